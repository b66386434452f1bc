#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"

// Private to exchange/.
namespace atlas::exchange {

// The OGR driver that writes the file: the one named, or the one that its ending means (none: GeoJSON). "GeoJSON" is
// written by ourselves.
Result<std::string> driver_for(const std::filesystem::path& file, const std::string& driver);

}  // namespace atlas::exchange
