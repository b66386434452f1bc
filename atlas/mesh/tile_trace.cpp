#include "mesh/tile_trace.h"

#include <cmath>

#include "geo/mercator.h"
#include "geo/sleeve.h"

namespace atlas::mesh {
namespace {

template <class Item>
Item& next_of(std::vector<Item>& items, std::size_t& count) {
  if (count == items.size()) items.emplace_back();
  return items[count++];
}

double extent_of(const std::vector<geo::PlanePoint>& ring) {
  geo::PlaneBox box;
  for (const geo::PlanePoint p : ring) box.include(p);
  return std::max(box.width(), box.height());
}

void measure(std::vector<geo::LinePoint>& points) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y;
    points[i].along = points[i - 1].along + std::sqrt(dx * dx + dy * dy);
  }
}

// The tessellator is quadratic beyond: what has more loses the least that can be seen.
void coarsen(RingList& list, double tolerance) {
  while (list.points.size() > most_ring_points) {
    RingList simple;
    std::uint32_t first = 0;
    tolerance *= 2;
    for (const std::uint32_t end : list.ends) {
      std::vector<geo::PlanePoint> ring(list.points.begin() + first, list.points.begin() + end);
      const bool outer = first == 0;
      first = end;
      geo::fit_sleeve(ring, tolerance);
      // One that cannot be made simpler would keep the number where it is: the small ones go, and with the outer one all.
      const bool gone = ring.size() < 3 || extent_of(ring) < tolerance;
      if (gone && outer) break;
      if (gone) continue;
      simple.points.insert(simple.points.end(), ring.begin(), ring.end());
      simple.ends.push_back(static_cast<std::uint32_t>(simple.points.size()));
    }
    list = std::move(simple);
  }
}

}  // namespace

TileTracer::TileTracer(const TileFrame& frame, bool exact)
    : exact_(exact),
      tolerance_(exact ? 0 : frame.tolerance),
      half_(geo::mercator_box(frame.tile).width() / 2),
      rim_(half_ * (1 + 2 * tile_rim)) {}

void TileTracer::set_extent(std::uint32_t extent) {
  extent_ = std::max<std::uint32_t>(extent, 1);
  step_ = 2 * half_ / static_cast<double>(extent_);
}

std::span<const Trace> TileTracer::lines(const source::TileGeometry& geometry, std::size_t feature, bool along) {
  set_extent(geometry.extent);
  trace_count_ = 0;
  const auto [first, end] = geometry.parts_of(feature);
  for (std::size_t part = first; part < end; ++part) {
    const Points points = geometry.points_of(part);
    add_run(points, 0, points.size(), along, false, true);
  }
  return {traces_.data(), trace_count_};
}

std::span<const Trace> TileTracer::outlines(const source::TileGeometry& geometry, std::size_t feature, bool along) {
  set_extent(geometry.extent);
  trace_count_ = 0;
  const auto [first, end] = geometry.parts_of(feature);
  for (std::size_t part = first; part < end; ++part) add_outline(geometry.points_of(part), along);
  return {traces_.data(), trace_count_};
}

std::span<const RingList> TileTracer::polygons(const source::TileGeometry& geometry, std::size_t feature) {
  set_extent(geometry.extent);
  polygon_count_ = 0;
  const auto [first, end] = geometry.parts_of(feature);
  bool outer_there = false;
  for (std::size_t part = first; part < end; ++part) {
    const bool hole = geometry.parts[part].hole && part > first;
    if (hole && !outer_there) continue;   // nothing of the polygon is here
    if (!hole) {
      RingList& fresh = next_of(polygons_, polygon_count_);
      fresh.points.clear(), fresh.ends.clear();
    }
    RingList& list = polygons_[polygon_count_ - 1];
    add_ring(geometry.points_of(part), list, geometry.shared_borders);
    if (hole) continue;
    outer_there = !list.ends.empty();
    if (!outer_there) --polygon_count_;
  }
  for (std::size_t i = 0; i < polygon_count_; ++i) coarsen(polygons_[i], tolerance_ > 0 ? tolerance_ : half_ / 4096);
  return {polygons_.data(), polygon_count_};
}

bool TileTracer::within_rim(Points points) const {
  const auto rim = static_cast<std::int64_t>(static_cast<double>(extent_) * tile_rim);
  const std::int64_t low = -rim, high = extent_ + rim;
  bool within = true;
  for (const auto p : points) within &= (p.x >= low) & (p.x <= high) & (p.y >= low) & (p.y <= high);
  return within;
}

bool TileTracer::along_border(source::TilePoint a, source::TilePoint b) const {
  return (a.x == b.x && (a.x <= 0 || a.x >= extent_)) || (a.y == b.y && (a.y <= 0 || a.y >= extent_));
}

void TileTracer::add_outline(Points ring, bool along) {
  const std::size_t count = ring.size();
  if (count < 2) return;
  const auto cut = [&](std::size_t i) { return along_border(ring[i % count], ring[(i + 1) % count]); };
  std::size_t first_cut = 0;
  while (first_cut < count && !cut(first_cut)) ++first_cut;
  if (first_cut == count) {
    add_run(ring, 0, count + 1, along, true, false);
    return;
  }
  std::size_t start = first_cut + 1;   // of a run: where an edge of the border ends
  for (std::size_t i = start; i <= first_cut + count; ++i) {
    if (!cut(i)) continue;
    if (i > start) add_run(ring, start, i - start + 1, along, false, false);
    start = i + 1;
  }
}

void TileTracer::add_run(Points points, std::size_t first, std::size_t count, bool along, bool closed, bool ends) {
  if (count < 2) return;
  Trace& trace = next_of(traces_, trace_count_);
  trace.starts = trace.ends = ends, trace.closed = false;
  trace.points.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = first + i;
    const geo::PlanePoint p = place(points[at < points.size() ? at : at % points.size()]);
    trace.points[i] = {p.x, p.y, 0, 0};
  }
  if (along) measure(trace.points);
  if (within_rim(points)) {
    geo::fit_sleeve(trace.points, tolerance_);
    trace.closed = closed && trace.points.size() > 3;
    if (trace.points.size() < 2) --trace_count_;
    return;
  }
  const auto runs = geo::clip_line(trace.points, {-rim_, -rim_, rim_, rim_});
  --trace_count_;
  for (const geo::LineRun& run : runs) {
    Trace& part = next_of(traces_, trace_count_);
    part.points.assign(run.points.begin(), run.points.end());
    geo::fit_sleeve(part.points, tolerance_);
    part.starts = ends && run.from_start, part.ends = ends && run.to_end;
    part.closed = closed && run.from_start && run.to_end && part.points.size() > 3;
    if (part.points.size() < 2) --trace_count_;
  }
}

void TileTracer::add_ring(Points points, RingList& list, bool as_it_is) {
  ring_.clear();
  for (const auto p : points) ring_.push_back(place(p));
  if (!within_rim(points)) ring_ = geo::clip_ring(ring_, {-rim_, -rim_, rim_, rim_});
  if (!as_it_is) geo::fit_sleeve(ring_, tolerance_);
  if (ring_.size() < 3) return;
  list.points.insert(list.points.end(), ring_.begin(), ring_.end());
  list.ends.push_back(static_cast<std::uint32_t>(list.points.size()));
}

}  // namespace atlas::mesh
