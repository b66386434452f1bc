#pragma once
#include <set>
#include <string>

#include "source/map_layer.h"

namespace atlas::mesh {

// A text that is equal for features whose paint is: the values of the properties that the paint reads.
// `reads` may hold "*": all of them.
std::string paint_key(const source::MapFeature& feature, const std::set<std::string>& reads);

}  // namespace atlas::mesh
