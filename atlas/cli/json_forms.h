#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/search.h"

// What the commands print with --json. Members may be added, those that are there keep name and form. A `note` is the
// English text or null, with `note_zh` beside it; other texts are {"zh", "en"}.
namespace atlas::cli {

using Json = nlohmann::ordered_json;

Json text_json(const catalog::Text& text);    // {"zh", "en"}
Json names_json(const catalog::Names& names);  // {"zh", "en", "ru", "ky"}

// The elements of `list features`, `list clauses`, `list documents`, `list links`.
Json feature_json(const catalog::Catalog& catalog, const catalog::Feature& feature);
Json clause_json(const catalog::Catalog& catalog, const catalog::Clause& clause);
Json document_json(const catalog::Document& document);
Json link_json(const catalog::Link& link);
Json hit_json(const catalog::Hit& hit);

// The same with all that hangs on it, for `show`.
Json full_feature_json(const catalog::Catalog& catalog, const catalog::Feature& feature);
Json full_clause_json(const catalog::Catalog& catalog, const catalog::Clause& clause);
Json full_document_json(const catalog::Catalog& catalog, const catalog::Document& document);

// A list with one element a line, so that it can be searched and compared line by line.
std::string lines_of(const std::vector<Json>& elements);
// One value, indented, lists of plain numbers and texts on one line.
std::string text_of(const Json& value);

}  // namespace atlas::cli
