#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace atlas {

// The whole file, or an error when it is missing, unreadable or larger than `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = 512ull << 20);

// Writes beside the target, then renames over it: a failure (a full disk, say) leaves the old file as it was.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

// The same piece by piece, for what should not be in memory whole: `write` is given what takes the next piece, and ends
// at the first failure. Returns its error, or that of a piece.
using TakePiece = std::function<Result<void>(std::string_view bytes)>;
Result<void> write_file(const std::filesystem::path& path, const std::function<Result<void>(const TakePiece& take)>& write);

// The same for writers that need a path: `write` gets a temporary path of the same extension in the same folder.
Result<void> replace_file(const std::filesystem::path& path,
                          const std::function<Result<void>(const std::filesystem::path& temporary)>& write);

}  // namespace atlas
