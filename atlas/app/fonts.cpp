#include "app/fonts.h"

#include <fcntl.h>
#include <imgui_freetype.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cmath>

#include "app/utf8.h"
#include "app/words.h"
#include "text/font_files.h"

namespace atlas::app {
namespace {

struct RoleLook {
  float em_px;   // logical pixels
  bool bold;
};
constexpr std::array<RoleLook, 4> looks = {{{14, false}, {14, true}, {18, true}, {12, false}}};

// ImGui's FreeType part scales a face so that ascender minus descender is the size asked for; these are the faces'
// own (hhea table), in em.
constexpr float latin_line_em = 1.362f, han_line_em = 1.448f;

}  // namespace

// A font file in memory as the system maps it: 20 MB of Chinese glyphs cost only what is read of them.
struct PanelFonts::File {
  void* bytes = MAP_FAILED;
  std::size_t size = 0;
  unsigned face = 0;

  ~File() {
    if (bytes != MAP_FAILED) munmap(bytes, size);
  }

  static Result<std::unique_ptr<File>> map(const Result<text::FontFile>& font) {
    if (!font) return fail(font.error());
    const auto face = text::face_index(*font);
    if (!face) return fail(face.error());
    auto file = std::make_unique<File>();
    file->face = *face;
    const int handle = ::open(font->path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (handle >= 0 && fstat(handle, &status) == 0) {
      file->size = static_cast<std::size_t>(status.st_size);
      file->bytes = mmap(nullptr, file->size, PROT_READ, MAP_PRIVATE, handle, 0);
    }
    if (handle >= 0) ::close(handle);
    if (file->bytes == MAP_FAILED) return fail(font->path.string(), "cannot be read", "install the font again");
    return file;
  }
};

PanelFonts::~PanelFonts() = default;

Result<std::unique_ptr<PanelFonts>> PanelFonts::open() {
  std::unique_ptr<PanelFonts> fonts(new PanelFonts);
  for (std::size_t i = 0; i < fonts->files_.size(); ++i) {
    const text::FontStyle style{i % 2 ? text::Weight::bold : text::Weight::regular, false};
    auto file = File::map(i < 2 ? text::latin_font(style) : text::han_font(style));
    if (!file) return fail(file.error());
    fonts->files_[i] = std::move(*file);
  }
  // Latin with its extensions, Cyrillic with Kyrgyz letters, the usual punctuation and arrows.
  constexpr ImWchar common[] = {0x20, 0x17F, 0x400, 0x4FF, 0x2010, 0x2026, 0x2030, 0x203A, 0x2190, 0x2193, 0x2248, 0x2248, 0};
  for (auto& used : fonts->used_) used.AddRanges(common);
  for (const std::string_view text : all_words()) fonts->use(Role::body, text), fonts->use(Role::bold, text), fonts->use(Role::small, text);
  for (const Word which : {Word::application, Word::empty_title, Word::keys, Word::clause})
    fonts->use(Role::title, word(which, catalog::Language::zh));
  return fonts;
}

void PanelFonts::use(Role role, std::string_view text) {
  auto& used = used_[static_cast<std::size_t>(role)];
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c < 0x20 || c > 0xFFFF || used.GetBit(c)) continue;
    used.SetBit(c);
    stale_ = true;
  }
}

void PanelFonts::use_names(const catalog::Catalog& catalog) {
  for (const catalog::Feature& feature : catalog.features())
    for (const std::string& name : feature.names.by_language) use(Role::body, name), use(Role::title, name);
}

void PanelFonts::use(const catalog::Catalog& catalog, catalog::Language language) {
  use_names(catalog);
  for (const catalog::Document& document : catalog.documents()) {
    use(Role::bold, document.titles.in(language));
    for (const auto& section : document.sections) use(Role::small, section.title.in(language));
    for (const auto& clause : document.clauses) use(Role::body, clause.gist.in(language));
  }
  for (const catalog::LayerInfo& layer : catalog.layers()) use(Role::body, layer.title.in(language));
  for (const catalog::NamedView& view : catalog.views()) use(Role::body, view.titles.in(language));
}

void PanelFonts::use_all(const catalog::Catalog& catalog) {
  for (const auto language : {catalog::Language::zh, catalog::Language::en}) use(catalog, language);
  const auto both = [&](Role role, const catalog::Text& text) { use(role, text.zh), use(role, text.en); };
  for (const catalog::Document& document : catalog.documents()) {
    both(Role::small, document.titles);
    for (const auto& clause : document.clauses) both(Role::body, clause.note);
  }
  for (const catalog::Feature& feature : catalog.features()) {
    for (const auto& status : feature.statuses) both(Role::body, status.note), use(Role::small, status.source);
    for (const auto& stretch : feature.stretches) both(Role::small, stretch.basis);
    for (const auto& length : feature.lengths) both(Role::small, length.what), use(Role::small, length.source);
    for (const auto& source : feature.sources) use(Role::body, source.title);
    both(Role::body, feature.lineage), both(Role::body, feature.length_note), both(Role::small, catalog::kind_name(feature.kind));
  }
  for (const catalog::Link& link : catalog.links()) use(Role::small, link.words), both(Role::small, link.note);
}

float PanelFonts::size(Role role) const {
  const ImFont* one = font(role);
  return one ? one->FontSize / unit_ : 0;
}

void PanelFonts::build(float raster_scale, float unit) {
  const auto start = std::chrono::steady_clock::now();
  unit_ = unit;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas.TexDesiredWidth = raster_scale > 1.5f ? 4096 : 2048;
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  for (std::size_t role = 0; role < looks.size(); ++role) {
    const auto [em_px, bold] = looks[role];
    ranges_[role].clear();
    used_[role].BuildRanges(&ranges_[role]);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.GlyphRanges = ranges_[role].Data;
    const auto add = [&](const File& file, float line_em, bool merge) {
      config.MergeMode = merge;
      config.FontNo = static_cast<int>(file.face);
      const float pixels = std::round(em_px * raster_scale * line_em);
      return atlas.AddFontFromMemoryTTF(file.bytes, static_cast<int>(file.size), pixels, &config);
    };
    fonts_[role] = add(*files_[bold], latin_line_em, false);
    add(*files_[2 + bold], han_line_em, true);
  }
  ImGui::GetIO().FontDefault = font(Role::body);
  ImGui::GetIO().FontGlobalScale = 1 / unit;
  atlas.Build();
  stale_ = false;
  build_ms_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace atlas::app
