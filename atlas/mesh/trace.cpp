#include "mesh/trace.h"

#include <cmath>
#include <numbers>

#include "geo/mercator.h"
#include "geo/simplify.h"

namespace atlas::mesh {
namespace {

constexpr double metres_per_degree = 111195;  // of latitude, on the sphere

double cos_degrees(double lat) { return std::cos(lat * std::numbers::pi / 180); }

double plane_units_per_metre(const geo::Projection& projection, geo::LonLat place) {
  return projection.is_web_mercator() ? 1 / std::max(0.05, cos_degrees(place.lat)) : projection.scale_at(place);
}

// Distance between two neighbours of a line in plane units, near enough for dashes and the same from every tile. In
// Web Mercator the plane's own; in other projections, where a line is far from one tile's scale to the next, metres on
// the ground times the scale at the line's start.
class AlongMeter {
 public:
  AlongMeter(const geo::Projection& projection, geo::LonLat start)
      : mercator_(projection.is_web_mercator()), scale_(mercator_ ? 1 : projection.scale_at(start)) {
    if (!std::isfinite(scale_)) scale_ = 1;
  }
  double between(geo::LonLat a, geo::LonLat b) const {
    const double east = b.lon - a.lon, north = b.lat - a.lat, shrink = cos_degrees((a.lat + b.lat) / 2);
    if (mercator_) {
      const double stretched = north / std::max(0.05, shrink);
      return std::sqrt(east * east + stretched * stretched) * geo::mercator_half_m / 180;
    }
    return std::sqrt(east * shrink * east * shrink + north * north) * metres_per_degree * scale_;
  }

 private:
  bool mercator_;
  double scale_;
};

double constant_uncertainty(const source::MapFeature& feature) {
  const source::Value* value = feature.properties.find("uncertainty_m");
  return value && value->number() ? *value->number() : 0;
}

std::vector<geo::LinePoint> in_degrees(const geo::Path& path, const source::MapFeature& feature, std::size_t part,
                                       const TileFrame& frame, TraceWish wish) {
  std::vector<geo::LinePoint> line(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) line[i] = {path[i].lon, path[i].lat, 0, 0};
  if (wish.along && !path.empty()) {
    const AlongMeter meter(frame.projection, path[0]);
    for (std::size_t i = 1; i < path.size(); ++i)
      line[i].along = line[i - 1].along + meter.between(path[i - 1], path[i]);
  }
  if (wish.corridor) {
    const bool varies = part < feature.uncertainty_m.size() && feature.uncertainty_m[part].size() == path.size();
    const double constant = varies ? 0 : constant_uncertainty(feature);
    for (std::size_t i = 0; i < path.size(); ++i)
      line[i].value = varies ? static_cast<double>(feature.uncertainty_m[part][i]) : constant;
  }
  return line;
}

// Web Mercator keeps a straight edge of a map straight enough; elsewhere long edges get points to bend at.
std::size_t pieces_of(double dx, double dy, const TileFrame& frame) {
  if (frame.projection.is_web_mercator()) return 1;
  const double step = 360 / std::exp2(frame.tile.z) / 16;
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(std::hypot(dx, dy) / step)), 1, 64);
}

// Points nearer to the one before than an eighth of a pixel go before they are projected, which costs more than this.
template <class Point>
std::vector<Point> thinned(const std::vector<Point>& points, const TileFrame& frame) {
  const double least = 360 / std::exp2(frame.tile.z) / 4096 * cos_degrees(points.empty() ? 0 : points[0].y);
  std::vector<Point> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0 && i + 1 < points.size() && std::abs(points[i].x - kept.back().x) < least &&
        std::abs(points[i].y - kept.back().y) < least)
      continue;
    kept.push_back(points[i]);
  }
  return kept;
}

