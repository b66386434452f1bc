#include "style/ramp.h"

#include <algorithm>
#include <cmath>

#include "style/node.h"

namespace atlas::style {
namespace {

// y of a Bezier curve from (0,0) to (1,1) at x: https://www.w3.org/TR/css-easing-1/#cubic-bezier-algo
double bezier(const Easing& e, double x) {
  auto curve = [](double a, double b, double t) { return ((1 + 3 * (a - b)) * t + 3 * (b - 2 * a)) * t * t + 3 * a * t; };
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  double low = 0, high = 1;  // x of the curve never falls in t: halve until it is found
  for (int i = 0; i < 60; ++i) {
    double middle = (low + high) / 2;
    (curve(e.x1, e.x2, middle) < x ? low : high) = middle;
  }
  return curve(e.y1, e.y2, (low + high) / 2);
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
