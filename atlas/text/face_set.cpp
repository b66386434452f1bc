#include "text/face_set.h"

#include <hb.h>

#include "text/unicode.h"

namespace atlas::text {
namespace {

struct ScriptFont {
  hb_script_t script;
  const char* name;   // as in NotoSansNAME-Regular.ttf
};
constexpr ScriptFont script_fonts[] = {
    {HB_SCRIPT_ARABIC, "Arabic"},       {HB_SCRIPT_HEBREW, "Hebrew"},     {HB_SCRIPT_ARMENIAN, "Armenian"},
    {HB_SCRIPT_GEORGIAN, "Georgian"},   {HB_SCRIPT_DEVANAGARI, "Devanagari"}, {HB_SCRIPT_BENGALI, "Bengali"},
    {HB_SCRIPT_GUJARATI, "Gujarati"},   {HB_SCRIPT_GURMUKHI, "Gurmukhi"}, {HB_SCRIPT_TAMIL, "Tamil"},
    {HB_SCRIPT_TELUGU, "Telugu"},       {HB_SCRIPT_KANNADA, "Kannada"},   {HB_SCRIPT_MALAYALAM, "Malayalam"},
    {HB_SCRIPT_SINHALA, "Sinhala"},     {HB_SCRIPT_THAI, "Thai"},         {HB_SCRIPT_LAO, "Lao"},
    {HB_SCRIPT_MYANMAR, "Myanmar"},     {HB_SCRIPT_KHMER, "Khmer"},       {HB_SCRIPT_ETHIOPIC, "Ethiopic"},
    {HB_SCRIPT_MONGOLIAN, "Mongolian"},
};

hb_script_t script_of(char32_t c) { return hb_unicode_script(hb_unicode_funcs_get_default(), c); }

}  // namespace

Result<std::unique_ptr<FaceSet>> FaceSet::open() {
  auto set = std::make_unique<FaceSet>();
  if (auto regular = set->pair({}); !regular) return fail(regular.error());
  return set;
}

const Face& FaceSet::face(std::uint16_t number) const {
  std::shared_lock lock(mutex_);
  return *faces_.at(number);
}

Result<std::uint16_t> FaceSet::add(const FontFile& file) {
  auto face = Face::open(file);
  if (!face) return fail(face.error());
  faces_.push_back(std::move(*face));
  return static_cast<std::uint16_t>(faces_.size() - 1);
}

Result<FaceSet::Pair> FaceSet::pair(FontStyle style) {
  {
    std::shared_lock lock(mutex_);
    if (const auto found = pairs_.find(style); found != pairs_.end()) return found->second;
  }
  std::unique_lock lock(mutex_);
  if (const auto found = pairs_.find(style); found != pairs_.end()) return found->second;
  const auto latin = latin_font(style).and_then([&](const FontFile& file) { return add(file); });
  if (!latin) return fail(latin.error());
  const FontStyle upright{style.weight, false};
  const auto shared = pairs_.find(upright);
  const auto han = shared != pairs_.end() ? Result<std::uint16_t>(shared->second.han)
                                          : han_font(style).and_then([&](const FontFile& file) { return add(file); });
  if (!han) return fail(han.error());
  return pairs_.emplace(style, Pair{*latin, *han}).first->second;
}

int FaceSet::script_face(char32_t character, FontStyle style) {
  const hb_script_t script = script_of(character);
  const bool bold = style.weight == Weight::bold;
  const std::pair key{static_cast<std::uint32_t>(script), bold};
  {
    std::shared_lock lock(mutex_);
    if (const auto found = scripts_.find(key); found != scripts_.end()) return found->second;
  }
  std::unique_lock lock(mutex_);
  if (const auto found = scripts_.find(key); found != scripts_.end()) return found->second;
  int number = -1;
  for (const ScriptFont& font : script_fonts) {
    if (font.script != script) continue;
    const std::string stem = std::string("NotoSans") + font.name;
    auto path = find_font(stem + (bold ? "-Bold.ttf" : "-Regular.ttf"));
    if (!path) path = find_font(stem + "-Regular.ttf");
    if (!path) continue;
    if (const auto added = add({*path, {}, 0})) number = *added;
  }
  return scripts_.emplace(key, number).first->second;
}

std::uint16_t FaceSet::choose(char32_t character, FontStyle style, int previous) {
  auto faces = pair(style);
  if (!faces) faces = pair({});   // open() saw to it that the regular ones are there
  // Marks stay with their letter, and quotation marks and the like with the script they stand in.
  if (previous >= 0 && character > 0x7F) {
    const hb_script_t script = script_of(character);
    const bool shared = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
    const auto number = static_cast<std::uint16_t>(previous);
    if (shared && face(number).glyph_of(character)) return number;
  }
  if (!is_east_asian(character) && face(faces->latin).glyph_of(character)) return faces->latin;
  if (face(faces->han).glyph_of(character)) return faces->han;
  if (const int number = script_face(character, style); number >= 0 && face(number).glyph_of(character)) return number;
  return faces->latin;
}

}  // namespace atlas::text
