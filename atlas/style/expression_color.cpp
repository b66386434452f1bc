// rgb, rgba, to-rgba.
#include <fmt/format.h>

#include "style/javascript.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

Datum make_color(const Nodes& arguments, const Evaluation& at) {
  double channel[4] = {0, 0, 0, 1};
  bool valid = true, valid_alpha = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    channel[i] = number_of(arguments[i], at);
    if (i < 3) valid = valid && channel[i] >= 0 && channel[i] <= 255;
    else valid_alpha = channel[i] >= 0 && channel[i] <= 1;
  }
  if (!valid || !valid_alpha) {
    std::string values;
    for (std::size_t i = 0; i < arguments.size(); ++i) values += (i ? ", " : "") + javascript::to_string(channel[i]);
    throw EvaluationError{fmt::format("Invalid rgba value [{}]: {}.", values,
                                      valid ? "'a' must be between 0 and 1" : "'r', 'g', and 'b' must be between 0 and 255")};
  }
  return Rgba{channel[0] / 255, channel[1] / 255, channel[2] / 255, channel[3]};
}

Datum channels(const Nodes& arguments, const Evaluation& at) {
  Datum value = arguments[0]->evaluate(at);
  const Rgba* color = value.color();
  if (!color) throw EvaluationError{mismatch(Kind::color, type_of(value))};
  return List{color->r * 255, color->g * 255, color->b * 255, color->a};
}

}  // namespace

void add_color_operators(Operators& to) {
  to["rgb"].signatures = {{Kind::color, {Kind::number, Kind::number, Kind::number}, make_color}};
  to["rgba"].signatures = {{Kind::color, {Kind::number, Kind::number, Kind::number, Kind::number}, make_color}};
  to["to-rgba"].signatures = {{Type::array(Kind::number, 4), {Kind::color}, channels}};
}

}  // namespace atlas::style
