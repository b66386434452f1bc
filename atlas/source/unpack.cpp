#include "source/unpack.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>

namespace atlas::source {
namespace {

enum class Packing { none, gzip, zlib };

Packing packing_of(std::string_view bytes) {
  if (bytes.size() < 2) return Packing::none;
  const auto first = static_cast<unsigned char>(bytes[0]), second = static_cast<unsigned char>(bytes[1]);
  if (first == 0x1f && second == 0x8b) return Packing::gzip;
  // A deflate stream with a window, and the check bits of RFC 1950, 2.2. No tile begins like that: a vector tile begins
  // with 0x1a, pictures with 0x89, 0xff or 'R'.
  if ((first & 0x0f) == 8 && first >> 4 <= 7 && (first * 256 + second) % 31 == 0 && (second & 0x20) == 0) return Packing::zlib;
  return Packing::none;
}

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

// What a gzip file says of its size (RFC 1952, 2.3.1); it need not be true.
std::size_t claimed_size(std::string_view gzip) {
  std::size_t size = 0;
  for (int i = 1; i <= 4; ++i) size = size * 256 + static_cast<unsigned char>(gzip[gzip.size() - static_cast<std::size_t>(i)]);
  return size;
}

}  // namespace

Result<std::string> unpacked(std::string bytes, const std::string& where, std::size_t most) {
  const Packing packing = packing_of(bytes);
  if (packing == Packing::none) return bytes;
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(libdeflate_alloc_decompressor());
  if (!decompressor) return fail(where, "cannot be unpacked (no memory)", "close something else");
  const bool sized = packing == Packing::gzip && bytes.size() > 4;
  std::size_t room = sized ? claimed_size(bytes) : bytes.size() * 4;
  room = std::clamp<std::size_t>(room, 64, std::min(most, bytes.size() * 1100 + 64));   // deflate packs 1032 to 1 at best
  std::string out;
  while (true) {
    out.resize(room);
    std::size_t size = 0;
    const auto unpack = packing == Packing::gzip ? libdeflate_gzip_decompress : libdeflate_zlib_decompress;
    const auto result = unpack(decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), &size);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(size);
      return out;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return fail(where, "is packed and damaged", "get it again");
    if (room >= most)
      return fail(where, "unpacks to more than " + std::to_string(most >> 20) + " MB", "make tiles of less");
    room = std::min(most, room * 2);
  }
}

}  // namespace atlas::source
