#include "source/height_sampling.h"

#include <algorithm>
#include <cmath>

namespace atlas::source {
namespace {

// The cubic B-spline; support from -2 to 2, sum 1 at whole steps (Unser, Splines, 1999, eq. 4).
double b_spline(double t) {
  t = std::abs(t);
  if (t < 1) return 2.0 / 3 - t * t + t * t * t / 2;
  return t < 2 ? (2 - t) * (2 - t) * (2 - t) / 6 : 0;
}

// Grid cells that one sample is made of, from `first` on; no weights where the sample is outside the grid.
struct Taps {
  int first = 0;
  std::vector<float> weights;
};

// `places` in cells from the grid's edge; a cell's middle is at its index + 0.5.
std::vector<Taps> taps_for(const std::vector<double>& places, int cells) {
  std::vector<Taps> all(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!(places[i] >= 0 && places[i] <= cells)) continue;
    const double before = i > 0 ? places[i] - places[i - 1] : places.size() > 1 ? places[1] - places[0] : 1;
    const double stretch = std::max(1.0, before);
    const double middle = places[i] - 0.5;
    const int low = static_cast<int>(std::ceil(middle - 2 * stretch)), high = static_cast<int>(std::floor(middle + 2 * stretch));
    Taps& taps = all[i];
    taps.first = std::clamp(low, 0, cells - 1);
    taps.weights.assign(static_cast<std::size_t>(std::clamp(high, 0, cells - 1) - taps.first + 1), 0.0f);
    double sum = 0;
    for (int cell = low; cell <= high; ++cell) sum += b_spline((cell - middle) / stretch);
    // Beyond the edge the last cell is repeated.
    for (int cell = low; cell <= high; ++cell)
      taps.weights[static_cast<std::size_t>(std::clamp(cell, 0, cells - 1) - taps.first)] +=
          static_cast<float>(b_spline((cell - middle) / stretch) / sum);
  }
  return all;
}

std::vector<double> in_cells(const std::vector<double>& degrees, double origin, double cell) {
  std::vector<double> places;
  for (const double at : degrees) places.push_back((at - origin) / cell);
  return places;
}

// A grid's row at every column: weighted heights, and the weight of what is known.
void sample_row(const HeightGrid& grid, int row, const std::vector<Taps>& columns, float* metres, float* known) {
  const std::int16_t* cells = grid.metres.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.width);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Taps& taps = columns[i];
    float sum = 0, weight = 0;
    for (std::size_t k = 0; k < taps.weights.size(); ++k) {
      const std::int16_t height = cells[taps.first + static_cast<int>(k)];
      if (grid.has_unknown && height == HeightGrid::unknown) continue;
      sum += taps.weights[k] * height;
      weight += taps.weights[k];
    }
    metres[i] = sum, known[i] = weight;
  }
}

}  // namespace

HeightSamples sample_heights(const HeightGrid& grid, const std::vector<double>& longitudes, const std::vector<double>& latitudes) {
  const auto columns = taps_for(in_cells(longitudes, grid.west, grid.cell_lon), grid.width);
  const auto rows = taps_for(in_cells(latitudes, grid.north, -grid.cell_lat), grid.height);
  const std::size_t width = longitudes.size();
  HeightSamples samples{std::vector<float>(width * latitudes.size()), std::vector<float>(width * latitudes.size())};
  int first = grid.height, last = -1;
  for (const Taps& taps : rows)
    if (!taps.weights.empty())
      first = std::min(first, taps.first), last = std::max(last, taps.first + static_cast<int>(taps.weights.size()) - 1);
  if (first > last) return samples;
  // Along the rows first, once for each of the grid's rows, then down the columns.
  std::vector<float> metres(width * static_cast<std::size_t>(last - first + 1)), known(metres.size());
  for (int row = first; row <= last; ++row) {
    const std::size_t at = width * static_cast<std::size_t>(row - first);
    sample_row(grid, row, columns, &metres[at], &known[at]);
  }
  for (std::size_t j = 0; j < rows.size(); ++j)
    for (std::size_t k = 0; k < rows[j].weights.size(); ++k) {
      const float weight = rows[j].weights[k];
      const std::size_t from = width * (static_cast<std::size_t>(rows[j].first - first) + k), to = width * j;
      for (std::size_t i = 0; i < width; ++i)
        samples.metres[to + i] += weight * metres[from + i], samples.known[to + i] += weight * known[from + i];
    }
  for (std::size_t i = 0; i < samples.metres.size(); ++i)
    if (samples.known[i] > 0) samples.metres[i] /= samples.known[i];
  return samples;
}

}  // namespace atlas::source
