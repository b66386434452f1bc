#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "geo/lon_lat.h"

namespace atlas::pyramid {

// What a pyramid says of itself beside its tables.
struct Contents {
  struct Layer {
    std::string name;
    geo::GeoBox box;   // degrees, of what was read
  };
  std::vector<Layer> layers;
  std::vector<std::string> property_names;
  std::vector<Error> problems;   // what the source file had wrong, told again at every opening
};

std::string encode(const Contents& contents);
std::optional<Contents> decode_contents(std::string_view bytes);   // none of damaged bytes

}  // namespace atlas::pyramid
