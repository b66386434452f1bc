#pragma once
#include <cstdint>
#include <string>

namespace atlas::pyramid {

// LEB128, and zigzag for numbers with a sign (as Protocol Buffers write them).
inline void put_varint(std::uint64_t value, std::string& bytes) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
  bytes.push_back(static_cast<char>(value));
}

inline std::uint64_t zigzag(std::int64_t value) { return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63); }
inline std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1); }

// The byte after the number; null where the bytes end in its middle, or it is longer than ten bytes.
inline const std::uint8_t* get_varint(const std::uint8_t* at, const std::uint8_t* end, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; at != end && shift < 70; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= std::uint64_t{byte & 0x7Fu} << (shift < 64 ? shift : 63);
    if (byte < 0x80) return at;
  }
  return nullptr;
}

}  // namespace atlas::pyramid
