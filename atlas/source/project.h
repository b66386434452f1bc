#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"

namespace atlas::source {

// Reads an atlas project folder (geodata/FORMAT.md). A broken file becomes an entry of `problems` (file, place,
// remedy) and the rest opens; fails only when the folder is not a project at all. Uses no GDAL: fast.
Result<std::shared_ptr<const catalog::Catalog>> open_project(const std::filesystem::path& folder,
                                                             std::vector<Error>& problems);

}  // namespace atlas::source
