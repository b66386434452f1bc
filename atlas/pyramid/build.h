#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

#include "base/result.h"
#include "source/feature_stream.h"
#include "source/map_layer.h"

namespace atlas::pyramid {

struct BuildRequest {
  std::function<Result<std::unique_ptr<source::FeatureStream>>()> open;   // called on the thread that reads
  std::filesystem::path target;                    // the pyramid's file: written beside, then renamed
  std::uint64_t fingerprint = 0;                   // of what it is made of; kept in the file
  std::function<void(double)> on_progress = {};    // 0 to 1, after each batch, on the calling thread
  // What there is of the whole so far, coarsely: a third of a second after the start, then more and more seldom. On the
  // calling thread.
  std::function<void(std::vector<source::MapLayerPtr>)> on_preview = {};
};

// Reads on a thread of its own and builds on the calling one. Fails where nothing can be opened, where the target cannot
// be written, and when it was stopped; then there is no file. A stream that breaks off leaves a pyramid of what came
// before, whose problems say so.
Result<void> build(const BuildRequest& request, std::stop_token stop);

}  // namespace atlas::pyramid
