#pragma once
#include <string>

#include "base/error.h"
#include "catalog/catalog.h"

namespace atlas::cli {

// That an id is not in the catalogue, with the ids nearest to it.
Error unknown_id(const catalog::Catalog& catalog, const std::string& id);

}  // namespace atlas::cli
