#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/view_link.h"
#include "base/result.h"
#include "catalog/catalog.h"

namespace atlas::app {

// How the window is to open.
struct WindowOrder {
  std::shared_ptr<const catalog::Catalog> catalog;
  std::filesystem::path project;                 // whose base map lies below
  std::vector<std::filesystem::path> files;      // opened as layers
  std::optional<ViewLink> view;                  // instead of the saved one
  std::filesystem::path report;                  // empty: none
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

// Opens the window and returns when it is closed. Call it on the main thread.
Result<void> run_window(const WindowOrder& order);

}  // namespace atlas::app
