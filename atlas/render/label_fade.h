#pragma once
#include <vector>

#include "render/label.h"
#include "render/label_geometry.h"

namespace atlas::render {

// Lets labels come and go over 250 ms instead of blinking.
class LabelFade {
 public:
  // Sets the opacity of what is placed and puts what is still leaving before it, moved along with the map.
  // True while something is on its way. Where no time has passed, and in the first frame, nothing fades.
  bool update(std::vector<PlacedLabel>& placed, const PlaneToScreen& to_screen, double now_s);
  void forget() { before_.clear(); }

 private:
  std::vector<PlacedLabel> before_;   // as drawn last, what was leaving included
  double now_before_ = 0;
};

}  // namespace atlas::render
