#include "text/face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace atlas::text {
namespace {

// Collects an outline as straight segments; HarfBuzz calls it in font units, y up.
struct Flattener {
  std::vector<Segment> segments;
  float unit, tolerance;   // em for a font unit; em
  float start_x = 0, start_y = 0, x = 0, y = 0;

  void to(float next_x, float next_y) {
    if (next_x != x || next_y != y) segments.push_back({x, y, next_x, next_y});
    x = next_x, y = next_y;
  }
  // A polynomial curve departs from its chord by at most |second difference| / 8 in each of n^2 parts.
  int parts(float bend) const {
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(bend / (8 * tolerance)))), 1, 32);
  }

  void quadratic(float cx, float cy, float ex, float ey) {
    const int n = parts(2 * std::hypot(x - 2 * cx + ex, y - 2 * cy + ey));
    const float sx = x, sy = y;
    for (int i = 1; i <= n; ++i) {
      const float t = static_cast<float>(i) / n, u = 1 - t;
      to(u * u * sx + 2 * u * t * cx + t * t * ex, u * u * sy + 2 * u * t * cy + t * t * ey);
    }
  }
  void cubic(float ax, float ay, float bx, float by, float ex, float ey) {
    const int n = parts(
        6 * std::max(std::hypot(x - 2 * ax + bx, y - 2 * ay + by), std::hypot(ax - 2 * bx + ex, ay - 2 * by + ey)));
    const float sx = x, sy = y;
    for (int i = 1; i <= n; ++i) {
      const float t = static_cast<float>(i) / n, u = 1 - t;
      const float k0 = u * u * u, k1 = 3 * u * u * t, k2 = 3 * u * t * t, k3 = t * t * t;
      to(k0 * sx + k1 * ax + k2 * bx + k3 * ex, k0 * sy + k1 * ay + k2 * by + k3 * ey);
    }
  }
};

hb_draw_funcs_t* make_draw_functions() {
  using State = hb_draw_state_t;
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(functions, [](hb_draw_funcs_t*, void* data, State*, float x, float y, void*) {
    auto& f = *static_cast<Flattener*>(data);
    f.x = f.start_x = x * f.unit, f.y = f.start_y = -y * f.unit;
  }, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions, [](hb_draw_funcs_t*, void* data, State*, float x, float y, void*) {
    auto& f = *static_cast<Flattener*>(data);
    f.to(x * f.unit, -y * f.unit);
  }, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(functions, [](hb_draw_funcs_t*, void* data, State*, float cx, float cy, float x,
                                                    float y, void*) {
    auto& f = *static_cast<Flattener*>(data);
    f.quadratic(cx * f.unit, -cy * f.unit, x * f.unit, -y * f.unit);
  }, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      functions,
      [](hb_draw_funcs_t*, void* data, State*, float ax, float ay, float bx, float by, float x, float y, void*) {
        auto& f = *static_cast<Flattener*>(data);
        f.cubic(ax * f.unit, -ay * f.unit, bx * f.unit, -by * f.unit, x * f.unit, -y * f.unit);
      },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions, [](hb_draw_funcs_t*, void* data, State*, void*) {
    auto& f = *static_cast<Flattener*>(data);
    f.to(f.start_x, f.start_y);
  }, nullptr, nullptr);
  hb_draw_funcs_make_immutable(functions);
  return functions;
}

bool has_family(hb_face_t* face, const std::string& family) {
  char name[128];
  unsigned length = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, hb_language_from_string("en", -1), &length, name);
  return std::string_view(name, length) == family;
}

}  // namespace

Result<unsigned> face_index(const FontFile& file) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.path.c_str());
  if (!blob) return fail(file.path.string(), "cannot be read", "check its permissions or install the font again");
  const unsigned count = hb_face_count(blob);
  std::optional<unsigned> found;
  for (unsigned i = 0; i < count && !found; ++i) {
    hb_face_t* face = hb_face_create(blob, i);
    const bool named = file.family.empty() || count == 1 || has_family(face, file.family);
    if (named && hb_face_get_glyph_count(face) > 0) found = i;
    hb_face_destroy(face);
  }
  hb_blob_destroy(blob);
  if (!found) return fail(file.path.string(), "holds no face " + file.family, "install the font again");
  return *found;
}

Result<std::unique_ptr<const Face>> Face::open(const FontFile& file) {
  const auto index = face_index(file);
  if (!index) return fail(index.error());
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.path.c_str());
  hb_face_t* face = hb_face_create(blob, *index);
  hb_blob_destroy(blob);
  hb_face_make_immutable(face);
  hb_font_t* font = hb_font_create(face);
  const auto units = static_cast<float>(hb_face_get_upem(face));
  hb_face_destroy(face);
  hb_font_make_immutable(font);
  return std::unique_ptr<const Face>(new Face(font, units, file.embolden));
}

Face::~Face() { hb_font_destroy(font_); }

std::uint32_t Face::glyph_of(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, character, &glyph) ? glyph : 0;
}

std::vector<Segment> Face::outline(std::uint32_t glyph, float tolerance) const {
  static hb_draw_funcs_t* const functions = make_draw_functions();
  Flattener flattener{.segments = {}, .unit = 1 / units_per_em_, .tolerance = tolerance};
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font_, glyph, functions, &flattener);
#else
  hb_font_get_glyph_shape(font_, glyph, functions, &flattener);
#endif
  return std::move(flattener.segments);
}

}  // namespace atlas::text
