#include "cli/page.h"

#include <fmt/format.h>

#include "cli/text_table.h"
#include "geo/geodesic.h"

namespace atlas::cli {
namespace {

using catalog::Language;
using catalog::Text;

constexpr std::string_view margin = "  ", deep_margin = "      ";

// Builds a page of headings, lines and paragraphs in one language.
class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  const std::string& in(const Text& text) const { return text.in(language_); }
  std::string word(const char* zh, const char* en) const { return language_ == Language::zh ? zh : en; }

  void line(const std::string& text) { text_ += text + "\n"; }
  void heading(const char* zh, const char* en) { text_ += "\n" + word(zh, en) + "\n"; }
  void entry(const std::string& text) { text_ += wrapped(text, width_, margin); }
  void paragraph(const std::string& text) {
    if (!text.empty()) text_ += wrapped(text, width_, deep_margin);
  }
  void fact(const char* zh, const char* en, const std::string& text) {
    if (!text.empty()) entry(word(zh, en) + ": " + text);
  }
  std::string take() { return std::move(text_); }

 private:
  Language language_;
  std::size_t width_ = page_width();
  std::string text_;
};

std::string metres(double value) {
  return value < 1000 ? fmt::format("{:.0f} m", value) : fmt::format("{:.3g} km", value / 1000);
}

std::string with_source(const std::string& text, const std::string& source) {
  return source.empty() ? text : text + " [" + source + "]";
}

void add_names(Page& page, const catalog::Names& names) {
  page.heading("名称", "Names");
  for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
    if (!names.by_language[i].empty()) page.entry(std::string(catalog::language_codes[i]) + "  " + names.by_language[i]);
}

void add_position(Page& page, const catalog::Feature& feature) {
  page.heading("位置", "Position");
  const std::string exactness = feature.exactness == 1 ? page.word("确切", "exact") : page.word("大致", "approximate");
  page.entry(exactness + ", " + page.in(catalog::precision_name(feature.precision)) + "; " +
             page.word("真实位置约在", "the truth is thought to lie within ") + metres(feature.uncertainty_m) + page.word("以内", ""));
  for (const catalog::Stretch& stretch : feature.stretches) {
    page.entry(fmt::format("{:.0f}-{:.0f} %: {}", stretch.from * 100, stretch.to * 100, metres(stretch.uncertainty_m)));
    page.paragraph(page.in(stretch.basis));
  }
  page.fact("来历", "Lineage", page.in(feature.lineage));
}

void add_extent(Page& page, const catalog::Feature& feature) {
  const bool line = feature.geometry.type == geo::GeometryType::line;
  if (!line && feature.geometry.type != geo::GeometryType::polygon) return;
  page.heading(line ? "长度" : "面积", line ? "Length" : "Area");
  page.entry(page.word("图上: ", "as drawn: ") + (line ? fmt::format("{:.0f} km", geo::length_m(feature.geometry) / 1000)
                                                       : fmt::format("{:.0f} km²", geo::area_m2(feature.geometry) / 1e6)));
  for (const catalog::PublishedLength& length : feature.lengths)
    page.entry(with_source(fmt::format("{}{:g} km {}", page.word("公布: ", "published: "), length.km, page.in(length.what)), length.source));
  for (const catalog::PublishedArea& area : feature.areas)
    page.entry(with_source(fmt::format("{}{:g} km²", page.word("公布: ", "published: "), area.km2), area.source));
  page.paragraph(page.in(line ? feature.length_note : feature.area_note));
}

void add_statuses(Page& page, const catalog::Feature& feature) {
  page.heading("状态", "Status");
  for (const catalog::Status& status : feature.statuses) {
    page.entry(with_source(status.date + "  " + page.in(catalog::status_name(status.code)), status.source));
    page.paragraph(page.in(status.note));
  }
}

void add_sources(Page& page, const catalog::Feature& feature) {
  page.heading("数据来源", "Data sources");
  for (const catalog::DataSource& source : feature.sources) page.entry(source.title + " (" + source.license + ")");
  page.fact("几何许可", "Licence of the geometry", feature.license);
}

std::string words_of(const catalog::Link& link) { return link.words.empty() ? "" : " “" + link.words + "”"; }

std::string names_of(const catalog::Feature& feature, Language language) {
  const std::string& own = feature.names.in(language);
  const std::string& other = feature.names.in(language == Language::zh ? Language::en : Language::zh);
  return own == other ? own : own + " / " + other;
}

}  // namespace

std::string page_of(const catalog::Catalog& atlas, const catalog::Feature& feature, Language language) {
  Page page(language);
  page.line(feature.id + "  " + feature.names.in(language));
  page.line(page.in(catalog::kind_name(feature.kind)) + ", " + page.word("图层 ", "layer ") + feature.layer);
  page.heading("谁这样说", "Who says so");
  for (const catalog::Link* link : atlas.links_of_feature(feature.id)) {
    page.entry(link->clause + "  " + page.in(catalog::strength_name(link->strength)) + words_of(*link));
    if (const catalog::Clause* clause = atlas.clause(link->clause)) page.paragraph(page.in(clause->gist));
    if (!link->note.empty()) page.paragraph("(" + page.in(link->note) + ")");
  }
  add_statuses(page, feature);
  add_position(page, feature);
  add_extent(page, feature);
  add_names(page, feature.names);
  add_sources(page, feature);
  return page.take();
}

std::string page_of(const catalog::Catalog& atlas, const catalog::Clause& clause, Language language) {
  Page page(language);
  const catalog::Document* document = atlas.document(clause.document);
  page.line(clause.id + "  " + (document ? page.in(document->titles) + ", " + document->date : ""));
  page.heading("要点（本图集转述）", "Gist, in our own words");
  page.entry(page.in(clause.gist));
  page.fact("注", "Note", page.in(clause.note));
  page.heading("地图要素", "On the map");
  for (const catalog::Link* link : atlas.links_of_clause(clause.id)) {
    const catalog::Feature* feature = atlas.feature(link->feature);
    page.entry(link->feature + "  " + (feature ? names_of(*feature, language) : "") + "  " +
               page.in(catalog::strength_name(link->strength)) + words_of(*link));
    if (!link->note.empty()) page.paragraph("(" + page.in(link->note) + ")");
  }
  return page.take();
}

std::string page_of(const catalog::Catalog& atlas, const catalog::Document& document, Language language) {
  Page page(language);
  page.line(document.id + "  " + page.in(document.titles));
  page.line(document.date + " " + document.date_kind + "  " + document.fingerprint);
  std::string section = "\n";
  for (const catalog::Clause& clause : document.clauses) {
    if (clause.section != section) {
      section = clause.section;
      for (const catalog::Section& known : document.sections)
        if (known.number == section) page.line("\n" + known.number + "  " + page.in(known.title));
      if (section.empty()) page.line("");
    }
    const std::size_t features = atlas.links_of_clause(clause.id).size();
    page.entry(clause.id + (features > 0 ? fmt::format("  {} {}", features, page.word("个要素", features == 1 ? "feature" : "features")) : ""));
    page.paragraph(page.in(clause.gist));
  }
  return page.take();
}

}  // namespace atlas::cli
