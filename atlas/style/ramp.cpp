#include "style/ramp.h"

#include <algorithm>
#include <cmath>

#include "style/node.h"

namespace atlas::style {
namespace {

// A coordinate of a Bezier curve from (0,0) to (1,1), whose inner points have a and b there, and its slope.
double curve(double a, double b, double t) { return ((1 + 3 * (a - b)) * t + 3 * (b - 2 * a)) * t * t + 3 * a * t; }
double slope(double a, double b, double t) { return (3 * (1 + 3 * (a - b)) * t + 6 * (b - 2 * a)) * t + 3 * a; }

// y of the curve at x, as browsers do it (https://www.w3.org/TR/css-easing-1/#cubic-bezier-algo): Newton's method to
// a millionth, halving where the slope gives out.
double bezier(const Easing& e, double x) {
  constexpr double near_enough = 1e-6;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  double t = x;
  for (int i = 0; i < 8; ++i) {
    double beside = curve(e.x1, e.x2, t) - x, rise = slope(e.x1, e.x2, t);
    if (std::fabs(beside) < near_enough) return curve(e.y1, e.y2, t);
    if (std::fabs(rise) < near_enough) break;
    t -= beside / rise;
  }
  double low = 0, high = 1;
  t = x;
  for (int i = 0; i < 20 && std::fabs(curve(e.x1, e.x2, t) - x) >= near_enough; ++i) {
    (curve(e.x1, e.x2, t) < x ? low : high) = t;
    t = (low + high) / 2;
  }
  return curve(e.y1, e.y2, t);
}

double exponential(double base, double input, double lower, double upper) {
  double difference = upper - lower, progress = input - lower;
  if (difference == 0) return 0;
  if (base == 1) return progress / difference;
  return (std::pow(base, progress) - 1) / (std::pow(base, difference) - 1);
}

}  // namespace

double Easing::factor(double input, double lower, double upper) const {
  switch (shape) {
    case Shape::linear: return exponential(1, input, lower, upper);
    case Shape::exponential: return exponential(base, input, lower, upper);
    case Shape::cubic_bezier: return bezier(*this, exponential(1, input, lower, upper));
  }
  return 0;
}

std::size_t stop_below(const std::vector<double>& stops, double input) {
  if (std::isnan(input)) throw EvaluationError{"Input is not a number."};
  auto above = std::upper_bound(stops.begin(), stops.end(), input);
  return above == stops.begin() ? 0 : static_cast<std::size_t>(above - stops.begin() - 1);
}

Datum between(const Datum& from, const Datum& to, double t, ColorSpace space) {
  if (from.number() && to.number()) return *from.number() + t * (*to.number() - *from.number());
  if (from.color() && to.color()) return interpolate(*from.color(), *to.color(), t, space);
  auto *a = from.list(), *b = to.list();
  if (!a || !b || a->size() != b->size()) throw EvaluationError{"Cannot interpolate between values of different kinds."};
  List list;
  for (std::size_t i = 0; i < a->size(); ++i) list.push_back(between((*a)[i], (*b)[i], t, space));
  return list;
}

bool is_interpolatable(const Type& type) {
  if (type.kind == Kind::number || type.kind == Kind::color) return true;
  return type.kind == Kind::array && type.item->kind == Kind::number && type.length >= 0;
}

}  // namespace atlas::style
