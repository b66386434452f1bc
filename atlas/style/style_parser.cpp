#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "style/json.h"
#include "style/property.h"
#include "style/style.h"

namespace atlas::style {
namespace {

constexpr std::pair<const char*, LayerType> layer_types[] = {
    {"background", LayerType::background},   {"fill", LayerType::fill},
    {"line", LayerType::line},               {"circle", LayerType::circle},
    {"symbol", LayerType::symbol},           {"color-relief", LayerType::color_relief},
    {"hillshade", LayerType::hillshade},     {"raster", LayerType::raster}};

std::string text_or(const source::Object& object, std::string_view key, std::string otherwise) {
  auto* value = member(object, key);
  return value && value->text() ? *value->text() : otherwise;
}

}  // namespace

// Builds one style; what cannot be drawn becomes a note and is left out.
class StyleParser {
 public:
  StyleParser(const std::string& where, Notes& notes) : where_(where), notes_(notes) {}

  Result<std::shared_ptr<const Style>> parse(const source::Value& json) {
    auto* object = json.object();
    if (!object) return fail(where_, "not a style: the outermost JSON is no object", "give a MapLibre style");
    auto* layers = member(*object, "layers");
    if (!layers || !layers->array()) return fail(where_, "not a style: it has no list of layers", "give a MapLibre style");
    if (auto* version = member(*object, "version"); !version || !version->number() || *version->number() != 8)
      note("version", "8 expected", "read as version 8 all the same");
    style_->name = text_or(*object, "name", "");
    if (auto* metadata = member(*object, "metadata"); metadata && metadata->object()) style_->metadata = *metadata->object();
    if (auto* sources = member(*object, "sources"); sources && sources->object())
      for (const auto& [id, source] : *sources->object()) style_->sources[id] = source;
    read_state(*object);
    for (const auto& [key, value] : *object)
      if (key == "light" || key == "terrain" || key == "fog" || key == "sky" || key == "projection")
        note(key, "not drawn", "");
    for (std::size_t i = 0; i < layers->array()->size(); ++i) read_layer((*layers->array())[i], i);
    return style_;
  }

 private:
  void note(const std::string& place, std::string what, std::string remedy) {
    notes_.push_back({where_ + ": " + place, std::move(what), std::move(remedy)});
  }

  void read_state(const source::Object& object) {
    auto* state = member(object, "state");
    if (!state || !state->object()) return;
    for (const auto& [key, entry] : *state->object()) {
      auto* initial = entry.object() ? member(*entry.object(), "default") : nullptr;
      style_->state.emplace_back(key, initial ? *initial : source::Value());
    }
  }

  void read_layer(const source::Value& json, std::size_t index) {
    auto* object = json.object();
    std::string id = object ? text_or(*object, "id", "") : "";
    std::string place = id.empty() ? fmt::format("layers[{}]", index) : id;
    if (!object || id.empty()) return note(place, "a layer needs an id", "left out");
    if (!ids_.insert(id).second) return note(place, "a second layer of this id", "left out");
    std::string type = text_or(*object, "type", "");
    auto known = std::find_if(std::begin(layer_types), std::end(layer_types), [&](auto& t) { return t.first == type; });
    if (known == std::end(layer_types))
      return note(place, type.empty() ? "a layer needs a type" : "layers of type '" + type + "' are not drawn", "left out");
    Layer layer;
    layer.id = id;
    layer.type = known->second;
    layer.source = text_or(*object, "source", "");
    layer.source_layer = text_or(*object, "source-layer", "");
    if (layer.type != LayerType::background && !style_->sources.contains(layer.source))
      return note(place, layer.source.empty() ? "a layer needs a source" : "the style has no source '" + layer.source + "'", "left out");
    if (layer.type == LayerType::raster) note(place, "layers of type 'raster' are not drawn yet", "kept, but empty");
    read_common(layer, *object, place);
    read_properties(layer, *object, "layout", place);
    read_properties(layer, *object, "paint", place);
    style_->layers.push_back(std::move(layer));
  }

  void read_common(Layer& layer, const source::Object& object, const std::string& place) {
    auto zoom = [&](const char* key, double& target) {
      auto* value = member(object, key);
      if (!value) return;
      if (value->number()) target = *value->number();
      else note(place + "." + key, "a number expected", "ignored");
    };
    zoom("minzoom", layer.min_zoom);
    zoom("maxzoom", layer.max_zoom);
    if (auto* metadata = member(object, "metadata"); metadata && metadata->object()) layer.metadata = *metadata->object();
    layer.filter_ = parse_expression(source::Value(true), {}, true).value();
    if (auto* filter = member(object, "filter")) {
      auto parsed = parse_expression(*filter, {}, true);
      if (parsed) {
        layer.filter_ = *parsed;
      } else {
        note(place + ".filter", parsed.error().what, "nothing of the layer is drawn");
        layer.filter_ = parse_expression(source::Value(false), {}, true).value();
      }
    }
  }

  void read_properties(Layer& layer, const source::Object& object, const char* group, const std::string& place) {
    auto* properties = member(object, group);
    if (!properties || !properties->object()) return;
    bool paint = group[0] == 'p';
    for (const auto& [name, json] : *properties->object()) {
      std::string where = place + "." + name;
      if (name == "visibility" && !paint) {
        layer.visible = !(json.text() && *json.text() == "none");
        continue;
      }
      const Property* property = find_property(layer.type, name);
      if (name.ends_with("-transition")) continue;  // how fast it changes, not what it is
      if (!property || property->paint != paint) {
        note(where, fmt::format("no {} property of this kind of layer", group), "ignored");
        continue;
      }
      if (!property->drawn) {
        note(where, "not drawn", "ignored");
        continue;
      }
      read_property(layer, *property, json, where);
    }
  }

  void read_property(Layer& layer, const Property& property, const source::Value& json, const std::string& where) {
    auto parsed = parse_property(property, json);
    if (!parsed) {
      note(where, parsed.error().where == "value" ? parsed.error().what
                                                  : parsed.error().where + ": " + parsed.error().what,
           "the spec's default is drawn");
      return;
    }
    // the mesh batches features by what the look of lines, fills and circles depends on; of labels, only the paint
    if (property.paint || layer.type != LayerType::symbol)
      layer.paint_reads_.insert(parsed->reads().begin(), parsed->reads().end());
    layer.properties_.emplace(property.name, std::move(*parsed));
  }

  const std::string& where_;
  Notes& notes_;
  std::shared_ptr<Style> style_ = std::make_shared<Style>();
  std::set<std::string> ids_;
};

Result<std::shared_ptr<const Style>> parse_style(std::string_view text, const std::string& where, Notes& notes) {
  auto json = parse_json(text, where);
  if (!json) return fail(json.error());
  return StyleParser(where, notes).parse(*json);
}

}  // namespace atlas::style
