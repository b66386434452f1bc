#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "source/check_findings.h"
#include "source/project_parse.h"

// Private to source/: the rules of geodata/FORMAT.md beyond each file's schema, one function a group.
namespace atlas::source {

// The ids of a project, for references from one file to another.
struct KnownIds {
  std::set<std::string, std::less<>> documents, clauses, features;
};

void check_document(const ParsedDocument& document, KnownIds& known, Findings& findings);

void check_layer(const JsonNode& root, const ParsedLayer& layer, KnownIds& known, Findings& findings);
void check_feature(const catalog::Feature& feature, const Place& properties, const KnownIds& known, Findings& findings);
void check_stretches(const catalog::Feature& feature, const Place& properties, Findings& findings);
void check_extent(const catalog::Feature& feature, const Place& properties, Findings& findings);  // lengths and areas
void check_geometry(const catalog::Feature& feature, const Place& geometry, Findings& findings);

void check_links(const ParsedLinks& links, const KnownIds& known, const std::map<std::string, Place>& feature_places,
                 Findings& findings);
void check_views(const JsonNode& root, const std::vector<catalog::NamedView>& views, const KnownIds& known, Findings& findings);

// datapackage.json, the files it lists, and those it does not.
void check_package(const std::filesystem::path& folder, Findings& findings);
// base/: every file can be read.
void check_base_files(const std::filesystem::path& folder, Findings& findings);

}  // namespace atlas::source
