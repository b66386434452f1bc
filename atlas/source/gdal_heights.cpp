#include <algorithm>
#include <cmath>

#include "source/gdal_functions.h"
#include "source/gdal_session.h"

namespace atlas::source {
namespace {

constexpr std::int64_t most_cells = 200'000'000;  // 400 MB of them

// North up and in degrees, or an error.
Result<void> place_grid(GDALDataset& dataset, const std::string& file, HeightGrid& grid) {
  double transform[6];
  const OGRSpatialReference* crs = dataset.GetSpatialRef();
  if (dataset.GetGeoTransform(transform) != CE_None || transform[2] != 0 || transform[4] != 0 || transform[1] <= 0 || transform[5] >= 0)
    return fail(file, "is no raster with north up", "warp it with gdalwarp -t_srs EPSG:4326");
  if (crs && !crs->IsGeographic()) return fail(file, "is not in degrees", "warp it with gdalwarp -t_srs EPSG:4326");
  grid.west = transform[0], grid.cell_lon = transform[1];
  grid.north = transform[3], grid.cell_lat = -transform[5];
  return {};
}

void mark_unknown(GDALRasterBand& band, HeightGrid& grid) {
  int has_no_data = 0;
  const double no_data = band.GetNoDataValue(&has_no_data);
  if (!has_no_data) return;
  const auto marker = static_cast<std::int16_t>(std::clamp(std::round(no_data), -32768.0, 32767.0));
  for (std::int16_t& height : grid.metres)
    if (height == marker) height = HeightGrid::unknown, grid.has_unknown = true;
}

}  // namespace

Result<HeightGrid> read_heights(const std::filesystem::path& file) {
  GdalSession session;
  const char* const options[] = {"NUM_THREADS=ALL_CPUS", nullptr};
  const char* const drivers[] = {"GTiff", nullptr};
  const Dataset dataset(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, options));
  if (!dataset) return fail(file.string(), "is no GeoTIFF that can be read (" + session.take_failure() + ")", "check the file");
  HeightGrid grid;
  if (auto placed = place_grid(*dataset, file.string(), grid); !placed) return fail(placed.error());
  grid.width = dataset->GetRasterXSize(), grid.height = dataset->GetRasterYSize();
  if (dataset->GetRasterCount() < 1 || std::int64_t{grid.width} * grid.height > most_cells)
    return fail(file.string(), "has no band, or more than 200 million cells", "give a coarser raster of heights");
  grid.metres.resize(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height));
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  if (band.RasterIO(GF_Read, 0, 0, grid.width, grid.height, grid.metres.data(), grid.width, grid.height, GDT_Int16, 0, 0, nullptr) != CE_None)
    return fail(file.string(), "cannot be read to its end (" + session.take_failure() + ")", "copy the file again");
  mark_unknown(band, grid);
  return grid;
}

}  // namespace atlas::source
