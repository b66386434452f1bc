#pragma once
#include <filesystem>
#include <vector>

#include "base/error.h"

namespace atlas::source {

// Everything in which the folder departs from geodata/FORMAT.md: schema, links both ways, geometry, names,
// lengths and areas against the published ones, licences. Empty when clean.
std::vector<Error> check_project(const std::filesystem::path& folder);

}  // namespace atlas::source
