#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace atlas::catalog {

enum class Language { zh, en, ru, ky };
inline constexpr std::array<std::string_view, 4> language_codes = {"zh", "en", "ru", "ky"};

// A text that we wrote, in Chinese and English; words of the map itself (kinds, states of works) in all four languages.
struct Text {
  std::string zh, en, ru, ky;
  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : language == Language::ru ? ru : language == Language::ky ? ky : en;
    return wanted.empty() ? en : wanted;
  }
  bool empty() const { return zh.empty() && en.empty(); }
};

// A name in each language; empty where none is known.
struct Names {
  std::array<std::string, 4> by_language;
  const std::string& in(Language language) const;  // falls back to English, then to any
};

// IATI ActivityStatus, said by somebody on a date (ISO 8601, as exact as known).
struct Status {
  std::string date;
  int code = 0;  // 1 pipeline, 2 implementation, 3 finalisation, 4 closed (in use), 5 cancelled, 6 suspended
  Text note;
  std::string source;
  bool built() const { return code == 3 || code == 4; }
};
Text status_name(int code);

// A stretch of a line between two fractions of its length, with metres within which the truth is thought to lie.
struct Stretch {
  double from = 0, to = 1;
  double uncertainty_m = 0;
  Text basis;
};

struct PublishedLength {
  double km = 0;
  Text what;
  std::string source;
};

struct PublishedArea {
  double km2 = 0;
  std::string source;
};

struct DataSource {
  std::string title, license;
};

// One thing that the documents name. Its format: geodata/FORMAT.md.
struct Feature {
  std::string id, layer, kind;
  Names names;
  int exactness = 2;  // IATI GeographicExactness: 1 exact, 2 approximate
  int precision = 5;  // IATI GeographicalPrecision
  double uncertainty_m = 0;
  std::vector<Stretch> stretches;
  std::vector<Status> statuses;  // by date
  std::vector<PublishedLength> lengths;
  Text length_note;
  std::vector<PublishedArea> areas;
  Text area_note;
  std::vector<Text> point_names;  // of a MultiPoint's points, in their order; may be empty
  Text lineage;
  std::vector<DataSource> sources;
  std::string license;
  geo::Geometry geometry;
  geo::GeoBox box;

  // What to show to somebody who visits it: points with their doubt and enough around them to know the place by.
  geo::GeoBox visit_box() const;
  const Status* latest_status() const { return statuses.empty() ? nullptr : &statuses.back(); }
};
Text kind_name(std::string_view kind);
std::vector<std::string_view> kinds();  // every kind of FORMAT.md, in alphabetical order
Text precision_name(int code);

}  // namespace atlas::catalog
