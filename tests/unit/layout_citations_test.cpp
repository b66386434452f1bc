#include "layout/citations.h"

#include <gtest/gtest.h>

using namespace atlas;

namespace {

catalog::Parts parts() {
  catalog::Parts parts;
  catalog::Document plan{.id = "plan", .date = "2015", .titles = {"规划", "Plan"}};
  for (const char* number : {"1.1", "1.2", "1.3"})
    plan.clauses.push_back({.id = std::string("plan/") + number, .document = "plan", .number = number});
  parts.documents.push_back(plan);
  parts.documents.push_back({.id = "other", .date = "2018", .titles = {"声明", "Statement"}});
  for (const char* id : {"road", "pipe"}) {
    catalog::Feature feature;
    feature.id = id;
    parts.features.push_back(feature);
  }
  parts.links = {{.feature = "road", .clause = "plan/1.1", .strength = catalog::Strength::clazz},
                 {.feature = "pipe", .clause = "plan/1.1", .strength = catalog::Strength::named},
                 {.feature = "pipe", .clause = "plan/1.3", .strength = catalog::Strength::context}};
  return parts;
}

std::vector<layout::Citation> cite(std::vector<std::uint32_t> ids, std::vector<std::string> first = {}) {
  static const catalog::Catalog catalog(parts());
  std::vector<source::MapFeature> features(ids.size());
  std::vector<const source::MapFeature*> pointers;
  for (std::size_t i = 0; i < ids.size(); ++i) features[i].id = ids[i], pointers.push_back(&features[i]);
  return layout::citations(catalog, pointers, first, catalog::Language::en);
}

TEST(Citations, OnlyDocumentsThatNameWhatIsShown) {
  const auto cited = cite({0});
  ASSERT_EQ(cited.size(), 1u);
  EXPECT_EQ(cited[0].line, "Plan (2015): 1.1\u202f◐");
  EXPECT_TRUE(cite({}).empty());
}

TEST(Citations, TheStrongestTieOfAClauseIsShown) { EXPECT_EQ(cite({0, 1})[0].line, "Plan (2015): 1.1\u202f●  1.3\u202f○"); }

TEST(Citations, TheClauseOfThePageComesFirst) {
  EXPECT_EQ(cite({1}, {"plan/1.3"})[0].line, "Plan (2015): 1.3\u202f○  1.1\u202f●");
  EXPECT_EQ(cite({}, {"plan/1.2"})[0].line, "Plan (2015): 1.2");
}

}  // namespace
