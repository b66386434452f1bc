#pragma once
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace atlas::catalog {

// One thing found; exactly one of the two pointers is set.
struct Hit {
  const Feature* feature = nullptr;
  const Clause* clause = nullptr;
  double score = 0;  // higher is better
};

// Features by id and by name in any language, clauses by id, number and gist. Every word must occur; case, accents
// and width do not matter ("issyk kul", "Ысык-Көл", "ысык кол", "伊塞克湖"). Best first; features before clauses among equals.
std::vector<Hit> search(const Catalog& catalog, std::string_view words, std::size_t most = 50);

}  // namespace atlas::catalog
