#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "source/project_check.h"
#include "temporary_folder.h"

namespace atlas::source {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// A copy of the shipped atlas in which mistakes are planted. The base map is only linked: it is large and stays as it is.
class PlantedMistakes : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path from = fs::path(ATLAS_REPOSITORY) / "geodata";
    for (const char* name : {"documents", "features"}) fs::copy(from / name, folder_.path() / name, fs::copy_options::recursive);
    for (const char* name : {"links.json", "views.json", "datapackage.json"}) fs::copy_file(from / name, folder_.path() / name);
    fs::create_directory_symlink(from / "base", folder_.path() / "base");
    for (const fs::directory_entry& entry : fs::directory_iterator(from))  // whatever else the package lists
      if (!fs::exists(folder_.path() / entry.path().filename()) && entry.path().filename() != "prepare")
        fs::create_symlink(entry.path(), folder_.path() / entry.path().filename());
  }

  void edit(const std::string& file, const std::function<void(Json&)>& change) {
    Json json = Json::parse(folder_.read(file));
    change(json);
    folder_.write(file, json.dump(1));
  }

  static Json& feature(Json& layer, const std::string& id) {
    for (Json& found : layer["features"])
      if (found["id"] == id) return found;
    throw std::runtime_error("no feature " + id);
  }
  void edit_feature(const std::string& layer, const std::string& id, const std::function<void(Json&)>& change) {
    edit("features/" + layer + ".geojson", [&](Json& json) { change(feature(json, id)); });
  }
  void edit_properties(const std::string& layer, const std::string& id, const std::function<void(Json&)>& change) {
    edit_feature(layer, id, [&](Json& found) { change(found["properties"]); });
  }

  // That the check finds it: in this file, at a place and in words that have these parts.
  void expect_finding(const std::string& file, const std::string& place, const std::string& what) {
    const auto findings = check_project(folder_.path());
    const std::string in = (folder_.path() / file).string();
    std::string all;
    for (const Error& finding : findings) {
      all += finding.to_line() + "\n";
      if (finding.where.starts_with(in) && finding.where.find(place) != std::string::npos && finding.what.find(what) != std::string::npos) {
        EXPECT_FALSE(finding.remedy.empty());
        return;
      }
    }
    ADD_FAILURE() << "expected " << in << " ... " << place << ": ... " << what << "\nfound:\n" << all;
  }

  TemporaryFolder folder_;
};

TEST_F(PlantedMistakes, NoneInTheShippedAtlas) {
  std::string all;
  for (const Error& finding : check_project(fs::path(ATLAS_REPOSITORY) / "geodata")) all += finding.to_line() + "\n";
  EXPECT_EQ(all, "");
}

TEST_F(PlantedMistakes, SyntaxErrorWithLineAndColumn) {
  folder_.write("links.json", "{\"links\": [\n {\"feature\": \"torugart\",\n  \"clause\" \"plan-2015/4.2\"}]}\n");
  expect_finding("links.json", ":3:", "is not JSON");
}

TEST_F(PlantedMistakes, MissingMember) {
  edit_properties("roads", "road-osh-irkeshtam", [](Json& properties) { properties.erase("lineage"); });
  expect_finding("features/roads.geojson", "/properties", "has no 'lineage'");
}

TEST_F(PlantedMistakes, UnknownMember) {
  edit_properties("gas", "pipeline-line-d", [](Json& properties) { properties["uncertainty"] = 5; });
  expect_finding("features/gas.geojson", "/properties/uncertainty", "not a member");
}

TEST_F(PlantedMistakes, WrongType) {
  edit_properties("crossings", "torugart", [](Json& properties) { properties["precision"] = "2"; });
  expect_finding("features/crossings.geojson", "/properties/precision", "is string, not a whole number");
}

TEST_F(PlantedMistakes, IdGivenTwice) {
  edit("features/crossings.geojson", [](Json& layer) { layer["features"].push_back(layer["features"][0]); });
  expect_finding("features/crossings.geojson", "/properties/id", "another feature");
}

