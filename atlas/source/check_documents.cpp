#include <algorithm>
#include <charconv>

#include "source/check_rules.h"
#include "source/check_text.h"

namespace atlas::source {
namespace {

bool is_fingerprint(std::string_view text) {
  constexpr std::string_view head = "sha256:";
  if (!text.starts_with(head) || text.size() != head.size() + 64) return false;
  text.remove_prefix(head.size());
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_country(std::string_view code) {
  return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "4.2" -> 2 in the series "4."; "0.p4" -> 4 in "0.p"; "p3" -> 3 in "p"; "10" (a section's own paragraph) -> no series.
struct Counted {
  std::string series;
  int number = 0;
};
std::optional<Counted> counted(const std::string& number) {
  std::size_t digits = number.size();
  while (digits > 0 && number[digits - 1] >= '0' && number[digits - 1] <= '9') --digits;
  if (digits == 0 || digits == number.size() || (number[digits - 1] != '.' && number[digits - 1] != 'p')) return std::nullopt;
  Counted result{number.substr(0, digits), 0};
  std::from_chars(number.data() + digits, number.data() + number.size(), result.number);
  return result;
}

std::string section_of(const std::string& number) {
  const auto dot = number.find('.');
  if (dot != std::string::npos) return number.substr(0, dot);
  return number.starts_with('p') ? "" : number;
}

void check_clause(const catalog::Clause& clause, const catalog::Document& document, const Place& place, Findings& findings) {
  if (clause.id != document.id + "/" + clause.number)
    findings.add(place / "id", "is '" + clause.id + "' where document and number say '" + document.id + "/" + clause.number + "'",
                 "make id, number and document agree", clause.id);
  if (clause.section != section_of(clause.number))
    findings.add(place / "section", "is '" + clause.section + "' where the number says '" + section_of(clause.number) + "'",
                 "make section and number agree", clause.id);
  const auto& sections = document.sections;
  if (!clause.section.empty() &&
      std::none_of(sections.begin(), sections.end(), [&](const auto& section) { return section.number == clause.section; }))
    findings.add(place / "section", "names a section '" + clause.section + "' that the document does not list",
                 "add it to sections", clause.id);
  check_translations(clause.gist, place / "gist", clause.id, findings);
  if (!clause.note.empty()) check_translations(clause.note, place / "note", clause.id, findings);
}

// Numbers of a series run on from 1: one that is missing is a clause that was forgotten.
void check_numbering(const ParsedDocument& parsed, Findings& findings) {
  std::map<std::string, int> last;
  for (std::size_t i = 0; i < parsed.clauses.size(); ++i) {
    const catalog::Clause& clause = parsed.document.clauses[i];
    const auto at = counted(clause.number);
    if (!at) continue;
    int& before = last[at->series];
    if (at->number != before + 1)
      findings.add(parsed.clauses[i] / "number",
                   "is " + clause.number + ", after " + (before == 0 ? "none" : at->series + std::to_string(before)) +
                       " of its series; expected " + at->series + std::to_string(before + 1),
                   "add what is missing, or correct the number", clause.id);
    before = at->number;
  }
}

}  // namespace

void check_document(const ParsedDocument& parsed, KnownIds& known, Findings& findings) {
  const catalog::Document& document = parsed.document;
  const Place& place = parsed.place;
  const std::string stem = std::filesystem::path(place.file).stem().string();
  if (document.id != stem)
    findings.add(place / "id", "is '" + document.id + "' in the file of '" + stem + "'", "make file name and id agree", document.id);
  if (!is_date(document.date)) findings.add(place / "date", "is '" + document.date + "', no ISO 8601 date", "write 2015, 2015-08 or 2015-08-28", document.id);
  if (!is_fingerprint(document.fingerprint))
    findings.add(place / "fingerprint", "is not sha256: and 64 hexadecimal digits", "compute it as FORMAT.md says", document.id);
  check_translations(document.titles, place / "titles", document.id, findings);
  if (document.parties.empty()) findings.add(place / "parties", "names nobody", "add the parties' ISO 3166 codes", document.id);
  for (const std::string& party : document.parties)
    if (!is_country(party)) findings.add(place / "parties", "has '" + party + "', no ISO 3166 code", "write two capitals", document.id);
  if (document.clauses.empty()) findings.add(place / "clauses", "is empty", "add the document's clauses", document.id);
  known.documents.insert(document.id);
  for (std::size_t i = 0; i < document.clauses.size(); ++i) {
    const catalog::Clause& clause = document.clauses[i];
    if (!known.clauses.insert(clause.id).second)
      findings.add(parsed.clauses[i] / "id", "is the id of another clause too", "give each clause its own", clause.id);
    check_clause(clause, document, parsed.clauses[i], findings);
  }
  for (std::size_t i = 0; i < document.sections.size(); ++i)
    check_translations(document.sections[i].title, place / "sections" / i / "title", document.id, findings);
  check_numbering(parsed, findings);
}

}  // namespace atlas::source
