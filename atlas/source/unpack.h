#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace atlas::source {

// More than any tile or directory that a map is drawn from; what claims more is refused before it is unpacked.
inline constexpr std::size_t most_unpacked_bytes = 64u << 20;

// What gzip (RFC 1952) or zlib (RFC 1950) packed, told by its first bytes; anything else as it is. Fails on damaged data
// and on more than `most` bytes. `where`: for the error. Thread: any.
Result<std::string> unpacked(std::string bytes, const std::string& where, std::size_t most = most_unpacked_bytes);

}  // namespace atlas::source
