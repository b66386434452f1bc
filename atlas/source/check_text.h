#pragma once
#include <string>
#include <string_view>

#include "catalog/feature.h"
#include "source/check_findings.h"

// Private to source/: rules for texts, shared by the checks.
namespace atlas::source {

// Both languages are there, Chinese in Chinese characters and English in Latin letters.
void check_translations(const catalog::Text& text, const Place& place, const std::string& subject, Findings& findings);

// What is wrong with a name in its language ("has no Chinese character"); empty when nothing is.
std::string name_fault(std::string_view name, catalog::Language language);

bool is_date(std::string_view date);         // ISO 8601: 2015, 2015-08 or 2015-08-28
bool is_license(std::string_view license);   // an SPDX id or expression
std::size_t character_count(std::string_view text);

}  // namespace atlas::source