TEST_F(PlantedMistakes, FeatureInTheWrongLayer) {
  Json moved;
  edit("features/crossings.geojson", [&](Json& layer) { moved = layer["features"][0], layer["features"].erase(0); });
  edit("features/roads.geojson", [&](Json& layer) { layer["features"].push_back(moved); });
  expect_finding("features/roads.geojson", "/properties/layer", "not 'roads'");
}

TEST_F(PlantedMistakes, LinkToNoFeature) {
  edit("links.json", [](Json& links) { links["links"][3]["feature"] = "kashgarr"; });
  expect_finding("links.json", "/links/3/feature", "is 'kashgarr'");
}

TEST_F(PlantedMistakes, LinkToNoClause) {
  edit("links.json", [](Json& links) { links["links"][0]["clause"] = "plan-2015/99.9"; });
  expect_finding("links.json", "/links/0/clause", "is 'plan-2015/99.9'");
}

TEST_F(PlantedMistakes, FeatureWithoutLinks) {
  edit("links.json", [](Json& links) {
    Json kept = Json::array();
    for (const Json& link : links["links"])
      if (link["feature"] != "termez") kept.push_back(link);
    links["links"] = kept;
  });
  expect_finding("features/crossings.geojson", "(termez)", "tied to no clause");
}

TEST_F(PlantedMistakes, ClassLinkWithoutReason) {
  edit("links.json", [](Json& links) {
    for (Json& link : links["links"])
      if (link["strength"] == "class") return void(link.erase("note"));
  });
  expect_finding("links.json", "/links/", "has no note");
}

TEST_F(PlantedMistakes, UnknownStrength) {
  edit("links.json", [](Json& links) { links["links"][1]["strength"] = "strong"; });
  expect_finding("links.json", "/links/1/strength", "is 'strong'");
}

TEST_F(PlantedMistakes, ClauseLeftOut) {
  edit("documents/plan-2015.json", [](Json& document) {
    for (std::size_t i = 0; i < document["clauses"].size(); ++i)
      if (document["clauses"][i]["number"] == "4.2") return void(document["clauses"].erase(i));
  });
  expect_finding("documents/plan-2015.json", "(plan-2015/4.3)", "expected 4.2");
}

TEST_F(PlantedMistakes, ClauseNumberAgainstItsId) {
  edit("documents/plan-2015.json", [](Json& document) { document["clauses"][5]["id"] = "plan-2015/9.9"; });
  expect_finding("documents/plan-2015.json", "/clauses/5/id", "where document and number say");
}

TEST_F(PlantedMistakes, EmptyGist) {
  edit("documents/statement-2022.json", [](Json& document) { document["clauses"][2]["gist"]["zh"] = ""; });
  expect_finding("documents/statement-2022.json", "/clauses/2/gist/zh", "is empty");
}

TEST_F(PlantedMistakes, NameInTheWrongScript) {
  edit_properties("regions", "naryn-oblast", [](Json& properties) { properties["name_ky"] = "Naryn"; });
  expect_finding("features/regions.geojson", "/properties/name_ky (naryn-oblast)", "no Cyrillic");
}

TEST_F(PlantedMistakes, StatusOutsideTheCodes) {
  edit_properties("power", "power-line-datka-kemin", [](Json& properties) { properties["status"][0]["code"] = 7; });
  expect_finding("features/power.geojson", "/status/0/code", "is 7");
}

TEST_F(PlantedMistakes, DateThatIsNone) {
  edit_properties("power", "power-line-datka-kemin", [](Json& properties) { properties["status"][0]["date"] = "2015-02-30"; });
  expect_finding("features/power.geojson", "/status/0/date", "no ISO 8601 date");
}

TEST_F(PlantedMistakes, StretchesWithAGap) {
  edit_properties("roads", "road-osh-irkeshtam", [](Json& properties) { properties["stretches"].erase(1); });
  expect_finding("features/roads.geojson", "/stretches/1/between", "covered up to");
}

TEST_F(PlantedMistakes, UncertaintyBelowTheWorstStretch) {
  edit_properties("roads", "road-osh-irkeshtam", [](Json& properties) { properties["uncertainty_m"] = 10; });
  expect_finding("features/roads.geojson", "/uncertainty_m", "greatest of the stretches");
}

