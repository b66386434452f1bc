#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/saved_state.h"

namespace atlas::app {
namespace {

SavedState full_state() {
  SavedState state;
  state.camera = render::Camera{{76.123456789, 41.5}, 6.25};
  state.selection = "plan-2015/4.2", state.language = "ky", state.interface_language = "zh", state.style = "dark";
  state.tab = "search", state.left_open = false, state.width = 1400, state.height = 900;
  state.hidden_layers = {"roads", "air"};
  return state;
}

TEST(SavedState, ComesBackExactly) {
  const auto parsed = parse_saved_state(to_json(full_state()), "here");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(*parsed, full_state());
}

TEST(SavedState, SurvivesTheDisk) {
  const auto folder = std::filesystem::temp_directory_path() / "atlas-saved-state-test";
  std::filesystem::remove_all(folder);
  const auto file = folder / "deep" / "window.json";
  EXPECT_EQ(*load_saved_state(file), SavedState{});   // not there yet
  ASSERT_TRUE(save_state(file, full_state()));
  EXPECT_EQ(*load_saved_state(file), full_state());
  std::filesystem::remove_all(folder);
}

TEST(SavedState, BrokenTextIsAnErrorWithItsPlace) {
  for (const char* text : {"", "{", "[]", "7", "\"x\"", "{\"camera\":"}) {
    const auto parsed = parse_saved_state(text, "window.json");
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().where, "window.json");
  }
}

TEST(SavedState, FieldsOfTheWrongKindAreLeftOut) {
  const auto parsed = parse_saved_state(
      R"({"camera":[1,"2",3],"selection":4,"left_open":"no","width":1e9,"hidden_layers":[1,"air"],"tab":null})", "here");
  ASSERT_TRUE(parsed);
  SavedState expected;
  expected.hidden_layers = {"air"};
  EXPECT_EQ(*parsed, expected);
  EXPECT_FALSE(parse_saved_state(R"({"camera":[720,0,5]})", "here")->camera);
}

}  // namespace
}  // namespace atlas::app
