#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "source/value.h"
#include "style/color_space.h"
#include "style/datum.h"

namespace atlas::style {

// How far an input has gone between two stops: ["linear"], ["exponential", base], ["cubic-bezier", x1, y1, x2, y2].
struct Easing {
  enum class Shape { linear, exponential, cubic_bezier } shape = Shape::linear;
  double base = 1;
  double x1 = 0, y1 = 0, x2 = 1, y2 = 1;

  double factor(double input, double lower, double upper) const;  // 0 to 1 between lower and upper
};

// The last stop that is not above the input; stops ascend and the input is not below the first.
std::size_t stop_below(const std::vector<double>& stops, double input);

// Between two values of one kind: numbers, colours, lists of numbers of one length.
Datum between(const Datum& from, const Datum& to, double t, ColorSpace space);
bool is_interpolatable(const Type& type);

}  // namespace atlas::style
