#include <CLI/CLI.hpp>
#include <charconv>
#include <ctime>
#include <set>

#include "base/file.h"
#include "cli/command.h"
#include "cli/measuring.h"
#include "mesh/build.h"
#include "source/tile_archive.h"
#include "source/unpack.h"
#include "source/vector_tile.h"
#include "style/data_layers.h"

namespace atlas::cli {
namespace {

// Milliseconds that this thread has been at work: what else the machine does meanwhile does not count.
double busy_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Options {
  std::vector<std::string> files;
  int repeat = 1;
  bool json = true;
};

// A tile as it is stored, and where it came from.
struct StoredTile {
  geo::TileId id;
  std::string bytes, where;
};

// Numbers at the end of a tile's path: ".../13/2098/3042.mvt" and "13-2098-3042.mvt" are both 13/2098/3042.
geo::TileId tile_in_name(const std::string& file) {
  std::vector<std::uint32_t> numbers;
  const std::string text = std::filesystem::absolute(file).replace_extension().string();
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    std::uint32_t number = 0;
    const auto [after, error] = std::from_chars(at, end, number);
    if (error == std::errc()) numbers.push_back(number);
    at = after > at ? after : at + 1;
  }
  if (numbers.size() < 3) return {};
  const std::uint32_t z = numbers[numbers.size() - 3], x = numbers[numbers.size() - 2], y = numbers.back();
  if (z > 30 || x >> z || y >> z) return {};
  return {static_cast<std::uint8_t>(z), x, y};
}

Result<void> add_archive(const std::string& file, std::vector<StoredTile>& tiles) {
  const auto archive = source::open_tile_archive(file);
  if (!archive) return fail(archive.error());
  std::vector<geo::TileId> ids;
  const auto visited = (*archive)->visit_all([&](geo::TileId tile) {
    ids.push_back(tile);
    return true;
  });
  if (!visited) return visited;
  for (const geo::TileId id : ids) {
    auto bytes = (*archive)->read(id);
    if (!bytes) return fail(bytes.error());
    const std::string place = std::to_string(id.z) + "/" + std::to_string(id.x) + "/" + std::to_string(id.y);
    if (*bytes) tiles.push_back({id, std::move(**bytes), file + " " + place});
  }
  return {};
}

Result<std::vector<StoredTile>> read_tiles(const std::vector<std::string>& files) {
  std::vector<StoredTile> tiles;
  for (const std::string& file : files) {
    if (source::is_tile_archive(file)) {
      const auto added = add_archive(file, tiles);
      if (!added) return fail(added.error());
      continue;
    }
    auto bytes = read_file(file);
    if (!bytes) return fail(bytes.error());
    tiles.push_back({tile_in_name(file), std::move(*bytes), file});
  }
  return tiles;
}

Result<source::TileData> decode(const StoredTile& tile) {
  const auto bytes = source::unpacked(tile.bytes, tile.where);
  if (!bytes) return fail(bytes.error());
  auto layers = source::decode_vector_tile(*bytes, tile.id, tile.where);
  if (!layers) return fail(layers.error());
  source::TileData data;
  data.layers = std::move(*layers);
  return data;
}

// The style that `atlas render FILE` draws tiles with: the embedded one's, and layers for all that the tiles have.
Result<mesh::Recipe> recipe_for(const std::vector<StoredTile>& tiles, Context& context) {
  std::set<std::string> names;
  for (const StoredTile& tile : tiles) {
    const auto data = decode(tile);
    if (!data) context.tell(data.error());
    else
      for (const source::TileLayer& layer : data->layers) names.insert(layer.layer->name);
  }
  style::Notes notes;
  const auto style = style::load_style("light", notes);
  if (!style) return fail(style.error());
  auto fonts = text::Fonts::open();
  if (!fonts) return fail(fonts.error());
  mesh::Recipe recipe;
  recipe.style = style::with_data_layers(**style, "tiles", {names.begin(), names.end()}, 0, false);
  recipe.projection = geo::Projection::web_mercator();
  recipe.fonts = std::move(*fonts);
  recipe.state = recipe.style->state;
  return recipe;
}

Json tile_spread(const std::vector<double>& values) {
  return {{"p50", percentile(values, 0.5)}, {"p95", percentile(values, 0.95)}, {"max", percentile(values, 1)}};
}

Result<void> run(const Options& options, Context& context) {
  const auto tiles = read_tiles(options.files);
  if (!tiles) return fail(tiles.error());
  const auto recipe = recipe_for(*tiles, context);
  if (!recipe) return fail(recipe.error());
  std::vector<double> each_ms;
  double decode_ms = 0, mesh_ms = 0;
  std::size_t bytes = 0, features = 0, broken = 0, mesh_bytes = 0;
  for (int round = 0; round < options.repeat; ++round)
    for (const StoredTile& tile : *tiles) {
      const double start = busy_ms();
      auto data = decode(tile);
      const double decoded = busy_ms();
      if (!data) {
        broken += round == 0;
        continue;
      }
      const auto mesh = mesh::build(*recipe, "tiles", tile.id, *data, {});
      const double meshed = busy_ms();
      decode_ms += decoded - start, mesh_ms += meshed - decoded;
      each_ms.push_back(meshed - start);
      if (round > 0) continue;
      bytes += tile.bytes.size(), mesh_bytes += mesh->bytes();
      for (const source::TileLayer& layer : data->layers) features += layer.features.size();
    }
  decode_ms /= options.repeat, mesh_ms /= options.repeat;
  context.print(text_of({{"tiles", tiles->size() - broken},
                         {"broken", broken},
                         {"bytes", bytes},
                         {"features", features},
                         {"mesh_bytes", mesh_bytes},
                         {"decode_ms", rounded_ms(decode_ms)},
                         {"mesh_ms", rounded_ms(mesh_ms)},
                         {"total_ms", rounded_ms(decode_ms + mesh_ms)},
                         {"seconds", (decode_ms + mesh_ms) / 1000},
                         {"tile_ms", tile_spread(each_ms)},
                         {"peak_rss_mb", std::round(peak_memory_mb() * 10) / 10}}));
  return {};
}

}  // namespace

void add_bench_tiles(CLI::App& bench, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = bench.add_subcommand("tiles", "time to decode vector tiles and to make meshes of them, on one thread");
  command->add_option("FILE", options->files, "an archive of tiles (every tile of it), or a tile (.mvt, .pbf)")->required();
  command->add_option("--repeat", options->repeat, "so many rounds, of which the mean is told")->check(CLI::Range(1, 1000));
  command->add_flag("--json", options->json, "as JSON, which it always is");
  command->footer("Example: atlas bench tiles world.mbtiles");
  command->callback([options, &context] { context.finish(run(*options, context)); });
}

}  // namespace atlas::cli
