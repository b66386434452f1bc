#include "mesh/symbol_path.h"

#include <algorithm>
#include <cmath>

namespace atlas::mesh {
namespace {

// The fractions of the segment a-b that lie in the box; false when none does (Liang and Barsky 1984).
bool clip(geo::PlanePoint a, geo::PlanePoint b, const geo::PlaneBox& box, double& from, double& to) {
  from = 0, to = 1;
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double steps[] = {-dx, dx, -dy, dy};
  const double rooms[] = {a.x - box.min_x, box.max_x - a.x, a.y - box.min_y, box.max_y - a.y};
  for (int i = 0; i < 4; ++i) {
    if (steps[i] == 0) {
      if (rooms[i] < 0) return false;
    } else if (const double t = rooms[i] / steps[i]; steps[i] < 0) {
      from = std::max(from, t);
    } else {
      to = std::min(to, t);
    }
  }
  return from <= to;
}

}  // namespace

MeasuredLine::MeasuredLine(const geo::Path& path) {
  points_.reserve(path.size()), along_.reserve(path.size());
  for (const geo::LonLat place : path) {
    const geo::PlanePoint point = geo::to_mercator(place);
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
    along_.push_back(
        points_.empty() ? 0 : along_.back() + std::hypot(point.x - points_.back().x, point.y - points_.back().y));
    points_.push_back(point);
  }
}

geo::PlanePoint MeasuredLine::at(double distance) const {
  if (points_.empty()) return {};
  const auto next = std::upper_bound(along_.begin(), along_.end(), distance);
  if (next == along_.begin()) return points_.front();
  if (next == along_.end()) return points_.back();
  const auto i = static_cast<std::size_t>(next - along_.begin());
  const double t = (distance - along_[i - 1]) / (along_[i] - along_[i - 1]);
  return points_[i - 1] + (points_[i] - points_[i - 1]) * t;
}

std::vector<double> MeasuredLine::stops_in(geo::TileId tile, double spacing, double offset) const {
  std::vector<double> stops;
  const geo::PlaneBox box = geo::mercator_box(tile);
  for (std::size_t i = 1; i < points_.size(); ++i) {
    double from, to;
    if (!clip(points_[i - 1], points_[i], box, from, to)) continue;
    const double step = along_[i] - along_[i - 1];
    const double first = std::max(0.0, std::floor((along_[i - 1] + from * step) / spacing - offset));
    const double last = std::ceil((along_[i - 1] + to * step) / spacing - offset);
    for (double k = first; k <= last; ++k) {
      const double distance = (k + offset) * spacing;
      if (distance < along_[i - 1] || distance >= along_[i] || !(tile_of(at(distance), tile.z) == tile)) continue;
      stops.push_back(distance);
    }
  }
  return stops;
}

std::vector<geo::Path> joined_parts(const std::vector<geo::Path>& parts) {
  std::vector<geo::Path> joined;
  for (const geo::Path& part : parts) {
    if (part.size() < 2) continue;
    if (!joined.empty() && joined.back().back() == part.front())
      joined.back().insert(joined.back().end(), part.begin() + 1, part.end());
    else
      joined.push_back(part);
  }
  return joined;
}

geo::TileId tile_of(geo::PlanePoint mercator, std::uint8_t z) {
  const double count = std::exp2(z), size = 2 * geo::mercator_half_m / count;
  const auto index = [&](double metres) {
    return static_cast<std::uint32_t>(std::clamp(std::floor(metres / size), 0.0, count - 1));
  };
  return {z, index(mercator.x + geo::mercator_half_m), index(geo::mercator_half_m - mercator.y)};
}

LabelPath path_around(const MeasuredLine& line, double distance, double reach, double step, double smoothing,
                      const geo::Projection& projection) {
  LabelPath out;
  const int before = static_cast<int>(std::min(reach, distance) / step);
  const int after = static_cast<int>(std::min(reach, line.length() - distance) / step);
  for (int i = -before; i <= after; ++i) {
    const double here = distance + i * step;
    // The window shrinks towards the ends, so that the path does not fall short of them.
    const double window = std::min({smoothing, here, line.length() - here});
    constexpr int taps = 4;
    geo::PlanePoint mean{};
    double weights = 0;
    for (int tap = -taps; tap <= taps; ++tap) {
      const double weight = 1 + taps - std::abs(tap);
      mean = mean + line.at(here + tap * window / taps) * weight;
      weights += weight;
    }
    const geo::PlanePoint point = projection.is_web_mercator()
                                      ? mean * (1 / weights)
                                      : projection.forward(geo::from_mercator(mean * (1 / weights)));
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
      if (i > 0) break;
      if (i == 0) return {};
      out.points.clear();
      continue;
    }
    if (i == 0) out.anchor = static_cast<std::uint32_t>(out.points.size());
    out.points.push_back(point);
  }
  return out;
}

}  // namespace atlas::mesh
