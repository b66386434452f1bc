#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "geo/geometry.h"
#include "source/value.h"

namespace atlas::source {

// Some features of one layer, flat: no feature, part or ring has memory of its own, so that millions of vertices pass
// at the speed of memory. Positions are degrees (CRS84), longitudes within +-540 (a line may run on over the
// antimeridian), latitudes within +-90; no not-a-number.
struct FeatureBatch {
  // A line, a ring (closed, four positions or more) or all points of a feature: positions [begin, end).
  struct Part {
    std::uint32_t begin = 0, end = 0;
    bool hole = false;  // of a polygon: a hole in the last outer ring before it; an outer ring begins the next polygon
  };

  // A property's value as the file has it. Where `kind` is text or json, [begin, begin + size) of `text`.
  struct Property {
    enum class Kind : std::uint8_t { null, boolean, whole, number, text, json };
    std::uint32_t name = 0;  // of `names`
    Kind kind = Kind::null;
    union {
      bool boolean;
      std::int64_t whole = 0;
      double number;
      struct {
        std::uint32_t begin, size;
      } slice;
    };
  };

  // Parts [first_part, end_part), properties [first_property, end_property) of the lists below. A row without a place
  // has the type none and no parts. A collection of several kinds gives one feature for each kind, all of one row, one
  // after another.
  struct Feature {
    std::uint64_t row = 0;    // in the layer, from 0: the same in every run
    std::uint64_t place = 0;  // where it stands in the file: its first byte in GeoJSON, else GDAL's feature id
    std::uint32_t first_part = 0, end_part = 0, first_property = 0, end_property = 0;
    geo::GeometryType type = geo::GeometryType::none;
    bool multi = false;  // as in geo::Geometry
  };

  std::size_t layer = 0;  // of FeatureStream::layers()
  std::vector<Feature> features;
  std::vector<Part> parts;
  std::vector<geo::LonLat> positions;
  std::vector<Property> properties;
  std::vector<std::string> names;  // of the properties of this batch; another batch may count them otherwise
  std::string text;
  std::vector<Error> problems;  // what was left out of the file up to here and since the batch before, with its place

  std::span<const Part> parts_of(const Feature& feature) const {
    return std::span(parts).subspan(feature.first_part, feature.end_part - feature.first_part);
  }
  std::span<const geo::LonLat> positions_of(const Part& part) const {
    return std::span(positions).subspan(part.begin, part.end - part.begin);
  }
  std::span<const Property> properties_of(const Feature& feature) const {
    return std::span(properties).subspan(feature.first_property, feature.end_property - feature.first_property);
  }
  std::string_view text_of(const Property& property) const {
    return std::string_view(text).substr(property.slice.begin, property.slice.size);
  }

  // Empties it and keeps its memory.
  void clear();
};

// The same in the forms that drawing and exporting features one by one use.
geo::Geometry geometry_of(const FeatureBatch& batch, const FeatureBatch::Feature& feature);
geo::GeoBox box_of(const FeatureBatch& batch, const FeatureBatch::Feature& feature);
Value value_of(const FeatureBatch& batch, const FeatureBatch::Property& property);
Properties properties_of(const FeatureBatch& batch, const FeatureBatch::Feature& feature);

}  // namespace atlas::source
