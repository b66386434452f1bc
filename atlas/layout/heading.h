#pragma once
#include <string>

#include "layout/page.h"

namespace atlas::layout {

struct Heading {
  std::string title, subtitle;
};

// The page's own words where it has some; else of the first clause it is about (document and number, then its gist),
// of the one feature that is highlighted (name, then kind, status and doubt), or of the whole atlas.
Heading heading_of(const Page& page, const catalog::Catalog* catalog);

}  // namespace atlas::layout
