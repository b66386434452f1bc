#include "source/check_findings.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace atlas::source {

void Findings::add(const Place& place, std::string what, std::string remedy, std::string subject) {
  findings_.push_back({place, std::move(what), std::move(remedy), std::move(subject)});
}

void Findings::add(const JsonNode& node, std::string what, std::string remedy, std::string subject) {
  add(node.place(), std::move(what), std::move(remedy), std::move(subject));
}

void Findings::add(Error error) { findings_.push_back({{error.where, ""}, error.what, error.remedy, ""}); }

void Findings::find_lines() {
  std::set<std::string> files;
  for (const Finding& finding : findings_)
    if (!finding.place.pointer.empty()) files.insert(finding.place.file);
  for (const std::string& file : files) {
    const auto json = read_json(file);
    if (!json) continue;
    for (Finding& finding : findings_)
      if (const JsonValue* value = finding.place.file == file ? find(json->root(), finding.place.pointer) : nullptr)
        finding.line = json->line_of(*value);
  }
}

std::vector<Error> Findings::take() {
  find_lines();
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.place.file, a.line) < std::tie(b.place.file, b.line);
  });
  std::vector<Error> errors;
  for (Finding& finding : findings_) {
    std::string where = finding.place.file;
    if (finding.line > 0) where += ":" + std::to_string(finding.line);
    if (!finding.place.pointer.empty()) where += " " + finding.place.pointer;
    if (!finding.subject.empty()) where += " (" + finding.subject + ")";
    errors.push_back({std::move(where), std::move(finding.what), std::move(finding.remedy)});
  }
  findings_.clear();
  return errors;
}

}  // namespace atlas::source
