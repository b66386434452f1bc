#include "source/geojson_geometry_reader.h"

#include <algorithm>

#include "source/degree_limits.h"

namespace atlas::source {
namespace {

using Height = Coordinates::Height;

struct Type {
  std::string_view name;
  Height height;  // of its coordinates
  geo::GeometryType kind;
  bool multi;
};
constexpr Type types[] = {{"Point", Height::position, geo::GeometryType::point, false},
                          {"MultiPoint", Height::path, geo::GeometryType::point, true},
                          {"LineString", Height::path, geo::GeometryType::line, false},
                          {"MultiLineString", Height::group, geo::GeometryType::line, true},
                          {"Polygon", Height::group, geo::GeometryType::polygon, false},
                          {"MultiPolygon", Height::groups, geo::GeometryType::polygon, true}};
constexpr std::string_view collection_type = "GeometryCollection";

const Type* find_type(std::string_view name) {
  const auto* found = std::find_if(std::begin(types), std::end(types), [&](const Type& type) { return type.name == name; });
  return found == std::end(types) ? nullptr : found;
}

}  // namespace

bool GeometryReader::is_geometry_type(std::string_view type) { return find_type(type) || type == collection_type; }

void GeometryReader::begin() {
  for (auto& parts : parts_) parts.clear();
  multi_ = has_coordinates_ = false;
  problem_ = nullptr;
}

bool GeometryReader::value(int depth) {
  const char next = scanner_.peek();
  if (next == 'n') return scanner_.word("null");
  if (next != '{') {
    problem("has a geometry that is no object");
    return scanner_.skip_value(depth);
  }
  if (depth >= JsonScanner::deepest) return scanner_.fault("nested more than 64 levels deep");
  std::string name, type;
  has_coordinates_ = false;
  scanner_.take('{');
  if (scanner_.take('}')) return problem("has a geometry without a type"), true;
  do {
    bool known = false;
    if (!scanner_.key(name)) return false;
    if (name == "type" && scanner_.peek() == '"') {
      type.clear();
      if (!scanner_.string(type)) return false;
    } else if (!member(name, depth, known) || (!known && !scanner_.skip_value(depth + 1))) {
      return false;
    }
  } while (scanner_.more('}'));
  if (scanner_.failed()) return false;
  finish(type);
  return true;
}

bool GeometryReader::read_member(std::string_view name, bool& known) { return member(name, 0, known); }

bool GeometryReader::member(std::string_view name, int depth, bool& known) {
  known = true;
  if (name == "coordinates") {
    has_coordinates_ = true;
    return coordinate_reader_.read(coordinates_);
  }
  if (name == "geometries") return collection(depth);
  known = false;
  return true;
}

bool GeometryReader::collection(int depth) {
  if (scanner_.peek() != '[') {
    problem("has geometries that are no list");
    return scanner_.skip_value(depth + 1);
  }
  scanner_.take('[');
  if (!scanner_.take(']')) {
    do {
      if (!value(depth + 1)) return false;
    } while (scanner_.more(']'));
  }
  has_coordinates_ = false;  // those here belonged to the geometries
  return !scanner_.failed();
}

void GeometryReader::finish(std::string_view type) {
  if (type == collection_type)
    multi_ = true;
  else if (!find_type(type))
    problem("has a geometry whose type is none of GeoJSON's");
  else if (has_coordinates_)
    take_parts(type);
  has_coordinates_ = false;
}

void GeometryReader::take_parts(std::string_view name) {
  const Type& type = *find_type(name);
  const auto end = static_cast<std::uint32_t>(batch_.positions.size());
  const char* wrong = coordinates_.problem;
  if (!wrong && coordinates_.height != Height::nothing && coordinates_.height != type.height)
    wrong = "has coordinates that are not nested as its type wants";
  if (!wrong && !settle_in_degrees(std::span(batch_.positions).subspan(coordinates_.begin))) wrong = "is not in degrees";
  if (wrong) {
    batch_.positions.resize(coordinates_.begin);
    return problem(wrong);
  }
  if (coordinates_.height == Height::nothing) return;
  multi_ |= type.multi;
  if (type.kind == geo::GeometryType::point) {
    parts_[points].push_back({coordinates_.begin, end, false});
  } else if (type.kind == geo::GeometryType::line) {
    for (std::size_t path = 0; path < coordinates_.path_ends.size(); ++path) take_line(path_begin(path), coordinates_.path_ends[path]);
  } else {
    std::size_t first = 0;
    for (const std::uint32_t last : coordinates_.group_ends) take_polygon(first, last), first = last;
  }
}

void GeometryReader::take_line(std::uint32_t begin, std::uint32_t end) {
  if (end - begin < 2) return problem("has a line of one position");
  parts_[lines].push_back({begin, end, false});
}

// Without an outer ring there is no polygon.
void GeometryReader::take_polygon(std::size_t first_path, std::size_t end_path) {
  for (std::size_t path = first_path; path < end_path; ++path) {
    Part ring = closed({path_begin(path), coordinates_.path_ends[path], path > first_path});
    if (ring.end - ring.begin >= 4)
      parts_[polygons].push_back(ring);
    else
      problem("has a ring of fewer than four positions");
    if (ring.end - ring.begin < 4 && !ring.hole) return;
  }
}

// An open ring is copied behind all others, where there is room to close it.
GeometryReader::Part GeometryReader::closed(Part ring) {
  auto& positions = batch_.positions;
  if (positions[ring.begin] == positions[ring.end - 1]) return ring;
  const auto begin = static_cast<std::uint32_t>(positions.size());
  for (std::uint32_t i = ring.begin; i <= ring.end; ++i) positions.push_back(geo::LonLat(positions[i < ring.end ? i : ring.begin]));
  return {begin, static_cast<std::uint32_t>(positions.size()), ring.hole};
}

GeometryReader::Part GeometryReader::joined_points() {
  if (parts_[points].size() == 1) return parts_[points].front();
  auto& positions = batch_.positions;
  const auto begin = static_cast<std::uint32_t>(positions.size());
  for (const Part& part : parts_[points])
    for (std::uint32_t i = part.begin; i < part.end; ++i) positions.push_back(geo::LonLat(positions[i]));
  return {begin, static_cast<std::uint32_t>(positions.size()), false};
}

void GeometryReader::append_features(const FeatureBatch::Feature& row) {
  constexpr geo::GeometryType kinds[] = {geo::GeometryType::point, geo::GeometryType::line, geo::GeometryType::polygon};
  if (!parts_[points].empty()) parts_[points] = {joined_points()};
  bool placed = false;
  for (const Kind kind : {points, lines, polygons}) {
    if (parts_[kind].empty()) continue;
    FeatureBatch::Feature feature = row;
    feature.type = kinds[kind], feature.multi = multi_;
    feature.first_part = static_cast<std::uint32_t>(batch_.parts.size());
    batch_.parts.insert(batch_.parts.end(), parts_[kind].begin(), parts_[kind].end());
    feature.end_part = static_cast<std::uint32_t>(batch_.parts.size());
    batch_.features.push_back(feature);
    placed = true;
  }
  if (placed) return;
  batch_.features.push_back(row);
  batch_.features.back().first_part = batch_.features.back().end_part = static_cast<std::uint32_t>(batch_.parts.size());
}

}  // namespace atlas::source
