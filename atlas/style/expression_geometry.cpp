// within and distance.
#include <fmt/format.h>

#include "style/parser.h"

namespace atlas::style {

void add_geometry_operators(Operators&) {}

}  // namespace atlas::style
