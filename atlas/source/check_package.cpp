#include "source/base_map.h"
#include "source/check_rules.h"
#include "source/check_text.h"
#include "source/project_files.h"
#include "source/relief_source.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

// The files of which a project consists, by their paths inside it.
std::vector<fs::path> project_files(const fs::path& folder) {
  std::vector<fs::path> files = document_files(folder);
  for (const auto& more : {layer_files(folder), files_in(folder / "base", ".fgb"), files_in(folder / "base", ".tif"),
                           files_in(folder / "styles", ".json")})
    files.insert(files.end(), more.begin(), more.end());
  std::error_code code;
  for (const char* name : {"links.json", "views.json"})
    if (fs::exists(folder / name, code)) files.push_back(folder / name);
  return files;
}

bool leads_outside(const fs::path& path) {
  const fs::path plain = path.lexically_normal();
  return path.is_absolute() || plain.empty() || *plain.begin() == "..";
}

// Data Package: sources have a title; licenses have a name or a path.
void check_list(const JsonNode& resource, const char* key, std::initializer_list<const char*> one_of, const std::string& name,
                Findings& findings) {
  Problems wrong;
  std::size_t count = 0;
  each_of(resource, key, wrong, [&](const JsonNode& entry) {
    ++count;
    for (const char* wanted : one_of)
      if (const auto value = member(entry, wanted); value && !value->json().text().empty()) return;
    findings.add(entry, std::string("has no ") + *one_of.begin(), "add it", name);
  });
  if (count == 0) findings.add(resource, std::string("has no ") + key, "say where it comes from and on which terms", name);
}

// The path that the resource lists, where it is one.
std::optional<fs::path> check_resource(const JsonNode& resource, const fs::path& folder, Findings& findings) {
  Problems ignored;
  const std::string name = text_of(resource, "name", ignored), path = text_of(resource, "path", ignored);
  if (name.empty()) findings.add(resource, "has no name", "give it one", path);
  check_list(resource, "sources", {"title"}, name, findings);
  check_list(resource, "licenses", {"name", "path"}, name, findings);
  if (path.empty()) {
    findings.add(resource, "has no path", "name the file", name);
    return std::nullopt;
  }
  std::error_code code;
  if (leads_outside(path))
    findings.add(resource.place() / "path", "leads out of the project ('" + path + "')", "keep the file inside", name);
  else if (!fs::is_regular_file(folder / path, code))
    findings.add(resource.place() / "path", "names a file that is not there ('" + path + "')", "add the file, or leave the resource out", name);
  return fs::path(path).lexically_normal();
}

}  // namespace

void check_package(const fs::path& folder, Findings& findings) {
  const std::string file = (folder / "datapackage.json").string();
  const auto json = read_json(file);
  if (!json) return findings.add(json.error());
  const JsonNode root(json->root(), file);
  Problems ignored;
  if (text_of(root, "name", ignored).empty()) findings.add(root, "has no name", "give the package one");
  std::set<fs::path> listed;
  std::set<std::string> names;
  if (!member(root, "resources")) findings.add(root, "has no resources", "list every file with its sources and licenses");
  each_of(root, "resources", ignored, [&](const JsonNode& resource) {
    if (const std::string name = text_of(resource, "name", ignored); !name.empty() && !names.insert(name).second)
      findings.add(resource.place() / "name", "is the name of another resource too", "give each its own", name);
    if (const auto path = check_resource(resource, folder, findings); path && !listed.insert(*path).second)
      findings.add(resource.place() / "path", "is listed twice", "keep one", path->string());
  });
  for (const fs::path& path : project_files(folder))
    if (!listed.contains(path.lexically_relative(folder)))
      findings.add(Error{path.string(), "is not listed in datapackage.json", "list it with its sources and licenses"});
}

void check_base_files(const fs::path& folder, Findings& findings) {
  std::vector<Error> problems;
  read_base_map(folder, problems);
  for (const fs::path& file : relief_files(folder))
    if (const auto relief = open_relief("relief", {file}); !relief) problems.push_back(relief.error());
  for (Error& problem : problems) findings.add(std::move(problem));
}

}  // namespace atlas::source
