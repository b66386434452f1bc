#pragma once
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "render/map.h"

namespace atlas::layout {

// The clauses of one document that name what is shown.
struct Citation {
  const catalog::Document* document = nullptr;
  std::string line;  // title, date and clause numbers with their strength marks
};

// Documents in the catalogue's order; `first` are clauses that the page is about and come first in their document.
std::vector<Citation> citations(const catalog::Catalog& catalog, const std::vector<const source::MapFeature*>& features,
                                const std::vector<std::string>& first, catalog::Language language);

const char* strength_mark(catalog::Strength strength);  // a full, a half and an empty circle

}  // namespace atlas::layout
