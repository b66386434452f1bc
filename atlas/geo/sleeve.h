#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/clip.h"

namespace atlas::geo {

// The directions from an anchor in which a straight line passes every point so far within the tolerance: Zhao and
// Saalfeld 1997, "Linear-time sleeve-fitting polyline simplification algorithms".
class Sleeve {
 public:
  explicit Sleeve(double tolerance) : tolerance_(tolerance) {}

  void start(double x, double y) { anchor_ = {x, y}, bounded_ = false, reach_ = 0; }

  // Whether the line from the anchor to this point may leave out all points between; narrows the sleeve by it.
  bool admit(double x, double y) {
    const Way way{x - anchor_.x, y - anchor_.y};
    const double square = way.x * way.x + way.y * way.y;
    if (square <= tolerance_ * tolerance_) return reach_ <= tolerance_;   // it does not come back to its start
    const double distance = std::sqrt(square);
    if (distance < reach_ - tolerance_) return false;
    if (bounded_ && (right_.cross(way) < 0 || way.cross(left_) < 0)) return false;
    narrow(way, std::sqrt(square - tolerance_ * tolerance_));
    reach_ = std::max(reach_, distance);
    return true;
  }

 private:
  struct Way {
    double x = 0, y = 0;
    double cross(Way o) const { return x * o.y - y * o.x; }
  };

  // The point's direction turned by the angle at which the tolerance is seen from the anchor; lengths do not matter.
  void narrow(Way way, double along) {
    const Way left{way.x * along - way.y * tolerance_, way.y * along + way.x * tolerance_};
    const Way right{way.x * along + way.y * tolerance_, way.y * along - way.x * tolerance_};
    if (!bounded_ || left_.cross(left) < 0) left_ = left;
    if (!bounded_ || right_.cross(right) > 0) right_ = right;
    bounded_ = true;
  }

  double tolerance_, reach_ = 0;
  Way anchor_, left_, right_;
  bool bounded_ = false;
};

// Simplifies in place by a sleeve, in one pass and with no memory of its own. No left-out point lies farther than `tolerance` from what is kept; ends stay. It
// keeps a few more points than Douglas and Peucker for a tenth of the time. A closed line smaller than the tolerance
// keeps its first point and the farthest, so that it still shows as a dot. Tolerance 0: only points that repeat the
// one before go.
void fit_sleeve(std::vector<LinePoint>& line, double tolerance);

// The same for an open ring, whose first point stays; one that would be left with less than a triangle keeps all its
// points.
void fit_sleeve(std::vector<PlanePoint>& ring, double tolerance);

}  // namespace atlas::geo
