#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace atlas::source {

// What the "crs" member says that GeoJSON had until RFC 7946 took it out.
enum class OldCrs { degrees, other, unknown };

// Of the member as JSON ("" where there is none: degrees). OGR knows what to do with those that name an EPSG code.
OldCrs read_old_crs(std::string_view json);

// Whether such a member with an EPSG code stands at the end of the file, behind the features, where a stream would find
// it too late.
bool ends_with_other_crs(const std::filesystem::path& file);

}  // namespace atlas::source
