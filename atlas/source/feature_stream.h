#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/feature_batch.h"

namespace atlas::source {

struct StreamRequest {
  std::vector<std::string> layers;                     // by name; none: every layer of the file
  std::optional<std::vector<std::string>> properties;  // only these are decoded; nothing said: all
};

struct StreamLayer {
  std::string name;
  std::int64_t features = -1;  // as the file says of itself, where it says so cheaply; else -1
  geo::GeoBox box;             // degrees, as the file says of itself; else empty
};

// A vector file's features in its order, layer after layer, in batches of about 64 thousand vertices, so that files of
// any size pass through little memory. Thread: opened, used and closed on one thread, which need not be the main one
// (GDAL's handles are bound to it).
class FeatureStream {
 public:
  virtual ~FeatureStream() = default;

  virtual const std::vector<StreamLayer>& layers() const = 0;

  // Replaces what is in `batch`, whose memory is used again. False at the end; the last batch may hold problems and no
  // features. An error names the place of the first fault; what came before it is right, and nothing follows.
  virtual Result<bool> next(FeatureBatch& batch) = 0;

  // From 0 to 1: how much of the file has been read.
  virtual double progress() const = 0;
};

// Anything OGR reads, in degrees (reprojected where the file has another CRS), curves made straight, Z and M dropped.
Result<std::unique_ptr<FeatureStream>> open_feature_stream(const std::filesystem::path& file, const StreamRequest& request = {});

}  // namespace atlas::source
