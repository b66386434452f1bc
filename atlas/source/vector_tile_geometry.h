#pragma once
#include <cstdint>
#include <string_view>

#include "source/tile_geometry.h"

// Private to source/: the geometry of one feature of a vector tile.
namespace atlas::source {

// Reads base-128 varints (Protocol Buffers, "Encoding") of 32 bits one after another.
class Varints {
 public:
  explicit Varints(std::string_view bytes)
      : at_(reinterpret_cast<const std::uint8_t*>(bytes.data())), end_(at_ + bytes.size()) {}

  bool at_end() const { return at_ == end_; }
  // False at the end, and on one that is cut or too long. Bits beyond 32 are dropped.
  bool read(std::uint32_t& value) {
    if (at_ != end_ && *at_ < 0x80) {
      value = *at_++;
      return true;
    }
    return read_long(value);
  }

 private:
  bool read_long(std::uint32_t& value) {
    std::uint64_t sum = 0;
    for (int shift = 0; shift < 70 && at_ != end_; shift += 7) {
      const std::uint8_t byte = *at_++;
      if (shift < 64) sum |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) {
        value = static_cast<std::uint32_t>(sum);
        return true;
      }
    }
    return false;
  }

  const std::uint8_t *at_, *end_;
};

// Appends the parts of a feature (specification 4.3). Rings that enclose nothing are left out, and a ring is a hole when
// it turns the other way than the feature's first: so that rings of version 1, whose turn is free, are told apart too.
// False where the commands are not whole or not allowed; `geometry` then has to be thrown away.
bool append_geometry(std::string_view commands, geo::GeometryType type, std::uint32_t version, TileGeometry& geometry);

}  // namespace atlas::source
