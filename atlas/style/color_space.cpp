// CIELAB and its polar form, with the D50 white and the Bradford-adapted sRGB matrices of CSS Color 4.
#include "style/color_space.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace atlas::style {
namespace {

using Four = std::array<double, 4>;
constexpr double white_x = 0.96422, white_y = 1, white_z = 0.82521;
constexpr double threshold = 6.0 / 29, slope = 3 * threshold * threshold, offset = 4.0 / 29;

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

double encoded(double c) {
  double value = c <= 0.00304 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

double to_f(double t) { return t > threshold * threshold * threshold ? std::cbrt(t) : t / slope + offset; }
double from_f(double f) { return f > threshold ? f * f * f : slope * (f - offset); }

Four to_lab(const Rgba& color) {
  double r = linear(color.r), g = linear(color.g), b = linear(color.b);
  double y = to_f((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / white_y), x = y, z = y;
  if (r != g || g != b) {
    x = to_f((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / white_x);
    z = to_f((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / white_z);
  }
  double l = 116 * y - 16;
  return {l < 0 ? 0 : l, 500 * (x - y), 200 * (y - z), color.a};
}

Rgba from_lab(const Four& lab) {
  double fy = (lab[0] + 16) / 116;
  double fx = std::isnan(lab[1]) ? fy : fy + lab[1] / 500, fz = std::isnan(lab[2]) ? fy : fy - lab[2] / 200;
  double x = white_x * from_f(fx), y = white_y * from_f(fy), z = white_z * from_f(fz);
  return {encoded(3.1338561 * x - 1.6168667 * y - 0.4906146 * z), encoded(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
          encoded(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), lab[3]};
}

// Hue in degrees (NaN for greys), chroma, lightness, alpha.
Four to_hcl(const Rgba& color) {
  Four lab = to_lab(color);
  double chroma = std::hypot(lab[1], lab[2]);
  double hue = std::round(chroma * 10000) == 0 ? std::numeric_limits<double>::quiet_NaN()
                                               : std::fmod(std::atan2(lab[2], lab[1]) * 180 / std::numbers::pi + 360, 360);
  return {hue, chroma, lab[0], lab[3]};
}

Rgba from_hcl(const Four& hcl) {
  double hue = std::isnan(hcl[0]) ? 0 : hcl[0] * std::numbers::pi / 180;
  return from_lab({hcl[2], std::cos(hue) * hcl[1], std::sin(hue) * hcl[1], hcl[3]});
}

double between(double a, double b, double t) { return a + t * (b - a); }

Rgba interpolate_hcl(const Rgba& from, const Rgba& to, double t) {
  Four a = to_hcl(from), b = to_hcl(to);
  double hue = a[0], chroma = between(a[1], b[1], t);
  if (!std::isnan(a[0]) && !std::isnan(b[0])) {
    double turn = b[0] - a[0];
    if (turn > 180) turn -= 360;
    else if (turn < -180) turn += 360;
    hue = a[0] + t * turn;
  } else if (!std::isnan(a[0])) {
    if (b[2] == 1 || b[2] == 0) chroma = a[1];
  } else {
    hue = b[0];
    if (!std::isnan(hue) && (a[2] == 1 || a[2] == 0)) chroma = b[1];
  }
  return from_hcl({hue, chroma, between(a[2], b[2], t), between(a[3], b[3], t)});
}

}  // namespace

Rgba interpolate(const Rgba& from, const Rgba& to, double t, ColorSpace space) {
  if (space == ColorSpace::hcl) return interpolate_hcl(from, to, t);
  if (space == ColorSpace::lab) {
    Four a = to_lab(from), b = to_lab(to);
    return from_lab({between(a[0], b[0], t), between(a[1], b[1], t), between(a[2], b[2], t), between(a[3], b[3], t)});
  }
  return {between(from.r, to.r, t), between(from.g, to.g, t), between(from.b, to.b, t), between(from.a, to.a, t)};
}

}  // namespace atlas::style