std::vector<geo::LinePoint> projected(const std::vector<geo::LinePoint>& degrees, const TileFrame& frame, TraceWish wish) {
  std::vector<geo::LinePoint> out;
  out.reserve(degrees.size());
  const auto add = [&](const geo::LinePoint& p) {
    const geo::LonLat place{p.x, p.y};
    const geo::PlanePoint at = frame.projection.forward(place) - frame.origin;
    if (!std::isfinite(at.x) || !std::isfinite(at.y)) return;
    out.push_back({at.x, at.y, p.along, wish.corridor ? p.value * plane_units_per_metre(frame.projection, place) : 0});
  };
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    if (i > 0) {
      const geo::LinePoint &a = degrees[i - 1], &b = degrees[i];
      const std::size_t pieces = pieces_of(b.x - a.x, b.y - a.y, frame);
      for (std::size_t k = 1; k < pieces; ++k) {
        const double t = static_cast<double>(k) / static_cast<double>(pieces);
        add({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.along + (b.along - a.along) * t,
             a.value + (b.value - a.value) * t});
      }
    }
    add(degrees[i]);
  }
  return out;
}

double widest(const source::MapFeature& feature, TraceWish wish) {
  if (!wish.corridor) return 0;
  double metres = constant_uncertainty(feature);
  for (const auto& part : feature.uncertainty_m)
    for (const float m : part) metres = std::max(metres, static_cast<double>(m));
  return metres;
}

// A corridor of kilometres hides what a line of pixels would show.
double tolerance_of(const std::vector<geo::LinePoint>& points, const TileFrame& frame, TraceWish wish) {
  if (!wish.corridor) return frame.tolerance * (wish.hair ? hair_tolerance : 1);
  double narrowest = std::numeric_limits<double>::infinity();
  for (const auto& p : points) narrowest = std::min(narrowest, p.value);
  return std::isfinite(narrowest) ? std::max(frame.tolerance, narrowest * 0.05) : frame.tolerance;
}

struct Tracer {
  const source::MapFeature& feature;
  const TileFrame& frame;
  TraceWish wish;
  geo::PlaneBox box;
  std::vector<Trace> traces = {};

  void add_disc(geo::LonLat point) {
    if (!box.contains({point.lon, point.lat})) return;
    auto points = projected(in_degrees({point}, feature, feature.uncertainty_m.size(), frame, wish), frame, wish);
    if (!points.empty()) traces.push_back({std::move(points), true, true, false});
  }

  void add(const geo::Path& path, std::size_t part, bool ring) {
    if (path.size() < 2) return;
    geo::PlaneBox extent;
    for (const geo::LonLat p : path) extent.include({p.lon, p.lat});
    if (!extent.intersects(box)) return;
    const auto line = in_degrees(path, feature, part, frame, wish);
    const bool whole = box.contains({extent.min_x, extent.min_y}) && box.contains({extent.max_x, extent.max_y});
    const auto runs = whole ? std::vector<geo::LineRun>{{line, true, true}} : geo::clip_line(line, box);
    for (const geo::LineRun& run : runs) {
      const auto points = projected(thinned(run.points, frame), frame, wish);
      if (points.size() < 2) continue;
      Trace trace{geo::simplify_line(points, tolerance_of(points, frame, wish)), run.from_start, run.to_end, false};
      trace.closed = ring && run.from_start && run.to_end && trace.points.size() > 3;
      if (ring) trace.starts = trace.ends = false;
      traces.push_back(std::move(trace));
    }
  }
};

std::vector<geo::PlanePoint> ring_of(const geo::Path& path, const geo::PlaneBox& box, const TileFrame& frame) {
  std::vector<geo::PlanePoint> degrees(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) degrees[i] = {path[i].lon, path[i].lat};
  degrees = thinned(geo::clip_ring(degrees, box), frame);
  std::vector<geo::PlanePoint> out;
  out.reserve(degrees.size());
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    const geo::PlanePoint a = degrees[i], b = degrees[i + 1 == degrees.size() ? 0 : i + 1];
    const std::size_t pieces = pieces_of(b.x - a.x, b.y - a.y, frame);
    for (std::size_t k = 0; k < pieces; ++k) {
      const geo::PlanePoint p = a + (b - a) * (static_cast<double>(k) / static_cast<double>(pieces));
      const geo::PlanePoint at = frame.projection.forward({p.x, p.y}) - frame.origin;
      if (std::isfinite(at.x) && std::isfinite(at.y)) out.push_back(at);
    }
  }
  return out;
}

