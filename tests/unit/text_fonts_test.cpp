#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <thread>

#include "text/face_set.h"
#include "text/fonts.h"

using namespace atlas;
using namespace atlas::text;

namespace {

std::shared_ptr<Fonts> fonts() {
  static const auto opened = Fonts::open();
  EXPECT_TRUE(opened) << (opened ? "" : opened.error().to_line());
  return *opened;
}

float sum_of_advances(const ShapedText& text) {
  float sum = 0;
  for (const PlacedGlyph& glyph : text.glyphs) sum += glyph.advance;
  return sum;
}

std::set<std::uint16_t> faces_of(const ShapedText& text) {
  std::set<std::uint16_t> faces;
  for (const PlacedGlyph& glyph : text.glyphs) faces.insert(glyph.key.face);
  return faces;
}

}  // namespace

TEST(Fonts, WidthOfALineIsTheSumOfItsAdvances) {
  for (const char* text : {"Bishkek", "Ысык-Көл", "阿拉木图", "Иссык-Куль 伊塞克湖 Issyk-Kul"}) {
    const auto shaped = fonts()->shape(text, {});
    EXPECT_NEAR(shaped->width, sum_of_advances(*shaped), 1e-4) << text;
    EXPECT_EQ(shaped->lines, 1);
  }
}

TEST(Fonts, EveryKyrgyzLetterIsInTheLatinFaceOfEveryStyle) {
  for (const Weight weight : {Weight::regular, Weight::medium, Weight::bold})
    for (const bool italic : {false, true}) {
      const auto latin = fonts()->shape("A", {weight, italic})->glyphs.at(0).key.face;
      const auto shaped = fonts()->shape("ҢӨҮңөүЁёЪъЫы", {weight, italic});
      ASSERT_EQ(shaped->glyphs.size(), 12u);
      for (const PlacedGlyph& glyph : shaped->glyphs) {
        EXPECT_NE(glyph.key.glyph, 0u);
        EXPECT_EQ(glyph.key.face, latin);
      }
    }
}

TEST(Fonts, HanComesFromTheSimplifiedChineseFaceAndIsOneEmWide) {
  const auto faces = FaceSet::open();
  ASSERT_TRUE(faces);
  const auto number = (*faces)->choose(U'骨', {}, -1);
  EXPECT_NE(number, (*faces)->choose(U'b', {}, -1));
  // U+9AA8 differs between Japanese and Chinese printing: the face must be the one that calls itself SC.
  const auto file = han_font({});
  ASSERT_TRUE(file);
  const auto simplified = Face::open(*file);
  ASSERT_TRUE(simplified);
  EXPECT_EQ((*faces)->face(number).glyph_of(U'骨'), (*simplified)->glyph_of(U'骨'));
  const auto japanese = Face::open({file->path, "Noto Sans CJK JP", 0});
  if (japanese) {
    EXPECT_NE((*simplified)->glyph_of(U'骨'), (*japanese)->glyph_of(U'骨'));
  }

  const auto shaped = fonts()->shape("克孜勒苏", {});
  ASSERT_EQ(shaped->glyphs.size(), 4u);
  EXPECT_NEAR(shaped->width, 4, 1e-4);
}

TEST(Fonts, MixedScriptsKeepTheirOrderAndChooseTheirFaces) {
  const auto shaped = fonts()->shape("Кашгар 喀什 Kashgar", {});
  EXPECT_EQ(faces_of(*shaped).size(), 2u);
  float last = -1;
  for (const PlacedGlyph& glyph : shaped->glyphs) {
    EXPECT_GT(glyph.x, last);
    EXPECT_NE(glyph.key.glyph, 0u);
    last = glyph.x;
  }
}

