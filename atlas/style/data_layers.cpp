#include "style/data_layers.h"

#include <array>
#include <nlohmann/json.hpp>

namespace atlas::style {
namespace {

using nlohmann::json;

struct Shades {
  const char *light, *dark;
};
constexpr std::array<Shades, 4> colours = {{{"#B0307A", "#F07CC0"}, {"#5B7A12", "#B4D65A"}, {"#8A4B1E", "#D9A06B"}, {"#0B6E8F", "#5CC8EA"}}};

json of_type(const char* type, const char* multi) { return {"match", {"geometry-type"}, {type, multi}, true, false}; }

json layer(const std::string& source, const std::string& name, const char* part, const char* type) {
  return {{"id", source + "/" + name + "/" + part}, {"source", source}, {"source-layer", name}, {"type", type},
          {"metadata", {{"atlas:subject", true}, {"atlas:legend", name}}}};
}

json layers_of(const std::string& source, const std::string& name, const char* colour, const char* halo) {
  json area = layer(source, name, "area", "fill"), rim = layer(source, name, "rim", "line"), line = layer(source, name, "line", "line");
  json point = layer(source, name, "point", "circle"), label = layer(source, name, "name", "symbol");
  area["filter"] = rim["filter"] = of_type("Polygon", "MultiPolygon");
  line["filter"] = of_type("LineString", "MultiLineString");
  point["filter"] = of_type("Point", "MultiPoint");
  area["paint"] = {{"fill-color", colour}, {"fill-opacity", 0.16}};
  rim["paint"] = {{"line-color", colour}, {"line-width", 1.4}};
  line["paint"] = {{"line-color", colour}, {"line-width", 2.4}};
  line["layout"] = {{"line-cap", "round"}, {"line-join", "round"}};
  point["paint"] = {{"circle-color", colour}, {"circle-radius", 4.5}, {"circle-stroke-color", halo}, {"circle-stroke-width", 1.5}};
  label["layout"] = {{"text-field", {"to-string", {"coalesce", {"get", "name"}, {"get", "NAME"}, {"get", "Name"}, ""}}}, {"text-size", 12},
                     {"text-font", {"Noto Sans Regular"}}, {"text-offset", {0, 0.9}}, {"text-anchor", "top"}};
  label["filter"] = point["filter"];
  label["paint"] = {{"text-color", colour}, {"text-halo-color", halo}, {"text-halo-width", 1.5}};
  return {area, rim, line, point, label};
}

}  // namespace

std::shared_ptr<const Style> with_data_layers(const Style& style, const std::string& source,
                                              const std::vector<std::string>& source_layers, std::size_t number, bool dark) {
  const Shades& shades = colours[number % colours.size()];
  json layers = json::array();
  for (const std::string& name : source_layers)
    for (json& one : layers_of(source, name, dark ? shades.dark : shades.light, dark ? "#20262B" : "#FFFFFF")) layers.push_back(std::move(one));
  const json sheet = {{"version", 8}, {"sources", {{source, {{"type", "vector"}}}}}, {"layers", layers}};

  auto grown = std::make_shared<Style>(style);
  Notes notes;
  const auto text = sheet.dump(-1, ' ', false, json::error_handler_t::replace);
  if (const auto parsed = parse_style(text, "layers of " + source, notes))
    grown->layers.insert(grown->layers.end(), (*parsed)->layers.begin(), (*parsed)->layers.end());
  return grown;
}

}  // namespace atlas::style
