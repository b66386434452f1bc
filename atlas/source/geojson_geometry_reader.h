#pragma once
#include <array>
#include <string>
#include <vector>

#include "source/feature_batch.h"
#include "source/geojson_coordinates.h"

namespace atlas::source {

// A GeoJSON geometry (RFC 7946, 3.1) on its way into a batch: its positions are there already, its parts are gathered
// here until the type is known, which may stand behind the coordinates.
class GeometryReader {
 public:
  GeometryReader(JsonScanner& scanner, FeatureBatch& batch) : scanner_(scanner), batch_(batch), coordinate_reader_(scanner, batch.positions) {}

  // Forgets the geometry before.
  void begin();

  // The value of a "geometry" member. False where the JSON is broken.
  bool read() { return value(0); }

  // The same member by member, for a geometry that is the whole text: the value of a member with this name; `known`
  // tells whether it belongs to a geometry (if not, nothing has been read).
  bool read_member(std::string_view name, bool& known);
  // Then its type.
  void finish(std::string_view type);

  // Adds a feature like `row` for each kind of part, or one of the type none.
  void append_features(const FeatureBatch::Feature& row);

  // Why something was left out, or null.
  const char* problem() const { return problem_; }

  static bool is_geometry_type(std::string_view type);

 private:
  using Part = FeatureBatch::Part;
  enum Kind { points, lines, polygons };

  bool value(int depth);
  bool member(std::string_view name, int depth, bool& known);
  bool collection(int depth);
  void take_parts(std::string_view type);
  void take_line(std::uint32_t begin, std::uint32_t end);
  void take_polygon(std::size_t first_path, std::size_t end_path);
  Part closed(Part ring);
  Part joined_points();
  std::uint32_t path_begin(std::size_t path) const {
    return path == 0 ? coordinates_.begin : coordinates_.path_ends[path - 1];
  }
  void problem(const char* what) {
    if (!problem_) problem_ = what;
  }

  JsonScanner& scanner_;
  FeatureBatch& batch_;
  CoordinateReader coordinate_reader_;
  Coordinates coordinates_;
  std::array<std::vector<Part>, 3> parts_;
  bool multi_ = false, has_coordinates_ = false;
  const char* problem_ = nullptr;
};

}  // namespace atlas::source
