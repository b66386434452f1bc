#pragma once
#include <string>
#include <vector>

#include "style/style.h"

namespace atlas::style {

// A style with layers on top for data that it says nothing of (a user's file). They are made from the embedded
// template assets/styles/data.json, whose source is "data" and whose source layer is "*". `number` (from 0) chooses
// one of a few colours that no subject of the atlas has. A style that has layers of the source "data" itself gives the
// look instead: each is drawn for every source layer, whichever it names.
std::shared_ptr<const Style> with_data_layers(const Style& style, const std::string& source,
                                              const std::vector<std::string>& source_layers, std::size_t number, bool dark);

}  // namespace atlas::style
