#include "app/icons.h"

#include <cmath>
#include <initializer_list>

namespace atlas::app {
namespace {

// Draws on the 16 by 16 grid, x right, y down, from the centre of the icon.
class Pen {
 public:
  Pen(ImDrawList& list, ImVec2 centre, float unit, ImU32 color) : list_(list), centre_(centre), unit_(unit), color_(color) {}

  ImVec2 at(float x, float y) const { return {centre_.x + x * unit_, centre_.y + y * unit_}; }
  void path(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2 p : points) list_.PathLineTo(at(p.x, p.y));
    list_.PathStroke(color_, closed ? ImDrawFlags_Closed : 0, width());
  }
  void box(float x0, float y0, float x1, float y1, float corner = 1) const {
    list_.AddRect(at(x0, y0), at(x1, y1), color_, corner * unit_, 0, width());
  }
  void ring(float x, float y, float radius) const { list_.AddCircle(at(x, y), radius * unit_, color_, 24, width()); }
  void disc(float x, float y, float radius) const { list_.AddCircleFilled(at(x, y), radius * unit_, color_, 24); }
  void fill(float x0, float y0, float x1, float y1) const { list_.AddRectFilled(at(x0, y0), at(x1, y1), color_); }
  void moon() const {
    list_.PathArcTo(at(-0.5f, 0.5f), 5.5f * unit_, 0.15f, 4.55f, 24);
    list_.PathArcTo(at(2.6f, -2.6f), 4.2f * unit_, 3.6f, 1.1f, 24);
    list_.PathStroke(color_, ImDrawFlags_Closed, width());
  }
  void eye() const {
    list_.PathArcTo(at(0, 4.5f), 7.5f * unit_, -2.45f, -0.69f, 16);
    list_.PathArcTo(at(0, -4.5f), 7.5f * unit_, 0.69f, 2.45f, 16);
    list_.PathStroke(color_, ImDrawFlags_Closed, width());
  }

 private:
  float width() const { return 1.3f * unit_; }

  ImDrawList& list_;
  ImVec2 centre_;
  float unit_;
  ImU32 color_;
};

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float unit, ImU32 color) {
  const Pen pen(list, {std::floor(centre.x) + 0.5f, std::floor(centre.y) + 0.5f}, unit, color);
  switch (icon) {
    case Icon::fold_left: pen.box(-7, -6, 7, 6), pen.fill(-5, -4, -2, 4); break;
    case Icon::fold_right: pen.box(-7, -6, 7, 6), pen.fill(2, -4, 5, 4); break;
    case Icon::picture: pen.box(-7, -5, 7, 5), pen.ring(-3, -1.5f, 1.2f), pen.path({{-6, 4}, {-1, 0.5f}, {1.5f, 2.5f}, {4, -0.5f}, {6.5f, 2.5f}}); break;
    case Icon::export_layers: pen.path({{-6, 1}, {-6, 6}, {6, 6}, {6, 1}}), pen.path({{0, 2.5f}, {0, -6.5f}}), pen.path({{-3.2f, -3.3f}, {0, -6.5f}, {3.2f, -3.3f}}); break;
    case Icon::copy: pen.box(-3, -3, 6.5f, 6.5f), pen.path({{-5.5f, 3}, {-6.5f, 3}, {-6.5f, -6.5f}, {3, -6.5f}, {3, -5.5f}}); break;
    case Icon::sun:
      pen.ring(0, 0, 3);
      for (int i = 0; i < 8; ++i) {
        const float a = static_cast<float>(i) * 0.785398f, c = std::cos(a), s = std::sin(a);
        pen.path({{c * 5, s * 5}, {c * 7, s * 7}});
      }
      break;
    case Icon::moon: pen.moon(); break;
    case Icon::keys: pen.box(-7, -4.5f, 7, 4.5f), pen.path({{-4.5f, -1.5f}, {-3.5f, -1.5f}}), pen.path({{-0.5f, -1.5f}, {0.5f, -1.5f}}), pen.path({{3.5f, -1.5f}, {4.5f, -1.5f}}), pen.path({{-3.5f, 2}, {3.5f, 2}}); break;
    case Icon::close: pen.path({{-4, -4}, {4, 4}}), pen.path({{4, -4}, {-4, 4}}); break;
    case Icon::plus: pen.path({{-5, 0}, {5, 0}}), pen.path({{0, -5}, {0, 5}}); break;
    case Icon::minus: pen.path({{-5, 0}, {5, 0}}); break;
    case Icon::overview: pen.path({{-3, -6}, {-6, -6}, {-6, -3}}), pen.path({{3, -6}, {6, -6}, {6, -3}}), pen.path({{-3, 6}, {-6, 6}, {-6, 3}}), pen.path({{3, 6}, {6, 6}, {6, 3}}); break;
    case Icon::eye: pen.eye(), pen.disc(0, 0, 2); break;
    case Icon::eye_off: pen.eye(), pen.path({{-5.5f, 5.5f}, {5.5f, -5.5f}}); break;
    case Icon::document: pen.path({{-5, -7}, {2, -7}, {5, -4}, {5, 7}, {-5, 7}}, true), pen.path({{-2, -1}, {2, -1}}), pen.path({{-2, 3}, {2, 3}}); break;
    case Icon::layers: pen.path({{0, -6}, {7, -2}, {0, 2}, {-7, -2}}, true), pen.path({{-7, 2}, {0, 6}, {7, 2}}); break;
    case Icon::search: pen.ring(-1.5f, -1.5f, 4.5f), pen.path({{2, 2}, {6.5f, 6.5f}}); break;
    case Icon::arrow_right: pen.path({{-2, -4}, {2, 0}, {-2, 4}}); break;
    case Icon::arrow_down: pen.path({{-4, -2}, {0, 2}, {4, -2}}); break;
  }
}

}  // namespace atlas::app
