#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/line_breaks.h"
#include "app/utf8.h"

namespace atlas::app {
namespace {

// Han characters are two units wide, all others one.
double width_of(char32_t c) { return c >= 0x2E80 ? 2 : 1; }

std::vector<std::string> lines_of(const std::string& text, double width) {
  std::vector<std::string> lines;
  for (const TextLine line : break_lines(text, width, width_of)) lines.push_back(text.substr(line.begin, line.end - line.begin));
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineBreaks, BreaksAtSpaces) {
  EXPECT_EQ(lines_of("the road from Osh to Irkeshtam", 12), (Lines{"the road", "from Osh to", "Irkeshtam"}));
}

TEST(LineBreaks, BreaksBetweenHanCharacters) {
  EXPECT_EQ(lines_of("比什凯克至喀什公路", 8), (Lines{"比什凯克", "至喀什公", "路"}));
}

TEST(LineBreaks, NoLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne) {
  EXPECT_EQ(lines_of("比什凯克，喀什", 8), (Lines{"比什凯", "克，喀什"}));
  EXPECT_EQ(lines_of("比什凯《喀什》", 8), (Lines{"比什凯", "《喀什》"}));
}

TEST(LineBreaks, CutsAWordThatIsWiderThanALine) {
  EXPECT_EQ(lines_of("abcdefghij", 4), (Lines{"abcd", "efgh", "ij"}));
}

TEST(LineBreaks, KeepsNewLinesAndEmptyText) {
  EXPECT_EQ(lines_of("a\n\nb", 10), (Lines{"a", "", "b"}));
  EXPECT_EQ(lines_of("", 10), (Lines{""}));
}

TEST(LineBreaks, NoLineIsWiderThanAsked) {
  const std::string text = "2015年规划 names the Bishkek–Torugart–Kashgar road（比什凯克—吐尔尕特—喀什公路）, and so on.";
  for (double width = 6; width < 60; width += 1)
    for (const std::string& line : lines_of(text, width)) {
      double used = 0;
      for (std::size_t at = 0; at < line.size();) used += width_of(next_character(line, at));
      EXPECT_LE(used, width) << line;
    }
}

TEST(LineBreaks, LosesNothingButSpaces) {
  const std::string text = "甲 乙丙 abc-def, 丁（戊）己";
  std::string joined, wanted;
  for (const std::string& line : lines_of(text, 7)) joined += line;
  for (const char c : text)
    if (c != ' ') wanted += c;
  std::erase(joined, ' ');
  EXPECT_EQ(joined, wanted);
}

TEST(Utf8, BadBytesNeitherCrashNorStop) {
  const std::string bad = "a\xC3(\xE5\xFF\xF0\x9F z\xE5\xA4";
  std::size_t at = 0, count = 0;
  while (at < bad.size()) next_character(bad, at), ++count;
  EXPECT_EQ(at, bad.size());
  EXPECT_GE(count, 8u);
}

}  // namespace
}  // namespace atlas::app
