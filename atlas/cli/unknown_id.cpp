#include "cli/unknown_id.h"

namespace atlas::cli {

Error unknown_id(const catalog::Catalog& catalog, const std::string& id) {
  std::string nearest;
  for (const std::string& known : catalog.nearest_ids(id)) nearest += (nearest.empty() ? "" : ", ") + known;
  return {id, "no feature, clause or document has this id", nearest.empty() ? "see atlas list" : "the nearest are " + nearest};
}

}  // namespace atlas::cli
