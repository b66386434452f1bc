#include <gtest/gtest.h>

#include "catalog/fold.h"
#include "catalog/search.h"

namespace atlas::catalog {
namespace {

Feature feature(std::string id, std::string kind, std::array<std::string, 4> names) {
  Feature made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.names.by_language = std::move(names);
  return made;
}

const Catalog& atlas() {
  static const Catalog made([] {
    Parts parts;
    parts.features = {feature("issyk-kul-oblast", "oblast", {"伊塞克湖州", "Issyk-Kul Oblast", "Иссык-Кульская область", "Ысык-Көл облусу"}),
                      feature("jeti-oguz", "district", {"杰季－奥古兹斯基地区", "Jeti-Oguz District", "Джети-Огузский район", "Жети-Өгүз району"}),
                      feature("kara-kulja", "district", {"卡拉库尔地区", "Kara-Kulja District", "Кара-Кульджинский район", "Кара-Кулжа району"}),
                      feature("torugart", "crossing", {"吐尔尕特口岸", "Torugart crossing", "КПП Торугарт", "Торугарт өткөрүү жайы"}),
                      feature("lake-route", "tourist-route", {"伊塞克湖旅游线路", "Lake Issyk-Kul tourist route", "", ""})};
    Document document;
    document.id = "plan";
    document.clauses = {{"plan/4.2", "plan", "4.2", "4", {"发展吐尔尕特公路。", "Improves the Torugart road."}, {}},
                        {"plan/10", "plan", "10", "10", {"发展旅游。", "Develops tourism at Lake Issyk-Kul."}, {}}};
    parts.documents = {document};
    parts.links = {{"torugart", "plan/4.2", Strength::clazz, "", {}}, {"kara-kulja", "plan/4.2", Strength::named, "卡", {}},
                   {"torugart", "plan/10", Strength::context, "", {}}};
    return parts;
  }());
  return made;
}

std::string first(std::string_view words) {
  const auto hits = search(atlas(), words);
  if (hits.empty()) return "";
  return hits[0].feature ? hits[0].feature->id : hits[0].clause->id;
}

TEST(Search, FindsInEveryLanguage) {
  EXPECT_EQ(first("伊塞克湖州"), "issyk-kul-oblast");
  EXPECT_EQ(first("issyk kul oblast"), "issyk-kul-oblast");
  EXPECT_EQ(first("Иссык-Кульская"), "issyk-kul-oblast");
  EXPECT_EQ(first("Ысык-Көл"), "issyk-kul-oblast");
}

TEST(Search, DoesNotMindCaseAccentsHyphensAndWidth) {
  EXPECT_EQ(first("ысык кол"), "issyk-kul-oblast");
  EXPECT_EQ(first("ЖЕТИ ӨГҮЗ"), "jeti-oguz");
  EXPECT_EQ(first("жети огуз"), "jeti-oguz");
  EXPECT_EQ(first("JÉTI-OGUZ"), "jeti-oguz");
  EXPECT_EQ(first("ＴＯＲＵＧＡＲＴ"), "torugart");
  EXPECT_EQ(first("karakulja"), "kara-kulja");
  EXPECT_EQ(first("杰季-奥古兹斯基"), "jeti-oguz");
}

TEST(Search, ReadsTraditionalCharacters) { EXPECT_EQ(first("伊塞克湖旅遊線路"), "lake-route"); }

TEST(Search, FindsPartsOfChineseNames) { EXPECT_EQ(first("尔尕特"), "torugart"); }

TEST(Search, FindsClausesByNumberAndGist) {
  EXPECT_EQ(first("4.2"), "plan/4.2");
  EXPECT_EQ(first("plan/10"), "plan/10");
  EXPECT_EQ(first("improves road"), "plan/4.2");
}

TEST(Search, WantsEveryWord) {
  EXPECT_EQ(first("issyk torugart"), "");
  EXPECT_EQ(first("   -- "), "");
  EXPECT_EQ(first(""), "");
}

TEST(Search, PutsFeaturesBeforeClauses) {
  const auto hits = search(atlas(), "torugart");
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_TRUE(hits[0].feature);
  EXPECT_TRUE(hits[1].clause);
}

TEST(Search, SurvivesBytesThatAreNoText) {
  EXPECT_EQ(first("\xFF\xC0\xAF"), "");
  EXPECT_EQ(first(std::string(100'000, 'x')), "");
}

TEST(Fold, IsTheSameTwice) {
  for (const char* text : {"Ысык-Көл", "ＡＢＣ　def", "Ёлка", "Straße"}) EXPECT_EQ(fold(fold(text)), fold(text));
}

TEST(Catalog, NamesTheNearestIds) {
  const auto nearest = atlas().nearest_ids("tourgart", 2);
  ASSERT_EQ(nearest.size(), 2u);
  EXPECT_EQ(nearest[0], "torugart");
  EXPECT_EQ(atlas().nearest_ids("kulja", 1)[0], "kara-kulja");
  EXPECT_EQ(atlas().nearest_ids("plan/4.22", 1)[0], "plan/4.2");
}

TEST(Catalog, FollowsLinksBothWays) {
  const auto of_clause = atlas().links_of_clause("plan/4.2");
  ASSERT_EQ(of_clause.size(), 2u);
  EXPECT_EQ(of_clause[0]->feature, "kara-kulja");  // named first
  const auto of_feature = atlas().links_of_feature("torugart");
  ASSERT_EQ(of_feature.size(), 2u);
  EXPECT_EQ(of_feature[0]->clause, "plan/4.2");  // the documents' order
}

TEST(Feature, IsVisitedWithItsDoubtAndEnoughAroundIt) {
  Feature point;
  point.geometry = {.type = geo::GeometryType::point, .points = {{74, 41}}};
  point.box = geo::box_of(point.geometry);
  point.uncertainty_m = 2000;
  const double sure = point.visit_box().north - 41;
  EXPECT_NEAR(sure * 111'195, 12'000, 100);
  point.uncertainty_m = 15'000;
  EXPECT_GT((point.visit_box().north - 41) * 111'195, 2 * 15'000) << "its doubt fits in";
  point.geometry = {.type = geo::GeometryType::line, .lines = {{{70, 40}, {74, 41}}}};
  point.box = geo::box_of(point.geometry);
  EXPECT_EQ(point.visit_box().north, 41);
}

TEST(Catalog, HasAWordForEveryCode) {
  for (const std::string_view kind : kinds()) {
    EXPECT_NE(kind_name(kind).zh, kind);
    EXPECT_FALSE(kind_name(kind).en.empty());
  }
  for (int code = 1; code <= 6; ++code) {
    EXPECT_NE(status_name(code).en, status_name(0).en);
    EXPECT_NE(precision_name(code).zh, precision_name(0).zh);
  }
}

}  // namespace
}  // namespace atlas::catalog