TEST(Fonts, RightToLeftTextRunsFromTheRight) {
  if (!find_font("NotoSansArabic-Regular.ttf")) GTEST_SKIP() << "no Arabic font is installed";
  // alef, then beh: the first letter must stand rightmost, and the Latin word keep its own order.
  const auto alef = fonts()->shape("ا", {})->glyphs.at(0).key;
  const auto shaped = fonts()->shape("ا ب", {});
  EXPECT_EQ(shaped->glyphs.back().key, alef);
}

TEST(Fonts, LetterSpacingWidensBetweenLettersOnly) {
  const auto plain = fonts()->shape("КЫРГЫЗСТАН", {}), spaced = fonts()->shape("КЫРГЫЗСТАН", {}, 0.2f);
  EXPECT_NEAR(spaced->width - plain->width, 9 * 0.2, 0.05);   // kerning stays
}

TEST(Fonts, WrapsWithinTheWidthAndCentres) {
  const auto wrapped = fonts()->shape("Kyzylsu Kirgiz Autonomous Prefecture", {}, 0, 10);
  EXPECT_GE(wrapped->lines, 2);
  EXPECT_LE(wrapped->width, 10);
  const auto han = fonts()->shape("克孜勒苏柯尔克孜自治州", {}, 0, 6);
  EXPECT_EQ(han->lines, 2);
  EXPECT_LE(han->width, 6);
  const auto broken = fonts()->shape("wide line\na", {});
  ASSERT_EQ(broken->lines, 2);
  const PlacedGlyph& lone = broken->glyphs.back();
  EXPECT_NEAR(lone.x + lone.advance / 2, broken->width / 2, 1e-4);
  EXPECT_NEAR(lone.y, 1.2, 1e-4);
}

TEST(Fonts, InkLiesAboveAndBelowTheBaseline) {
  const auto shaped = fonts()->shape("Йg", {});
  EXPECT_LT(shaped->ink_top, -0.7);
  EXPECT_GT(shaped->ink_bottom, 0.15);
  EXPECT_LT(shaped->ink_bottom, 0.4);
}

TEST(Fonts, BadTextIsShownAsSuchAndDoesNotCrash) {
  for (const std::string& text : {std::string("\xff\xfe\xc0\x80"), std::string("\xe4\xb8"), std::string("a\0b", 3),
                                  std::string(100000, 'x'), std::string(), std::string("\n\n\n")})
    EXPECT_TRUE(fonts()->shape(text, {}, 0, 5));
  EXPECT_LE(fonts()->shape(std::string(100000, 'x'), {})->glyphs.size(), 1001u);
}

TEST(Fonts, ManyThreadsGetTheSameTextAndGlyphs) {
  const auto shared = Fonts::open();
  ASSERT_TRUE(shared);
  std::vector<std::vector<float>> seen(8);
  {
    std::vector<std::jthread> threads;
    for (auto& own : seen)
      threads.emplace_back([&own, &shared] {
        for (int i = 0; i < 60; ++i) {
          const FontStyle style{static_cast<Weight>(i % 3), i % 2 == 1};
          const auto text = (*shared)->shape("中吉乌 Бишкек " + std::to_string(i % 20), style, 0, 6);
          own.push_back(text->width);
          for (const PlacedGlyph& glyph : text->glyphs)
            own.push_back(static_cast<float>((*shared)->bitmap(glyph.key)->distances.size()));
        }
      });
  }
  for (const auto& own : seen) EXPECT_EQ(own, seen[0]);
}

TEST(Fonts, AMissingFontNamesThePackageToInstall) {
  ::setenv("ATLAS_FONTS", "/nonexistent", 1);
  const auto missing = Fonts::open();
  ::unsetenv("ATLAS_FONTS");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().to_line().find("fonts-noto-core"), std::string::npos);
}

TEST(Fonts, FontFilesForPanelsExist) {
  for (const bool chinese : {false, true}) {
    const auto file = font_file({Weight::medium, false}, chinese);
    ASSERT_TRUE(file);
    EXPECT_NE(file->find("Noto"), std::string::npos);
  }
}
