#include "source/project_check.h"

#include <optional>

#include "source/check_rules.h"
#include "source/project_files.h"
#include "source/project_schema.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

// Checks one project; files are read once, in the order in which they refer to each other.
class ProjectCheck {
 public:
  explicit ProjectCheck(fs::path folder) : folder_(std::move(folder)) {}

  std::vector<Error> run() {
    check_documents();
    check_layers();
    check_links_file();
    check_views_file();
    check_package(folder_, findings_);
    check_base_files(folder_, findings_);
    return findings_.take();
  }

 private:
  // The file's JSON with its schema checked; nothing where it is no JSON.
  std::optional<JsonDocument> read(const fs::path& file, const Shape& shape) {
    auto json = read_json(file);
    if (!json) {
      findings_.add(json.error());
      return std::nullopt;
    }
    const std::string name = file.string();
    check_shape(JsonNode(json->root(), name), shape, findings_);
    return std::move(*json);
  }

  void check_documents() {
    const auto files = document_files(folder_);
    if (files.empty()) findings_.add(Error{(folder_ / "documents").string(), "holds no document", "add documents/ID.json"});
    Problems ignored;  // the schema tells of them
    for (const fs::path& file : files)
      if (const auto json = read(file, document_shape)) check_document(parse_document(json->root(), file.string(), ignored), known_, findings_);
  }

  void check_layers() {
    const auto files = layer_files(folder_);
    if (files.empty()) findings_.add(Error{(folder_ / "features").string(), "holds no layer", "add features/LAYER.geojson"});
    Problems ignored;
    for (const fs::path& file : files) {
      const auto json = read(file, layer_shape);
      if (!json) continue;
      const std::string name = file.string();
      const ParsedLayer layer = parse_layer(json->root(), name, ignored);
      check_layer(JsonNode(json->root(), name), layer, known_, findings_);
      for (std::size_t i = 0; i < layer.features.size(); ++i) {
        check_feature(layer.features[i], layer.places[i] / "properties", known_, findings_);
        check_geometry(layer.features[i], layer.places[i] / "geometry", findings_);
        feature_places_.emplace(layer.features[i].id, layer.places[i]);
      }
    }
  }

  void check_links_file() {
    const fs::path file = folder_ / "links.json";
    const auto json = read(file, links_shape);
    if (!json) return;
    Problems problems;
    const ParsedLinks links = parse_links(json->root(), file.string(), problems);
    check_strengths(JsonNode(json->root(), file_name(file)));
    check_links(links, known_, feature_places_, findings_);
  }

  // Links whose strength is not known are not among the parsed ones.
  void check_strengths(const JsonNode& root) {
    Problems ignored;
    each_of(root, "links", ignored, [&](const JsonNode& link) {
      const std::string code = text_of(link, "strength", ignored);
      if (!strength_of(code))
        findings_.add(link.place() / "strength", "is '" + code + "'", "write named, class or context",
                      text_of(link, "feature", ignored) + " - " + text_of(link, "clause", ignored));
    });
  }

  void check_views_file() {
    const fs::path file = folder_ / "views.json";
    std::error_code code;
    if (!fs::exists(file, code)) return;
    const auto json = read(file, views_shape);
    if (!json) return;
    Problems problems;
    const auto views = parse_views(json->root(), file.string(), problems);
    for (Error& problem : problems)
      if (problem.where.ends_with("/camera")) findings_.add(std::move(problem));
    check_views(JsonNode(json->root(), file_name(file)), views, known_, findings_);
  }

  // A node refers to its file's name, which has to outlive it.
  const std::string& file_name(const fs::path& file) { return *file_names_.insert(file.string()).first; }

  fs::path folder_;
  KnownIds known_;
  std::map<std::string, Place> feature_places_;
  std::set<std::string> file_names_;
  Findings findings_;
};

}  // namespace

std::vector<Error> check_project(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) return {{folder.string(), "is not a folder", "name an atlas project folder"}};
  return ProjectCheck(folder).run();
}

}  // namespace atlas::source
