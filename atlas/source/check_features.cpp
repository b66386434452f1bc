#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geo/geodesic.h"
#include "source/check_rules.h"
#include "source/check_text.h"

namespace atlas::source {
namespace {

constexpr double same_fraction = 1e-6;   // of a line's length
constexpr double length_tolerance = 0.15, area_tolerance = 0.05;
constexpr double near_exact_m = 25'000;  // IATI GeographicalPrecision 2

struct LayerOfKind {
  std::string_view kind, layer;
};
// A city stands where its documents speak of it: with the crossings and ports, or with the projects.
constexpr LayerOfKind layers_of_kinds[] = {
    {"autonomous-region", "regions"},  {"corps-city", "regions"},       {"oblast", "regions"},
    {"district", "regions"},           {"border", "border"},            {"crossing", "crossings"},
    {"port", "crossings"},             {"city", "crossings"},           {"city", "projects"},
    {"transport-route", "transport"},  {"road", "roads"},               {"railway", "railway"},
    {"power-line", "power"},           {"gas-pipeline", "gas"},         {"power-plant", "projects"},
    {"economic-zone", "projects"},     {"agricultural-park", "projects"}, {"agricultural-centre", "projects"},
    {"street-network", "projects"},    {"hospital", "projects"},        {"school", "projects"},
    {"tourist-route", "tourism"},      {"air-route", "air"},            {"airport", "airports"}};

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void check_kind(const catalog::Feature& feature, const Place& properties, Findings& findings) {
  const auto kinds = catalog::kinds();
  if (std::find(kinds.begin(), kinds.end(), feature.kind) == kinds.end())
    return findings.add(properties / "kind", "is '" + feature.kind + "', which the format does not know", "take one that FORMAT.md lists", feature.id);
  const bool fits = std::any_of(std::begin(layers_of_kinds), std::end(layers_of_kinds),
                                [&](const LayerOfKind& known) { return known.kind == feature.kind && known.layer == feature.layer; });
  if (!fits)
    findings.add(properties / "kind", "is '" + feature.kind + "', which does not belong in the layer " + feature.layer,
                 "move the feature, or correct its kind", feature.id);
}

void check_names(const catalog::Feature& feature, const Place& properties, Findings& findings) {
  for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
    if (const std::string fault = name_fault(feature.names.by_language[i], static_cast<catalog::Language>(i)); !fault.empty())
      findings.add(properties / ("name_" + std::string(catalog::language_codes[i])), fault, "write the name in its language", feature.id);
}

void check_precision(const catalog::Feature& feature, const Place& properties, Findings& findings) {
  if (feature.exactness != 1 && feature.exactness != 2)
    findings.add(properties / "exactness", fmt::format("is {}", feature.exactness), "write 1 (exact) or 2 (approximate)", feature.id);
  if (feature.precision < 1 || feature.precision > 6)
    findings.add(properties / "precision", fmt::format("is {}", feature.precision), "write a code from 1 to 6", feature.id);
  if (feature.uncertainty_m <= 0)
    findings.add(properties / "uncertainty_m", "is not above 0", "say within how many metres the truth lies", feature.id);
  if (feature.precision == 2 && feature.uncertainty_m > near_exact_m)
    findings.add(properties / "uncertainty_m", fmt::format("is {:.0f} where precision 2 means within 25 km", feature.uncertainty_m),
                 "correct one of the two", feature.id);
}

// A source that is written like a clause's or a document's id must be one.
void check_source(const std::string& source, const Place& place, const std::string& id, const KnownIds& known, Findings& findings) {
  if (source.empty()) return findings.add(place, "is empty", "say who says so", id);
  const auto slash = source.find('/');
  if (slash == std::string::npos || !known.documents.contains(source.substr(0, slash)) || source.find(' ') != std::string::npos) return;
  if (!known.clauses.contains(source)) findings.add(place, "names a clause '" + source + "' that is not there", "correct the id", id);
}

void check_statuses(const catalog::Feature& feature, const Place& properties, const KnownIds& known, Findings& findings) {
  const Place all = properties / "status";
  if (feature.statuses.empty()) findings.add(all, "is empty", "say what is known, with date and source", feature.id);
  for (std::size_t i = 0; i < feature.statuses.size(); ++i) {
    const catalog::Status& status = feature.statuses[i];
    if (!is_date(status.date))
      findings.add(all / i / "date", "is '" + status.date + "', no ISO 8601 date", "write 2015, 2015-08 or 2015-08-28", feature.id);
    if (status.code < 1 || status.code > 6)
      findings.add(all / i / "code", fmt::format("is {}", status.code), "write an IATI ActivityStatus from 1 to 6", feature.id);
    if (!status.note.empty()) check_translations(status.note, all / i / "note", feature.id, findings);
    check_source(status.source, all / i / "source", feature.id, known, findings);
    if (i == 0) continue;
    // Dates of different exactness compare as far as both go.
    const std::string& before = feature.statuses[i - 1].date;
    const std::size_t common = std::min(before.size(), status.date.size());
    if (before.substr(0, common) > status.date.substr(0, common))
      findings.add(all / i / "date", "is before that of the entry above it (" + before + ")", "put them in order of date", feature.id);
  }
}

void check_licences(const catalog::Feature& feature, const Place& properties, Findings& findings) {
  if (!is_license(feature.license))
    findings.add(properties / "license", "is '" + feature.license + "', no SPDX id", "name the geometry's licence", feature.id);
  if (feature.sources.empty()) findings.add(properties / "sources", "is empty", "say where geometry and facts come from", feature.id);
  for (std::size_t i = 0; i < feature.sources.size(); ++i) {
    if (feature.sources[i].title.empty())
      findings.add(properties / "sources" / i / "title", "is empty", "name the source", feature.id);
    if (!is_license(feature.sources[i].license))
      findings.add(properties / "sources" / i / "license", "is '" + feature.sources[i].license + "', no SPDX id", "name its licence", feature.id);
  }
  check_translations(feature.lineage, properties / "lineage", feature.id, findings);
}

}  // namespace

void check_feature(const catalog::Feature& feature, const Place& properties, const KnownIds& known, Findings& findings) {
  if (!is_id(feature.id)) findings.add(properties / "id", "is '" + feature.id + "'", "use small letters, digits and hyphens", feature.id);
  check_kind(feature, properties, findings);
  check_names(feature, properties, findings);
  check_precision(feature, properties, findings);
  check_statuses(feature, properties, known, findings);
  check_stretches(feature, properties, findings);
  check_extent(feature, properties, findings);
  check_licences(feature, properties, findings);
  if (!feature.point_names.empty() && feature.point_names.size() != feature.geometry.points.size())
    findings.add(properties / "points", fmt::format("names {} of {} points", feature.point_names.size(), feature.geometry.points.size()),
                 "name each in the order of the coordinates", feature.id);
}

void check_stretches(const catalog::Feature& feature, const Place& properties, Findings& findings) {
  const Place all = properties / "stretches";
  const bool line = feature.geometry.type == geo::GeometryType::line;
  if (!line && !feature.stretches.empty()) return findings.add(all, "belongs to a line only", "leave it out", feature.id);
  if (!line) return;
  if (feature.stretches.empty()) return findings.add(properties, "has no stretches, though it is a line", "say how sure each part is", feature.id);
  double reached = 0, worst = 0;
  for (std::size_t i = 0; i < feature.stretches.size(); ++i) {
    const catalog::Stretch& stretch = feature.stretches[i];
    if (std::abs(stretch.from - reached) > same_fraction || stretch.to <= stretch.from)
      findings.add(all / i / "between", fmt::format("is [{:g}, {:g}] where the line is covered up to {:g}", stretch.from, stretch.to, reached),
                   "let each stretch begin where the one before it ends", feature.id);
    if (stretch.uncertainty_m <= 0)
      findings.add(all / i / "uncertainty_m", "is not above 0", "say within how many metres the truth lies", feature.id);
    check_translations(stretch.basis, all / i / "basis", feature.id, findings);
    reached = stretch.to;
    worst = std::max(worst, stretch.uncertainty_m);
  }
  if (std::abs(reached - 1) > same_fraction)
    findings.add(all, fmt::format("covers the line up to {:g}, not to 1", reached), "cover the whole line", feature.id);
  if (std::abs(worst - feature.uncertainty_m) > 0.5)
    findings.add(properties / "uncertainty_m", fmt::format("is {:g}, the greatest of the stretches is {:g}", feature.uncertainty_m, worst),
                 "write the greatest", feature.id);
}

void check_extent(const catalog::Feature& feature, const Place& properties, Findings& findings) {
  const bool line = feature.geometry.type == geo::GeometryType::line, area = feature.geometry.type == geo::GeometryType::polygon;
  const double km = geo::length_m(feature.geometry) / 1000, km2 = geo::area_m2(feature.geometry) / 1e6;
  for (std::size_t i = 0; i < feature.lengths.size(); ++i) {
    const catalog::PublishedLength& length = feature.lengths[i];
    const Place place = properties / "lengths" / i;
    if (length.source.empty()) findings.add(place / "source", "is empty", "say who says so", feature.id);
    if (!line)
      findings.add(place, "belongs to a line only", "leave it out", feature.id);
    else if (length.km <= 0)
      findings.add(place / "km", "is not above 0", "correct it", feature.id);
    else if (std::abs(km - length.km) > length_tolerance * length.km && feature.length_note.empty())
      findings.add(place / "km", fmt::format("is {:g} km, the line is {:.0f} km long ({:+.0f} %)", length.km, km, (km / length.km - 1) * 100),
                   "correct the line, or explain it in length_note", feature.id);
  }
  for (std::size_t i = 0; i < feature.areas.size(); ++i) {
    const catalog::PublishedArea& published = feature.areas[i];
    const Place place = properties / "areas" / i;
    if (published.source.empty()) findings.add(place / "source", "is empty", "say who says so", feature.id);
    if (!area)
      findings.add(place, "belongs to a polygon only", "leave it out", feature.id);
    else if (published.km2 <= 0)
      findings.add(place / "km2", "is not above 0", "correct it", feature.id);
    else if (std::abs(km2 - published.km2) > area_tolerance * published.km2 && feature.area_note.empty())
      findings.add(place / "km2", fmt::format("is {:g} km², the polygon has {:.0f} km² ({:+.0f} %)", published.km2, km2, (km2 / published.km2 - 1) * 100),
                   "correct the polygon, or explain it in area_note", feature.id);
  }
  if (!feature.length_note.empty()) check_translations(feature.length_note, properties / "length_note", feature.id, findings);
  if (!feature.area_note.empty()) check_translations(feature.area_note, properties / "area_note", feature.id, findings);
}

}  // namespace atlas::source
