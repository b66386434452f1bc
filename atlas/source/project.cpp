#include "source/project.h"

#include <algorithm>
#include <future>
#include <set>

#include "source/project_files.h"
#include "source/project_parse.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

// What one file gives: the result of its parser, and what was wrong in it.
template <class Parsed>
struct FileResult {
  Parsed parsed;
  Problems problems;
};

template <class Parsed>
FileResult<Parsed> parse_file(const fs::path& file, Parsed (*parse)(const JsonValue&, const std::string&, Problems&)) {
  FileResult<Parsed> result;
  const auto json = read_json(file);
  if (json)
    result.parsed = parse(json->root(), file.string(), result.problems);
  else
    result.problems.push_back(json.error());
  return result;
}

template <class Parsed>
std::vector<FileResult<Parsed>> parse_files(const std::vector<fs::path>& files,
                                            Parsed (*parse)(const JsonValue&, const std::string&, Problems&)) {
  std::vector<FileResult<Parsed>> results;
  for (const fs::path& file : files) results.push_back(parse_file(file, parse));
  return results;
}

void append(Problems& all, const Problems& some) { all.insert(all.end(), some.begin(), some.end()); }

void add_documents(std::vector<FileResult<ParsedDocument>> files, catalog::Parts& parts, Problems& problems) {
  std::set<std::string> ids;
  for (auto& [parsed, found] : files) {
    append(problems, found);
    if (parsed.document.id.empty()) {
      if (found.empty()) problems.push_back({parsed.place.to_text(), "has no id", "give the document one"});
    } else if (!ids.insert(parsed.document.id).second) {
      problems.push_back({parsed.place.to_text(), "has the id of another document, '" + parsed.document.id + "'", "rename one"});
    } else {
      parts.documents.push_back(std::move(parsed.document));
    }
  }
  std::stable_sort(parts.documents.begin(), parts.documents.end(),
                   [](const catalog::Document& a, const catalog::Document& b) { return a.date < b.date; });
}

void add_layers(std::vector<FileResult<ParsedLayer>> files, catalog::Parts& parts, Problems& problems) {
  std::set<std::string> ids;
  for (auto& [parsed, found] : files) {
    append(problems, found);
    if (parsed.info.id.empty()) continue;
    parts.layers.push_back(std::move(parsed.info));
    for (std::size_t i = 0; i < parsed.features.size(); ++i) {
      catalog::Feature& feature = parsed.features[i];
      if (ids.insert(feature.id).second)
        parts.features.push_back(std::move(feature));
      else
        problems.push_back({parsed.places[i].to_text(), "has the id of another feature, '" + feature.id + "'", "rename one"});
    }
  }
}

// Links whose feature or clause is not there are left out. Where a file is broken that says why; else they are counted.
void add_links(FileResult<ParsedLinks> file, const std::string& name, catalog::Parts& parts, Problems& problems) {
  append(problems, file.problems);
  std::set<std::string_view> known;
  for (const auto& feature : parts.features) known.insert(feature.id);
  for (const auto& document : parts.documents)
    for (const auto& clause : document.clauses) known.insert(clause.id);
  std::size_t lost = 0;
  for (catalog::Link& link : file.parsed.links) {
    if (known.contains(link.feature) && known.contains(link.clause))
      parts.links.push_back(std::move(link));
    else
      ++lost;
  }
  if (lost > 0 && problems.empty())
    problems.push_back({name, std::to_string(lost) + " of " + std::to_string(lost + parts.links.size()) +
                                  " links lead to features or clauses that are not there",
                        "run atlas check on the folder to see which"});
}

}  // namespace

Result<std::shared_ptr<const catalog::Catalog>> open_project(const fs::path& folder, std::vector<Error>& problems) {
  std::error_code code;
  const fs::path links = folder / "links.json", views = folder / "views.json";
  if (!fs::is_directory(folder, code)) return fail(folder.string(), "is not a folder", "name an atlas project folder");
  if (!fs::exists(folder / "datapackage.json", code) && !fs::exists(links, code))
    return fail(folder.string(), "is not an atlas project (it has neither datapackage.json nor links.json)",
                "name a folder made as geodata/FORMAT.md says");
  // The layers are most of the bytes: they are read beside the rest.
  auto layers = std::async(std::launch::async, [&] { return parse_files(layer_files(folder), parse_layer); });
  catalog::Parts parts;
  add_documents(parse_files(document_files(folder), parse_document), parts, problems);
  auto linked = parse_file(links, parse_links);
  if (fs::exists(views, code)) {
    auto named = parse_file(views, parse_views);
    append(problems, named.problems);
    parts.views = std::move(named.parsed);
  }
  add_layers(layers.get(), parts, problems);
  add_links(std::move(linked), links.string(), parts, problems);
  return std::make_shared<const catalog::Catalog>(std::move(parts));
}

}  // namespace atlas::source
