#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "style/expression.h"

namespace atlas::style {

struct Datum;  // datum.h

enum class LayerType { background, fill, line, circle, symbol, color_relief, hillshade, raster };

// A part of a label. ["format", name, {}, "\n", {}, second name, {"font-scale": 0.8}] has three: what follows in a
// smaller scale is the second language.
struct TextSection {
  std::string text;
  double font_scale = 1;
  std::optional<Color> color;  // instead of text-color
};

// One layer of a MapLibre style. Properties that the style leaves out have the spec's defaults.
// Beyond the spec, in `metadata` (so that other editors keep it):
//   "atlas:corridor": true    a line layer as wide as twice MapFeature::uncertainty_m on the ground
//   "atlas:legend": "TEXT" or {"zh","en"}   what the legend calls it; layers of one name share a legend row
//   "atlas:subject": true     drawn from the catalogue: dimmed when something else is selected, and picked
class Layer {
 public:
  std::string id, source, source_layer;
  LayerType type = LayerType::background;
  double min_zoom = 0, max_zoom = 24;
  source::Object metadata;
  bool visible = true;  // layout visibility

  bool shown_at(double zoom) const { return visible && zoom >= min_zoom && zoom < max_zoom; }
  bool passes(const Evaluation& at) const;  // the filter

  // A paint or layout property by its spec name ("line-width"). Wrong or failing expressions give the default.
  double number(std::string_view property, const Evaluation& at) const;
  Color color(std::string_view property, const Evaluation& at) const;
  std::string text(std::string_view property, const Evaluation& at) const;
  bool boolean(std::string_view property, const Evaluation& at) const;
  std::vector<double> numbers(std::string_view property, const Evaluation& at) const;   // line-dasharray, text-offset
  std::vector<std::string> texts(std::string_view property, const Evaluation& at) const;  // text-font
  source::Value value(std::string_view property, const Evaluation& at) const;
  // text-field in its sections; text() gives them run together. Every section of a plain text-field has scale 1.
  std::vector<TextSection> formatted(std::string_view property, const Evaluation& at) const;

  bool has(std::string_view property) const;   // written in the style
  // The feature properties that the layer's paint reads: features alike in these are drawn in one batch.
  const std::set<std::string>& paint_reads() const { return paint_reads_; }
  const Expression* expression(std::string_view property) const;

 private:
  friend class StyleParser;
  Datum datum(std::string_view property, const Evaluation& at) const;

  Expression filter_;
  std::map<std::string, Expression, std::less<>> properties_;
  std::set<std::string> paint_reads_;
};

// A parsed style. Immutable and shared; any thread may read it.
struct Style {
  std::string name;
  std::vector<Layer> layers;                      // in drawing order
  std::map<std::string, source::Value> sources;   // as written
  source::Object state;                           // defaults of ["global-state", ...]
  source::Object metadata;
};

// What of a style is not drawn, each with its place (layer and property).
using Notes = std::vector<Error>;

Result<std::shared_ptr<const Style>> parse_style(std::string_view json, const std::string& where, Notes& notes);

// "light", "dark" (embedded), or a file's path.
Result<std::shared_ptr<const Style>> load_style(const std::string& name_or_file, Notes& notes);
std::vector<std::string> embedded_style_names();
// The JSON of one that ships; also "data", the template for the reader's own files: its layers have the source "data"
// and the source layer "*", to be put in place.
Result<std::string_view> read_embedded_style(const std::string& name);

}  // namespace atlas::style
