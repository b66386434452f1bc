#pragma once
#include <vector>

#include "catalog/catalog.h"

namespace atlas::app {

struct Neighbour {
  const catalog::Feature* feature = nullptr;
  double distance_m = 0;       // between the nearest vertices; 0 where one lies in the other
  std::size_t shared_clauses = 0;
};

// Features near this one or named in the same clauses: those with most clauses in common first, then the nearest.
std::vector<Neighbour> neighbours(const catalog::Catalog& catalog, const catalog::Feature& of, std::size_t most = 8);

}  // namespace atlas::app
