#pragma once
#include <vector>

#include "source/gdal_module.h"

// Private to source/.
namespace atlas::source {

// Heights at the crossings of columns (longitudes) and rows (latitudes), and how much of each is known (0 to 1).
struct HeightSamples {
  std::vector<float> metres, known;  // row by row
};

// Samples a grid with the cubic B-spline (smooth to its second derivative, so that hillshade shows no facets), widened
// where cells of the result are larger than the grid's, so that nothing is skipped. Longitudes rise, latitudes fall.
// A place outside the grid is not known.
HeightSamples sample_heights(const HeightGrid& grid, const std::vector<double>& longitudes, const std::vector<double>& latitudes);

}  // namespace atlas::source
