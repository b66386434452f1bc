#pragma once
#include <libdeflate.h>

#include <initializer_list>
#include <protozero/pbf_writer.hpp>
#include <string>
#include <vector>

// Vector tiles and packed bytes as a test wants them.
namespace atlas::source {

inline std::uint32_t zigzag(std::int32_t value) { return protozero::encode_zigzag32(value); }
inline std::uint32_t command(std::uint32_t id, std::uint32_t count) { return id | count << 3; }

// Commands of a line or a ring through absolute places, from (0, 0) as the cursor.
inline std::vector<std::uint32_t> path_commands(const std::vector<std::pair<int, int>>& places, bool ring) {
  std::vector<std::uint32_t> words;
  int x = 0, y = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == 0) words.push_back(command(1, 1));
    if (i == 1) words.push_back(command(2, static_cast<std::uint32_t>(places.size() - 1)));
    words.push_back(zigzag(places[i].first - x)), words.push_back(zigzag(places[i].second - y));
    x = places[i].first, y = places[i].second;
  }
  if (ring) words.push_back(command(7, 1));
  return words;
}

struct MadeFeature {
  std::uint64_t id = 0;
  std::uint32_t type = 1;
  std::vector<std::uint32_t> geometry, tags;
};

struct MadeLayer {
  std::string name = "made";
  std::uint32_t version = 2, extent = 4096;
  std::vector<std::string> keys;
  std::vector<std::string> values;   // each an encoded Value
  std::vector<MadeFeature> features;
};

inline std::string text_value(const std::string& text) {
  std::string bytes;
  protozero::pbf_writer(bytes).add_string(1, text);
  return bytes;
}

inline std::string made_tile(const std::vector<MadeLayer>& layers) {
  std::string tile;
  protozero::pbf_writer writer(tile);
  for (const MadeLayer& made : layers) {
    protozero::pbf_writer layer(writer, 3);
    layer.add_uint32(15, made.version);
    layer.add_string(1, made.name);
    for (const MadeFeature& one : made.features) {
      protozero::pbf_writer feature(layer, 2);
      if (one.id) feature.add_uint64(1, one.id);
      if (!one.tags.empty()) feature.add_packed_uint32(2, one.tags.begin(), one.tags.end());
      feature.add_enum(3, static_cast<std::int32_t>(one.type));
      feature.add_packed_uint32(4, one.geometry.begin(), one.geometry.end());
    }
    for (const std::string& key : made.keys) layer.add_string(3, key);
    for (const std::string& value : made.values) layer.add_message(4, value);
    if (made.extent != 4096) layer.add_uint32(5, made.extent);
  }
  return tile;
}

inline std::string gzipped(const std::string& bytes) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

}  // namespace atlas::source
