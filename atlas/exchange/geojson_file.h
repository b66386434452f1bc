#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "source/feature_batch.h"

namespace atlas::exchange {

// What an export wrote.
struct Written {
  std::size_t features = 0, vertices = 0;
  std::uint64_t bytes = 0;
};

// Replaces what is in the batch by what follows; false at the end.
using NextBatch = std::function<Result<bool>(source::FeatureBatch&)>;

// Writes what `next` gives as RFC 7946 GeoJSON, the same bytes every time. `next` is called on this thread; the text is
// made on all cores and written in order, a few batches in memory. A failure (of `next` too) leaves an old file as it was.
Result<Written> write_geojson(const std::filesystem::path& file, const NextBatch& next);

}  // namespace atlas::exchange
