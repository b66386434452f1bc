#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "source/json_file.h"

namespace atlas::source {
namespace {

TEST(Json, ReadsEveryKindOfValueWithItsPlace) {
  const auto parsed = JsonDocument::parse("{\"a\": [1, -2.5e3, true, null],\n \"b\": {\"c\": \"\\u6c34 \\ud83d\\ude00 \\n\"}}", "x");
  ASSERT_TRUE(parsed) << parsed.error().to_line();
  const JsonValue& root = parsed->root();
  EXPECT_EQ(find(root, "/a/1")->number(), -2500);
  EXPECT_TRUE(find(root, "/a/3")->is_null());
  EXPECT_EQ(find(root, "/b/c")->text(), "水 😀 \n");
  EXPECT_EQ(parsed->line_of(*find(root, "/a/1")), 1u);
  EXPECT_EQ(parsed->line_of(*find(root, "/b/c")), 2u);
  EXPECT_EQ(find(root, "/a/4"), nullptr);
  EXPECT_EQ(find(root, "/b/d"), nullptr);
}

TEST(Json, TellsWhereItIsWrong) {
  const auto place = [](const char* text) {
    const auto parsed = JsonDocument::parse(text, "f");
    return parsed ? "read" : parsed.error().where;
  };
  EXPECT_EQ(place("[1,\n 2,\n ,3]"), "f:3:2");
  EXPECT_EQ(place("{\"a\" 1}"), "f:1:6");
  EXPECT_EQ(place("[\"abc"), "f:1:6");
  EXPECT_EQ(place("[1] 2"), "f:1:5");
  EXPECT_EQ(place("\"\xC0\xAF\""), "f:1:2");
}

// Whatever bytes come, this parser and nlohmann's agree on whether they are JSON (RFC 8259), and on what they say.
bool same(const JsonValue& ours, const nlohmann::json& theirs) {
  if (theirs.is_number()) return ours.is_number() && ours.number() == theirs.get<double>();
  if (theirs.is_string()) return ours.is_string() && ours.text() == theirs.get_ref<const std::string&>();
  if (theirs.is_boolean()) return ours.is_boolean();
  if (theirs.is_null()) return ours.is_null();
  if (theirs.is_array()) {
    if (!ours.is_array() || ours.size() != theirs.size()) return false;
    for (std::size_t i = 0; i < theirs.size(); ++i)
      if (!same(ours[i], theirs[i])) return false;
    return true;
  }
  if (!ours.is_object()) return false;
  for (const JsonValue& member : ours.children())  // of members given twice, each keeps another one
    if (!theirs.contains(std::string(member.key()))) return false;
  return ours.size() >= theirs.size();
}

TEST(Json, AgreesWithAnotherParserOnMutatedTexts) {
  const std::string seeds[] = {R"({"type":"Point","coordinates":[75.4,-40.5e-1,0],"x":{"y":"a\"b\\\u00e9"},"z":[true,false,null,[],{}]})",
                               R"([0,-0,0.1,1e5,12E-3,"é水",""," "])"};
  const std::string alphabet = "{}[]\",:.-+eE0123456789tfnu\\ \n\x01\xC3\xA9";
  std::mt19937 random(7);
  int valid = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text = seeds[random() % 2];
    for (std::size_t edits = 1 + random() % 3; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      const char letter = alphabet[random() % alphabet.size()];
      if (random() % 3 == 0)
        text.erase(at, 1);
      else if (random() % 2 == 0)
        text[at] = letter;
      else
        text.insert(at, 1, letter);
    }
    const auto ours = JsonDocument::parse(text, "x");
    const auto theirs = nlohmann::json::parse(text, nullptr, false);
    ASSERT_EQ(ours.has_value(), !theirs.is_discarded()) << text;
    if (ours) {
      ASSERT_TRUE(same(ours->root(), theirs)) << text;
    }
    valid += ours.has_value();
  }
  EXPECT_GT(valid, 1000);
}

}  // namespace
}  // namespace atlas::source
