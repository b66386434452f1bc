// Arithmetic, on doubles as browsers have them: division by zero gives Infinity, the root of -1 NaN.
#include <cmath>
#include <limits>
#include <numbers>

#include "style/javascript.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

template <double (*function)(double)>
Operator unary() {
  return {nullptr,
          {{Kind::number, {Kind::number}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
              return function(number_of(arguments[0], at));
            }}}};
}

template <double (*function)(double, double)>
Signature binary() {
  return {Kind::number, {Kind::number, Kind::number}, [](const Nodes& arguments, const Evaluation& at) -> Datum {
            double a = number_of(arguments[0], at);
            return function(a, number_of(arguments[1], at));
          }};
}

// Any number of arguments, `start` where there is none.
template <double (*function)(double, double)>
Datum fold(const Nodes& arguments, const Evaluation& at, double start) {
  double result = start;
  for (const auto& argument : arguments) result = function(result, number_of(argument, at));
  return result;
}

template <double (*function)(double, double), int start>
Operator repeated() {
  auto call = [](const Nodes& arguments, const Evaluation& at) { return fold<function>(arguments, at, start); };
  return {nullptr, {{Kind::number, {Kind::number}, call, {}, true}}};
}

constexpr double infinity = std::numeric_limits<double>::infinity();
double least(double a, double b) { return std::isnan(a) || std::isnan(b) ? a + b : b < a ? b : a; }
double most(double a, double b) { return std::isnan(a) || std::isnan(b) ? a + b : b > a ? b : a; }
double add(double a, double b) { return a + b; }
double multiply(double a, double b) { return a * b; }
double subtract(double a, double b) { return a - b; }
double negate(double a) { return -a; }
double divide(double a, double b) { return a / b; }
double remainder_of(double a, double b) { return std::fmod(a, b); }
double power(double a, double b) {
  // C gives 1 for these, ECMAScript NaN
  if (std::isnan(b) || (std::fabs(a) == 1 && std::isinf(b))) return std::numeric_limits<double>::quiet_NaN();
  return std::pow(a, b);
}
double round_away(double a) { return a < 0 ? -javascript::round(-a) : javascript::round(a); }
double square_root(double a) { return std::sqrt(a); }
double logarithm(double a) { return std::log(a); }
double logarithm_2(double a) { return std::log2(a); }
double logarithm_10(double a) { return std::log10(a); }
double sine(double a) { return std::sin(a); }
double cosine(double a) { return std::cos(a); }
double tangent(double a) { return std::tan(a); }
double arc_sine(double a) { return std::asin(a); }
double arc_cosine(double a) { return std::acos(a); }
double arc_tangent(double a) { return std::atan(a); }
double absolute(double a) { return std::fabs(a); }
double round_down(double a) { return std::floor(a); }
double round_up(double a) { return std::ceil(a); }

template <double const& value>
Operator constant() {
  return {nullptr, {{Kind::number, {}, [](const Nodes&, const Evaluation&) -> Datum { return value; }}}};
}
constexpr double ln2 = std::numbers::ln2, pi = std::numbers::pi, e = std::numbers::e;

}  // namespace

void add_math_operators(Operators& to) {
  to["+"] = repeated<add, 0>();
  to["*"] = repeated<multiply, 1>();
  to["-"].signatures = {binary<subtract>(), unary<negate>().signatures[0]};
  to["/"].signatures = {binary<divide>()};
  to["%"].signatures = {binary<remainder_of>()};
  to["^"].signatures = {binary<power>()};
  to["ln2"] = constant<ln2>();
  to["pi"] = constant<pi>();
  to["e"] = constant<e>();
  to["sqrt"] = unary<square_root>();
  to["ln"] = unary<logarithm>();
  to["log2"] = unary<logarithm_2>();
  to["log10"] = unary<logarithm_10>();
  to["sin"] = unary<sine>();
  to["cos"] = unary<cosine>();
  to["tan"] = unary<tangent>();
  to["asin"] = unary<arc_sine>();
  to["acos"] = unary<arc_cosine>();
  to["atan"] = unary<arc_tangent>();
  to["abs"] = unary<absolute>();
  to["round"] = unary<round_away>();
  to["floor"] = unary<round_down>();
  to["ceil"] = unary<round_up>();
  auto min = [](const Nodes& arguments, const Evaluation& at) { return fold<least>(arguments, at, infinity); };
  auto max = [](const Nodes& arguments, const Evaluation& at) { return fold<most>(arguments, at, -infinity); };
  to["min"].signatures = {{Kind::number, {Kind::number}, min, {}, true}};
  to["max"].signatures = {{Kind::number, {Kind::number}, max, {}, true}};
}

}  // namespace atlas::style
