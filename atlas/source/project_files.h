#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace atlas::source {

// The files of a project that are there, in the order in which the catalogue has them: layers as FORMAT.md lists
// them, then any others by name; documents by name.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, const char* extension);  // by name
std::vector<std::filesystem::path> document_files(const std::filesystem::path& folder);
std::vector<std::filesystem::path> layer_files(const std::filesystem::path& folder);
const std::vector<std::string>& layer_order();

}  // namespace atlas::source
