#include "source/relief_source.h"

#include <algorithm>
#include <cmath>

#include "source/gdal_module.h"
#include "source/height_pyramid.h"
#include "source/height_sampling.h"

namespace atlas::source {
namespace {

constexpr int tile_cells = 128, tile_border = 2;
constexpr double rim_cells = 48;  // of the finer grid: over so many it is blended into the coarser one

double smooth_step(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

geo::GeoBox box_of(const HeightGrid& grid) {
  return {grid.west, grid.north - grid.height * grid.cell_lat, grid.west + grid.width * grid.cell_lon, grid.north};
}

// 0 on the rim of the grid, 1 well inside. A side that lies on the edge of the world is no rim.
double inwardness(const HeightGrid& grid, double lon, double lat) {
  const geo::GeoBox box = box_of(grid);
  const bool whole_turn = box.east - box.west > 359.9;
  double cells = rim_cells;
  if (!whole_turn) cells = std::min({cells, (lon - box.west) / grid.cell_lon, (box.east - lon) / grid.cell_lon});
  if (box.north < 89.9) cells = std::min(cells, (box.north - lat) / grid.cell_lat);
  if (box.south > -89.9) cells = std::min(cells, (lat - box.south) / grid.cell_lat);
  return smooth_step(cells / rim_cells);
}

class ReliefSource : public TileSource {
 public:
  ReliefSource(std::string id, std::vector<HeightGrid> grids) {
    std::stable_sort(grids.begin(), grids.end(), [](const HeightGrid& a, const HeightGrid& b) { return a.cell_lat < b.cell_lat; });
    for (HeightGrid& grid : grids) grids_.push_back(std::make_unique<const HeightPyramid>(std::move(grid)));
    info_.id = std::move(id);
    info_.heights = true;
    for (const auto& grid : grids_) info_.box.include(box_of(grid->finest()));
    info_.max_zoom = finest_zoom();
  }

  const TileSourceInfo& info() const override { return info_; }

  Result<TileData> read(geo::TileId tile, std::stop_token stop) const override {
    const geo::PlaneBox square = geo::mercator_box(tile);
    const double cell = square.width() / tile_cells;
    std::vector<double> longitudes, latitudes;
    for (int i = -tile_border; i < tile_cells + tile_border; ++i) {
      longitudes.push_back(geo::from_mercator({square.min_x + (i + 0.5) * cell, 0}).lon);
      latitudes.push_back(geo::from_mercator({0, square.max_y - (i + 0.5) * cell}).lat);
    }
    HeightTile heights{tile_cells, tile_border, std::vector<float>(longitudes.size() * latitudes.size(), 0.0f)};
    // From the coarsest, which is taken as it is, to the finest, each blended over what is there.
    for (auto grid = grids_.rbegin(); grid != grids_.rend() && !stop.stop_requested(); ++grid)
      blend(**grid, longitudes, latitudes, grid == grids_.rbegin(), heights.metres);
    TileData data;
    data.heights = std::move(heights);
    return data;
  }

 private:
  static void blend(const HeightPyramid& pyramid, const std::vector<double>& longitudes, const std::vector<double>& latitudes,
                    bool lowest, std::vector<float>& metres) {
    const geo::GeoBox wanted{longitudes.front(), latitudes.back(), longitudes.back(), latitudes.front()};
    const HeightGrid& grid = pyramid.finest();  // its rim is that of every level
    if (!box_of(grid).intersects(wanted)) return;
    const double cell = std::min(longitudes[1] - longitudes[0], (latitudes.front() - latitudes.back()) / static_cast<double>(latitudes.size()));
    const HeightSamples samples = sample_heights(pyramid.for_cell(cell), longitudes, latitudes);
    for (std::size_t j = 0, at = 0; j < latitudes.size(); ++j)
      for (std::size_t i = 0; i < longitudes.size(); ++i, ++at) {
        if (samples.known[at] <= 0) continue;
        const double share = smooth_step(samples.known[at]) * (lowest ? 1 : inwardness(grid, longitudes[i], latitudes[j]));
        metres[at] += static_cast<float>(share) * (samples.metres[at] - metres[at]);
      }
  }

  // The zoom whose cells are half as large as the finest grid's: beyond, a tile holds nothing new.
  int finest_zoom() const {
    const double cells_per_turn = 360 / grids_.front()->finest().cell_lat;
    return std::clamp(static_cast<int>(std::ceil(std::log2(cells_per_turn / tile_cells))) + 1, 0, 14);
  }

  std::vector<std::unique_ptr<const HeightPyramid>> grids_;  // finest first
  TileSourceInfo info_;
};

}  // namespace

Result<std::shared_ptr<const TileSource>> open_relief(std::string id, const std::vector<std::filesystem::path>& files) {
  const auto module = gdal_module();
  if (!module) return fail(module.error());
  std::vector<HeightGrid> grids;
  Result<void> wrong;
  for (const auto& file : files) {
    auto grid = (*module)->read_heights(file);
    if (grid)
      grids.push_back(std::move(*grid));
    else
      wrong = fail(grid.error());
  }
  // One broken file leaves the others' relief; without any there is none.
  if (grids.empty()) return wrong ? fail(id, "there is no relief file", "name a GeoTIFF of heights") : fail(wrong.error());
  return std::make_shared<const ReliefSource>(std::move(id), std::move(grids));
}

}  // namespace atlas::source
