#include <gtest/gtest.h>

#include "text/line_break.h"

using namespace atlas::text;

namespace {

std::vector<std::u32string> broken(std::u32string_view text, float max_width) {
  const std::vector<float> widths(text.size(), 1);
  std::vector<std::u32string> lines;
  for (const Line line : break_lines(text, widths, max_width))
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
  return lines;
}

}  // namespace

TEST(LineBreak, LinesAreAboutEquallyLong) {
  EXPECT_EQ(broken(U"aaaa bbbb cccc dddd", 16), (std::vector<std::u32string>{U"aaaa bbbb", U"cccc dddd"}));
}

TEST(LineBreak, AWordWiderThanTheLineStaysWhole) {
  EXPECT_EQ(broken(U"a Llanfairpwllgwyngyll b", 6).size(), 3u);
}

TEST(LineBreak, HanBreaksAnywhereButNotBeforeClosingPunctuation) {
  const std::u32string_view text = U"（中国）阿图什";
  EXPECT_FALSE(may_break_before(text, 1));
  EXPECT_TRUE(may_break_before(text, 2));
  EXPECT_FALSE(may_break_before(text, 3));
  EXPECT_TRUE(may_break_before(text, 4));
}

TEST(LineBreak, EveryCharacterThatIsNoSpaceIsInExactlyOneLine) {
  const std::u32string text = U"Osh – Sary-Tash – Irkeshtam 口岸  Kashgar/喀什";
  for (float width = 1; width < 50; width += 1) {
    std::u32string joined, plain;
    for (const auto& line : broken(text, width)) joined += line;
    std::erase(joined, U' ');
    plain = text;
    std::erase(plain, U' ');
    EXPECT_EQ(joined, plain);
  }
}
