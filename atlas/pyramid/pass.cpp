#include "pyramid/pass.h"

#include "pyramid/world_strips.h"

namespace atlas::pyramid {
namespace {
constexpr std::size_t most_problems = 100, most_features = 0xFFFF'FFF0;
}

Pass::Pass(const std::vector<source::StreamLayer>& layers, BlockFile& file)
    : file_(file), levels_((file.reserve(sizeof(Header)), file)), properties_(file) {
  for (const source::StreamLayer& layer : layers) contents_.layers.push_back({layer.name, {}});
}

void Pass::add_problem(Error problem) {
  if (contents_.problems.size() < most_problems) contents_.problems.push_back(std::move(problem));
}

void Pass::add(const source::FeatureBatch& batch) {
  for (const Error& problem : batch.problems) add_problem(problem);
  if (batch.layer >= contents_.layers.size()) return;
  name_numbers_.clear();
  for (const std::string& name : batch.names) name_numbers_.push_back(names_.number_of(name));
  for (const auto& feature : batch.features) {
    if (feature.type == geo::GeometryType::none || features_.size() >= most_features) continue;
    features_.push_back({.row = feature.row,
                         .layer = static_cast<std::uint16_t>(batch.layer),
                         .type = static_cast<std::uint8_t>(feature.type),
                         .multi = feature.multi});
    add_properties(batch, feature);
    add_geometry(batch, feature);
  }
  levels_.add(std::exchange(list_, {}));
}

void Pass::add_properties(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature) {
  const auto properties = batch.properties_of(feature);
  if (properties.empty()) return;
  std::size_t most = properties.size() * 24;
  for (const auto& property : properties)
    if (property.kind >= source::FeatureBatch::Property::Kind::text) most += property.slice.size;
  FeatureRecord& record = features_.back();
  record.properties = properties_.begin(most);
  const std::size_t before = properties_.pending().size();
  encode_properties(batch, feature, name_numbers_, properties_.pending());
  record.properties_size = static_cast<std::uint32_t>(properties_.pending().size() - before);
}

void Pass::place(PartKind kind, std::span<const geo::LonLat> positions) {
  const std::size_t begin = list_.vertices.size();
  list_.vertices.resize(begin + positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) list_.vertices[begin + i] = scale_(positions[i]);
  list_.parts.push_back({kind, number(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(list_.vertices.size())});
}

void Pass::add_geometry(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature) {
  polygon_.clear();
  for (const auto& part : batch.parts_of(feature)) {
    const auto positions = batch.positions_of(part);
    vertices_ += positions.size();
    geo::GeoBox box;
    const bool within = within_world(positions, box);
    contents_.layers[batch.layer].box.include(within ? box : geo::GeoBox{-180, box.south, 180, box.north});
    if (feature.type != geo::GeometryType::polygon) {
      add_part(positions, feature.type, within);
      continue;
    }
    if (!part.hole) add_polygon();
    rings_within_ = (polygon_.empty() || rings_within_) && within;
    polygon_.push_back(positions);
  }
  add_polygon();
}

void Pass::add_part(std::span<const geo::LonLat> positions, geo::GeometryType type, bool within) {
  if (type == geo::GeometryType::point) {
    if (within) place(PartKind::points, positions);
    else place(PartKind::points, points_within_world(positions));
  } else if (within) {
    place(PartKind::line, positions);
  } else {
    for (const geo::Path& line : lines_within_world(positions)) place(PartKind::line, line);
  }
}

// The rings that polygon_ holds.
void Pass::add_polygon() {
  if (polygon_.empty()) return;
  const auto add_rings = [&](const auto& rings) {
    for (std::size_t i = 0; i < rings.size(); ++i) place(i == 0 ? PartKind::outer_ring : PartKind::hole, rings[i]);
  };
  if (rings_within_) {
    add_rings(polygon_);
  } else {
    geo::Polygon whole;
    for (const auto ring : polygon_) whole.rings.emplace_back(ring.begin(), ring.end());
    for (const geo::Polygon& polygon : polygons_within_world(whole)) add_rings(polygon.rings);
  }
  polygon_.clear();
}

Header Pass::finish() {
  properties_.flush();
  Header header;
  header.levels = levels_.finish();
  header.vertices = vertices_;
  const std::string_view features(reinterpret_cast<const char*>(features_.data()), features_.size() * sizeof(FeatureRecord));
  header.features = {file_.append(features), features_.size()};
  contents_.property_names = names_.names();
  const std::string texts = encode(contents_);
  header.texts = {file_.append(texts), texts.size()};
  header.file_size = file_.size();
  return header;
}

}  // namespace atlas::pyramid