TracedPolygon simplified(const std::vector<std::vector<geo::PlanePoint>>& rings, double tolerance) {
  while (true) {
    TracedPolygon polygon;
    std::size_t points = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
      auto ring = geo::simplify_ring(rings[i], tolerance);
      if (ring.empty() && i == 0) return {};
      if (ring.empty()) continue;
      points += ring.size();
      polygon.rings.push_back(std::move(ring));
    }
    if (points <= most_ring_points) return polygon;
    tolerance *= 2;
  }
}

}  // namespace

TileFrame::TileFrame(geo::TileId id, const geo::Projection& plane) : tile(id), projection(plane) {
  const geo::PlaneBox box = geo::mercator_box(id);
  const geo::LonLat middle = geo::from_mercator(box.centre());
  origin = projection.forward(middle);
  // A tile is 512 to 1024 pixels wide when it is shown at its own zoom: a quarter to half of a pixel.
  tolerance = box.width() / 2048;
  if (!projection.is_web_mercator()) tolerance *= cos_degrees(middle.lat) * projection.scale_at(middle);
  if (!std::isfinite(origin.x) || !std::isfinite(origin.y)) origin = {0, 0};
  if (!std::isfinite(tolerance)) tolerance = box.width() / 2048;
}

geo::PlaneBox TileFrame::degrees_with_rim(double metres) const {
  geo::PlaneBox box = geo::mercator_box(tile);
  const double grow = box.width() * tile_rim;
  const geo::LonLat low = geo::from_mercator({box.min_x - grow, box.min_y - grow});
  const geo::LonLat high = geo::from_mercator({box.max_x + grow, box.max_y + grow});
  const double north = metres / metres_per_degree;
  const double east = north / std::max(0.05, cos_degrees(std::max(std::abs(low.lat), std::abs(high.lat))));
  return {low.lon - east, low.lat - north, high.lon + east, high.lat + north};
}

std::optional<double> TileFrame::reach() const {
  if (projection.is_web_mercator()) return geo::mercator_box(tile).width() * (0.5 + tile_rim) * 1.001;
  const geo::PlaneBox degrees = degrees_with_rim();
  double farthest = 0;
  constexpr int samples = 8;
  for (int i = 0; i <= samples; ++i)
    for (int j = 0; j <= samples; ++j) {
      const geo::PlanePoint at = projection.forward({degrees.min_x + degrees.width() * i / samples,
                                                     degrees.min_y + degrees.height() * j / samples}) - origin;
      if (!std::isfinite(at.x) || !std::isfinite(at.y)) return std::nullopt;
      farthest = std::max({farthest, std::abs(at.x), std::abs(at.y)});
    }
  return farthest > 0 ? std::optional(farthest * 1.5) : std::nullopt;   // between the samples it may bend a little more
}

std::vector<Trace> trace_lines(const source::MapFeature& feature, const TileFrame& frame, TraceWish wish) {
  Tracer tracer{feature, frame, wish, frame.degrees_with_rim(widest(feature, wish))};
  if (wish.corridor)
    for (const geo::LonLat point : feature.geometry.points) tracer.add_disc(point);
  for (std::size_t i = 0; i < feature.geometry.lines.size(); ++i) tracer.add(feature.geometry.lines[i], i, false);
  for (const geo::Polygon& polygon : feature.geometry.polygons)
    for (const geo::Path& ring : polygon.rings) tracer.add(ring, feature.uncertainty_m.size(), true);
  return std::move(tracer.traces);
}

std::vector<TracedPolygon> trace_polygons(const source::MapFeature& feature, const TileFrame& frame) {
  const geo::PlaneBox box = frame.degrees_with_rim();
  std::vector<TracedPolygon> traced;
  for (const geo::Polygon& polygon : feature.geometry.polygons) {
    std::vector<std::vector<geo::PlanePoint>> rings;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
      auto ring = ring_of(polygon.rings[i], box, frame);
      if (ring.size() < 3) {
        if (i == 0) break;  // nothing of the polygon is here
        continue;
      }
      rings.push_back(std::move(ring));
    }
    if (rings.empty()) continue;
    TracedPolygon simple = simplified(rings, frame.tolerance);
    if (!simple.rings.empty()) traced.push_back(std::move(simple));
  }
  return traced;
}

}  // namespace atlas::mesh
