#include <gtest/gtest.h>

#include "source/project.h"
#include "source/catalog_layers.h"
#include "temporary_folder.h"

namespace atlas::source {
namespace {

constexpr const char* document = R"({"id": "memo", "date": "2020-05", "titles": {"zh": "备忘录", "en": "Memo", "ru": "Памятка"}, "parties": ["CN"],
  "clauses": [{"id": "memo/p1", "number": "p1", "gist": {"zh": "修路。", "en": "Build a road."}}]})";
constexpr const char* roads = R"({"type": "FeatureCollection", "layer": "roads", "title": {"zh": "公路", "en": "Roads"}, "features": [
  {"type": "Feature", "id": "road-a", "properties": {"id": "road-a", "layer": "roads", "kind": "road", "name_en": "A road",
   "exactness": 2, "precision": 5, "uncertainty_m": 900,
   "stretches": [{"between": [0, 0.5], "uncertainty_m": 100}, {"between": [0.5, 1], "uncertainty_m": 900}],
   "status": [{"date": "2020", "code": 2, "source": "memo/p1"}]},
   "geometry": {"type": "LineString", "coordinates": [[70, 40], [71, 40], [72, 40]]}},
  {"type": "Feature", "id": "road-b", "properties": {"id": "road-b"}, "geometry": {"type": "LineString", "coordinates": [[70, 400]]}},
  {"type": "Feature", "id": "road-c", "properties": {"id": "road-c", "exactness": "one"}, "geometry": {"type": "Point", "coordinates": [70, 40, 12]}}]})";
constexpr const char* links = R"({"links": [{"feature": "road-a", "clause": "memo/p1", "strength": "named", "words": "公路"},
  {"feature": "road-z", "clause": "memo/p1", "strength": "named"}, {"feature": "road-a", "clause": "memo/p1", "strength": "much"}]})";

class Project : public testing::Test {
 protected:
  Project() {
    folder.write("documents/memo.json", document);
    folder.write("features/roads.geojson", roads);
    folder.write("links.json", links);
  }
  std::shared_ptr<const catalog::Catalog> open() {
    problems.clear();
    const auto opened = open_project(folder.path(), problems);
    return opened ? *opened : nullptr;
  }
  bool told(const std::string& where, const std::string& what) const {
    for (const Error& problem : problems)
      if (problem.where.find(where) != std::string::npos && problem.what.find(what) != std::string::npos) return true;
    return false;
  }
  TemporaryFolder folder;
  std::vector<Error> problems;
};

TEST_F(Project, HoldsWhatItsFilesSay) {
  const auto atlas = open();
  ASSERT_TRUE(atlas);
  const catalog::Feature* road = atlas->feature("road-a");
  ASSERT_TRUE(road);
  EXPECT_EQ(road->names.in(catalog::Language::ky), "A road");  // no Kyrgyz name: the English one
  EXPECT_EQ(road->stretches.size(), 2u);
  EXPECT_EQ(road->latest_status()->code, 2);
  EXPECT_FALSE(road->latest_status()->built());
  EXPECT_EQ(atlas->clause("memo/p1")->gist.in(catalog::Language::zh), "修路。");
  ASSERT_EQ(atlas->links_of_feature("road-a").size(), 1u);
  EXPECT_EQ(atlas->links_of_clause("memo/p1").front()->words, "公路");
}

TEST_F(Project, ReadsTitlesInTheLanguagesThatThereAre) {
  const auto atlas = open();
  ASSERT_TRUE(atlas);
  const catalog::Document* memo = atlas->document("memo");
  ASSERT_TRUE(memo);
  EXPECT_EQ(memo->titles.in(catalog::Language::ru), "Памятка");
  EXPECT_EQ(memo->titles.in(catalog::Language::ky), "Memo");
}

TEST_F(Project, KeepsTheRestWhenPartsAreWrong) {
  const auto atlas = open();
  ASSERT_TRUE(atlas);
  EXPECT_FALSE(atlas->feature("road-b"));
  EXPECT_TRUE(told("/features/1/geometry/coordinates/0 (road-b)", "outside the world"));
  EXPECT_TRUE(atlas->feature("road-c"));
  EXPECT_TRUE(told("/features/2/properties/exactness", "not a number"));
  EXPECT_TRUE(told("/links/2/strength", "is 'much'"));
}

TEST_F(Project, CountsLinksThatLeadNowhere) {
  folder.write("features/roads.geojson", R"({"type": "FeatureCollection", "features": []})");
  folder.write("links.json", R"({"links": [{"feature": "road-z", "clause": "memo/p1", "strength": "named"}]})");
  ASSERT_TRUE(open());
  EXPECT_TRUE(told("links.json", "1 of 1 links lead to"));
}

TEST_F(Project, OpensWithABrokenFile) {
  folder.write("features/gas.geojson", "{\"features\": [\n  {,");
  const auto atlas = open();
  ASSERT_TRUE(atlas);
  EXPECT_TRUE(atlas->feature("road-a"));
  EXPECT_TRUE(told("gas.geojson:2:4", "is not JSON"));
}

TEST_F(Project, SurvivesAnyTruncation) {
  const std::string text = roads;
  for (std::size_t length = 0; length < text.size(); length += 7) {
    folder.write("features/roads.geojson", text.substr(0, length));
    ASSERT_TRUE(open()) << length;
    EXPECT_FALSE(problems.empty()) << length;
  }
}

TEST_F(Project, SurvivesEndlessNesting) {
  folder.write("features/roads.geojson", std::string(2'000'000, '['));
  ASSERT_TRUE(open());
  EXPECT_TRUE(told("roads.geojson", "nested"));
}

TEST_F(Project, IsNoProjectWithoutItsFiles) {
  std::vector<Error> none;
  const auto opened = open_project(folder.path() / "documents", none);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().what.find("not an atlas project"), std::string::npos);
}

TEST_F(Project, GivesMetresOfDoubtAtEveryVertex) {
  const auto layers = catalog_layers(*open());
  const MapFeature& road = layers.front()->features.front();
  ASSERT_EQ(road.uncertainty_m.size(), 1u);
  EXPECT_EQ(road.uncertainty_m[0], (std::vector<float>{100, 100, 900}));
  EXPECT_TRUE(*road.properties.find("approximate")->boolean());
  EXPECT_FALSE(*road.properties.find("built")->boolean());
  EXPECT_NEAR(*road.properties.find("length_km")->number(), 170.8, 0.5);  // 2 degrees at 40 north
}

}  // namespace
}  // namespace atlas::source
