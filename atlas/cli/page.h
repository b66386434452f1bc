#pragma once
#include <string>

#include "catalog/catalog.h"

namespace atlas::cli {

// What `atlas show` prints for people: headings and texts in Chinese for zh, else in English.
std::string page_of(const catalog::Catalog& atlas, const catalog::Feature& feature, catalog::Language language);
std::string page_of(const catalog::Catalog& atlas, const catalog::Clause& clause, catalog::Language language);
std::string page_of(const catalog::Catalog& atlas, const catalog::Document& document, catalog::Language language);

}  // namespace atlas::cli
