#pragma once
#include <vector>

#include "geo/clip.h"

namespace atlas::geo {

// Simplifies in place, in one pass and with no memory of its own: Zhao and Saalfeld 1997, "Linear-time sleeve-fitting
// polyline simplification algorithms". No left-out point lies farther than `tolerance` from what is kept; ends stay. It
// keeps a few more points than Douglas and Peucker for a tenth of the time. A closed line smaller than the tolerance
// keeps its first point and the farthest, so that it still shows as a dot. Tolerance 0: only points that repeat the
// one before go.
void fit_sleeve(std::vector<LinePoint>& line, double tolerance);

// The same for an open ring, whose first point stays; one that would be left with less than a triangle keeps all its
// points.
void fit_sleeve(std::vector<PlanePoint>& ring, double tolerance);

}  // namespace atlas::geo
