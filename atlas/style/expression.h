#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "geo/geometry.h"
#include "source/value.h"

namespace atlas::style {

// Red, green, blue, alpha from 0 to 1, premultiplied by alpha, sRGB.
struct Color {
  float r = 0, g = 0, b = 0, a = 0;
  friend bool operator==(const Color&, const Color&) = default;
};
Result<Color> parse_color(std::string_view css);

// What an expression may ask about. Pointers must outlive the call.
struct Evaluation {
  double zoom = 0;
  const source::Properties* properties = nullptr;
  geo::GeometryType geometry = geo::GeometryType::none;
  bool multi = false;                      // whether ["geometry-type"] is a Multi...
  const geo::Geometry* shape = nullptr;    // for ["within"] and ["distance"]; degrees
  std::optional<source::Value> id;
  const source::Object* state = nullptr;   // values of ["global-state", key], such as language
  double elevation = 0;                    // ["elevation"], for color-relief
};

// formatted: text in sections, of text-field.
enum class ExpectedType { any, color, number, text, boolean, array, formatted };

// An expression of the MapLibre Style Spec, or a constant, or a legacy function or filter made into one.
// Immutable, cheap to copy, any thread may evaluate it.
class Expression {
 public:
  Expression();  // null
  // `text`: JSON. Fails with the reason that the spec's checker would give.
  static Result<Expression> parse(std::string_view text, ExpectedType expected, bool filter = false);
  static Result<Expression> from_json(const source::Value& json, ExpectedType expected, bool filter = false);

  // A value of the expected type, or the error of evaluation. Colours come as {r,g,b,a} lists of 4, premultiplied.
  Result<source::Value> evaluate(const Evaluation& at) const;

  bool constant() const { return constant_; }  // depends on nothing
  bool reads_zoom() const { return reads_zoom_; }
  const std::set<std::string>& reads() const { return *reads_; }  // feature properties; "*" when it cannot be known

  struct Node;
  explicit Expression(std::shared_ptr<const Node> root);
  const std::shared_ptr<const Node>& root() const { return root_; }

 private:
  std::shared_ptr<const Node> root_;
  std::shared_ptr<const std::set<std::string>> reads_;
  bool constant_ = true, reads_zoom_ = false;
};

}  // namespace atlas::style
