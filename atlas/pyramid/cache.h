#pragma once
#include <cstdint>
#include <filesystem>

namespace atlas::pyramid {

// Where a file's pyramid is kept: in the program's cache folder, under a name made of the file's path.
std::filesystem::path pyramid_path(const std::filesystem::path& file);

// Changes when the file does: of the names, sizes and times of change of all files that belong together (a shapefile's
// parts have one stem; a database may be a folder).
std::uint64_t fingerprint_of(const std::filesystem::path& file);

// Bytes of all files that belong together.
std::uintmax_t size_of(const std::filesystem::path& file);

// The pyramids that were not used for longest go, until all together take at most `most_bytes`. `keep` stays.
void trim_cache(const std::filesystem::path& keep, std::uint64_t most_bytes = std::uint64_t{4} << 30);

// Tells trim_cache that it was used now.
void touch(const std::filesystem::path& pyramid);

}  // namespace atlas::pyramid
