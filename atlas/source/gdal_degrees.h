#pragma once
#include <ogrsf_frmts.h>

#include <memory>

#include "base/result.h"
#include "source/feature_batch.h"
#include "source/gdal_session.h"

// Part of the GDAL module.
namespace atlas::source {

// Turns the positions of a layer into degrees (CRS84).
class DegreeTransformation {
 public:
  // Fails where the layer's CRS has no way to degrees; `place` names the layer in messages.
  static Result<DegreeTransformation> of(const OGRLayer& layer, const std::string& place, GdalSession& session);

  // Positions that cannot be turned become infinite.
  void apply(std::vector<geo::LonLat>& positions);
  // The box around what a box becomes; empty where it cannot be turned.
  geo::GeoBox apply(const geo::GeoBox& box);
  bool needed() const { return transformation_ != nullptr; }

 private:
  struct Destroy {
    void operator()(OGRCoordinateTransformation* transformation) const { OGRCoordinateTransformation::DestroyCT(transformation); }
  };
  std::unique_ptr<OGRCoordinateTransformation, Destroy> transformation_;
  std::vector<double> x_, y_;  // PROJ is quickest with each by itself
  std::vector<int> turned_;
};

}  // namespace atlas::source
