#pragma once
#include <string>
#include <vector>

#include "catalog/feature.h"

namespace atlas::catalog {

struct Clause {
  std::string id;        // "plan-2015/4.2"
  std::string document;  // "plan-2015"
  std::string number;    // "4.2"
  std::string section;   // "4"; empty in a document without sections
  Text gist;             // our own words, never the document's
  Text note;             // what a reader must know of the clause itself
};

struct Section {
  std::string number;
  Text title;
};

struct Document {
  std::string id, date, date_kind;
  Text titles;
  std::vector<std::string> parties;
  std::string fingerprint;  // "sha256:..."
  std::vector<Section> sections;
  std::vector<Clause> clauses;  // in the document's order
};

enum class Strength { named, clazz, context };
const char* strength_code(Strength strength);  // "named", "class", "context"
Text strength_name(Strength strength);

// A tie between a feature and a clause.
struct Link {
  std::string feature, clause;
  Strength strength = Strength::named;
  std::string words;  // the name as the document writes it
  Text note;          // the reason, where someone had to decide
};

}  // namespace atlas::catalog
