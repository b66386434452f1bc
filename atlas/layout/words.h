#pragma once
#include <string>

#include "catalog/feature.h"

namespace atlas::layout {

// The fixed words of a page, in the four languages of the map.
enum class Word {
  legend, status, sources, locator, strength_note, no_status_implied, projection, scale, clause, and_more, more_sources,
  overview_title, overview_subtitle, approximate, uncertainty, made_with, data_licences, kilometres, metres
};
std::string word(Word which, catalog::Language language);
catalog::Language language_of(const std::string& code);  // English for anything unknown

}  // namespace atlas::layout
