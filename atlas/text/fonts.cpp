#include "text/fonts.h"

#include <cstring>

#include "text/distance_field.h"
#include "text/recent_cache.h"
#include "text/shaping.h"

namespace atlas::text {
namespace {

constexpr std::size_t shaped_kept = 8192, bitmaps_kept = 2048;   // twice as many at most: about 20 MB of each

std::string cache_key(std::string_view utf8, const ShapingOptions& options) {
  const float numbers[] = {options.letter_spacing, options.max_width, options.line_height};
  std::string key(utf8);
  key.push_back(static_cast<char>(options.style.weight));
  key.push_back(options.style.italic ? 'i' : 'u');
  key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
  return key;
}

class NotoFonts final : public Fonts {
 public:
  explicit NotoFonts(std::unique_ptr<FaceSet> faces) : faces_(std::move(faces)) {}

  std::shared_ptr<const ShapedText> shape(std::string_view utf8, FontStyle style, float letter_spacing, float max_width,
                                          float line_height) override {
    const ShapingOptions options{style, letter_spacing, max_width, line_height};
    const std::string key = cache_key(utf8, options);
    if (auto found = shaped_.find(key)) return found;
    auto made = std::make_shared<const ShapedText>(text::shape(*faces_, utf8, options));
    shaped_.insert(key, made);
    return made;
  }

  std::shared_ptr<const GlyphBitmap> bitmap(GlyphKey key) override {
    const std::uint64_t number = std::uint64_t{key.face} << 32 | key.glyph;
    if (auto found = bitmaps_.find(number)) return found;
    const Face& face = faces_->face(key.face);
    constexpr float tolerance_em = 0.03f / field_pixels_per_em;
    auto made =
        std::make_shared<const GlyphBitmap>(distance_field(face.outline(key.glyph, tolerance_em), face.embolden()));
    bitmaps_.insert(number, made);
    return made;
  }

 private:
  std::unique_ptr<FaceSet> faces_;
  RecentCache<std::string, std::shared_ptr<const ShapedText>> shaped_{shaped_kept};
  RecentCache<std::uint64_t, std::shared_ptr<const GlyphBitmap>> bitmaps_{bitmaps_kept};
};

}  // namespace

Result<std::shared_ptr<Fonts>> Fonts::open() {
  auto faces = FaceSet::open();
  if (!faces) return fail(faces.error());
  return std::make_shared<NotoFonts>(std::move(*faces));
}

}  // namespace atlas::text
