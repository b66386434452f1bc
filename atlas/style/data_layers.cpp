#include "style/data_layers.h"

#include <array>
#include <nlohmann/json.hpp>

#include "embedded/assets.h"

namespace atlas::style {
namespace {

using nlohmann::json;

struct Shades {
  const char *light, *dark;
};
constexpr std::array<Shades, 4> shades = {{{"#C2417C", "#F07CC0"}, {"#5B7A12", "#B4D65A"}, {"#8A4B1E", "#D9A06B"}, {"#0B6E8F", "#5CC8EA"}}};

constexpr std::string_view template_source = "data";
// The colours as the template writes them: of the data, and of the ground around it.
constexpr std::string_view template_colour = "#C2417C", template_casing = "#FFFFFF", template_halo = "rgba(255,255,255,0.9)";
constexpr std::string_view dark_casing = "#20262B", dark_halo = "rgba(32,38,43,0.9)";

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
}

json coloured_template(std::size_t number, bool dark) {
  std::string text(embedded::assets_file("styles/data.json"));
  const Shades& colour = shades[number % shades.size()];
  if (dark) replace_all(text, template_casing, dark_casing), replace_all(text, template_halo, dark_halo);
  replace_all(text, template_colour, dark ? colour.dark : colour.light);
  return json::parse(text, nullptr, false);
}

// A style that has layers for the source "data" itself says how the reader's files look.
bool take_own_layers(Style& style, const std::string& source, const std::vector<std::string>& source_layers) {
  std::vector<Layer> own, others;
  for (const Layer& layer : style.layers) (layer.source == template_source ? own : others).push_back(layer);
  if (own.empty()) return false;
  style.layers = others;
  for (const std::string& name : source_layers)
    for (Layer layer : own) {
      layer.id = source + "/" + name + "/" + layer.id;
      layer.source = source, layer.source_layer = name;
      style.layers.push_back(std::move(layer));
    }
  style.layers.insert(style.layers.end(), own.begin(), own.end());   // for the next file
  return true;
}

}  // namespace

std::shared_ptr<const Style> with_data_layers(const Style& style, const std::string& source,
                                              const std::vector<std::string>& source_layers, std::size_t number, bool dark) {
  auto grown = std::make_shared<Style>(style);
  if (take_own_layers(*grown, source, source_layers)) return grown;
  json sheet = coloured_template(number, dark);
  if (!sheet.is_object() || !sheet.contains("layers")) return grown;
  const json templates = sheet["layers"];
  sheet["layers"] = json::array();
  sheet["sources"] = {{source, {{"type", "vector"}, {"url", "atlas://" + source}}}};   // layers of unknown sources are left out
  for (const std::string& name : source_layers)
    for (json layer : templates) {
      layer["id"] = source + "/" + name + "/" + layer.value("id", "");
      layer["source"] = source, layer["source-layer"] = name;
      layer["metadata"] = {{"atlas:subject", true}, {"atlas:legend", name}};
      sheet["layers"].push_back(std::move(layer));
    }
  Notes notes;
  const auto text = sheet.dump(-1, ' ', false, json::error_handler_t::replace);
  if (const auto parsed = parse_style(text, "layers of " + source, notes))
    grown->layers.insert(grown->layers.end(), (*parsed)->layers.begin(), (*parsed)->layers.end());
  return grown;
}

}  // namespace atlas::style