TEST_F(PlantedMistakes, LengthFarFromThePublishedOne) {
  edit_properties("power", "power-line-datka-kemin", [](Json& properties) {
    properties.erase("length_note");
    properties["lengths"] = Json::array({{{"km", 900}, {"source", "a test"}}});
  });
  expect_finding("features/power.geojson", "/lengths/0/km", "is 900 km");
}

TEST_F(PlantedMistakes, AreaFarFromThePublishedOne) {
  // One without an area_note, which would explain it.
  edit_properties("regions", "ak-suu", [](Json& properties) { properties["areas"][0]["km2"] = 1000; });
  expect_finding("features/regions.geojson", "/areas/0/km2", "is 1000 km²");
}

TEST_F(PlantedMistakes, RingThatIsNotClosed) {
  edit_feature("regions", "alay", [](Json& found) { found["geometry"]["coordinates"][0].erase(0); });
  expect_finding("features/regions.geojson", "(alay)", "not closed");
}

TEST_F(PlantedMistakes, RingThatCrossesItself) {
  edit_feature("regions", "alay", [](Json& found) {
    Json& ring = found["geometry"]["coordinates"][0];
    std::swap(ring[2], ring[ring.size() / 2]);
  });
  expect_finding("features/regions.geojson", "(alay)", "no valid polygon");
}

TEST_F(PlantedMistakes, RingThatRunsTheWrongWay) {
  edit_feature("regions", "alay", [](Json& found) {
    Json& ring = found["geometry"]["coordinates"][0];
    std::reverse(ring.begin(), ring.end());
  });
  expect_finding("features/regions.geojson", "(alay)", "runs clockwise");
}

TEST_F(PlantedMistakes, CoordinateOffTheWorld) {
  edit_feature("crossings", "torugart", [](Json& found) { found["geometry"]["coordinates"] = {75.4, 140.5}; });
  expect_finding("features/crossings.geojson", "/geometry/coordinates (torugart)", "outside the world");
}

TEST_F(PlantedMistakes, TooManyDecimals) {
  edit_feature("crossings", "torugart", [](Json& found) { found["geometry"]["coordinates"] = {75.4123456789, 40.5}; });
  expect_finding("features/crossings.geojson", "(torugart)", "more than 6 decimals");
}

TEST_F(PlantedMistakes, NoLicence) {
  edit_properties("air", "air-route-beijing-bishkek", [](Json& properties) { properties["license"] = ""; });
  expect_finding("features/air.geojson", "/properties/license", "no SPDX id");
}

TEST_F(PlantedMistakes, FileThatThePackageDoesNotList) {
  folder_.write("documents/memo-2024.json", "{}");
  expect_finding("documents/memo-2024.json", "", "not listed in datapackage.json");
}

TEST_F(PlantedMistakes, ResourceThatIsNotThere) {
  edit("datapackage.json", [](Json& package) { package["resources"][0]["path"] = "documents/gone.json"; });
  expect_finding("datapackage.json", "/resources/0/path", "not there");
}

TEST_F(PlantedMistakes, ResourceWithoutSources) {
  edit("datapackage.json", [](Json& package) { package["resources"][1].erase("sources"); });
  expect_finding("datapackage.json", "/resources/1", "has no sources");
}

TEST_F(PlantedMistakes, ViewOfNoClause) {
  edit("views.json", [](Json& views) { views["views"][1]["clause"] = "plan-2015/77"; });
  expect_finding("views.json", "/views/1/clause", "no document has");
}

TEST_F(PlantedMistakes, BrokenBaseFile) {
  fs::remove(folder_.path() / "base");
  fs::copy(fs::path(ATLAS_REPOSITORY) / "geodata/base", folder_.path() / "base");
  folder_.write("base/lakes.fgb", "not a FlatGeobuf");
  expect_finding("base/lakes.fgb", "", "");
}

// The line that a finding names is the line where the value begins.
TEST_F(PlantedMistakes, LineOfTheValue) {
  folder_.write("links.json", "{\"links\": [\n {\"feature\": \"torugart\",\n  \"clause\": \"plan-2015/4.2\",\n  \"strength\": \"strong\"}]}\n");
  expect_finding("links.json:4 /links/0/strength", "", "is 'strong'");
}

}  // namespace
}  // namespace atlas::source
