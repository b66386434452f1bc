#pragma once
#include <memory>
#include <string>

#include "base/result.h"
#include "geo/lon_lat.h"

namespace atlas::geo {

// A map projection: degrees to a plane and back. Immutable; any thread may use it (PROJ objects are kept one a
// thread inside). Web Mercator is computed here, every other one by PROJ.
class Projection {
 public:
  virtual ~Projection() = default;

  // `definition`: whatever PROJ accepts ("EPSG:32643", "+proj=aea ..."). Fails with the reason that PROJ gives.
  static Result<std::shared_ptr<const Projection>> create(const std::string& definition);
  static std::shared_ptr<const Projection> web_mercator();

  // Not-a-number for what the projection cannot show.
  virtual PlanePoint forward(LonLat place) const = 0;
  virtual LonLat inverse(PlanePoint point) const = 0;

  virtual bool is_web_mercator() const { return false; }
  const std::string& definition() const { return definition_; }
  const std::string& name() const { return name_; }  // for people, such as "WGS 84 / UTM zone 43N"

  // Plane units for one metre on the ground, at a place (geometric mean of the two axes).
  double scale_at(LonLat place) const;

 protected:
  Projection(std::string definition, std::string name) : definition_(std::move(definition)), name_(std::move(name)) {}

 private:
  std::string definition_, name_;
};

// The default for print: Albers equal-area conic on two parallels that fit the box (one sixth in from its edges,
// Snyder 1987, p. 99).
// Web Mercator where the box is too wide for a cone (over 140 degrees, or across the equator).
std::shared_ptr<const Projection> print_projection(const GeoBox& box);

}  // namespace atlas::geo
