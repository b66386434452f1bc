// within (a feature wholly inside polygons) and distance (metres to the nearest point), on feature geometry in
// degrees. Without geometry: not within, and NaN metres.
#include <fmt/format.h>

#include "style/geojson_value.h"
#include "style/parser.h"
#include "style/place.h"

namespace atlas::style {
namespace {

struct PlaceNode final : Node {
  geo::Geometry other;
  bool distance;
  PlaceNode(geo::Geometry g, bool d) : Node(d ? Kind::number : Kind::boolean), other(std::move(g)), distance(d) {}
  Facts own() const override { return {.feature = true, .constant = false, .reads = {"*"}}; }
  Datum evaluate(const Evaluation& at) const override {
    if (distance) return at.shape ? distance_m(*at.shape, other) : std::numeric_limits<double>::quiet_NaN();
    return at.shape && is_within(*at.shape, other);
  }
};

NodePtr parse_place(const source::Array& program, const Parser& parser, bool distance) {
  const std::string& name = *program[0].text();
  if (program.size() != 2)
    parser.fail(fmt::format("'{}' expression requires exactly one argument, but found {} instead.", name, argument_count(program)));
  auto geometry = geometry_from(program[1]);
  bool polygon = geometry && geometry->type == geo::GeometryType::polygon;
  if (!geometry || (!distance && !polygon))
    parser.fail(fmt::format("'{}' expression requires valid geojson object that contains {}.", name,
                            distance ? "a geometry" : "polygon geometry type"));
  return std::make_shared<PlaceNode>(std::move(*geometry), distance);
}

}  // namespace

void add_geometry_operators(Operators& to) {
  to["within"].parse = [](const source::Array& program, const Parser& parser) { return parse_place(program, parser, false); };
  to["distance"].parse = [](const source::Array& program, const Parser& parser) { return parse_place(program, parser, true); };
}

}  // namespace atlas::style
