#include "geo/projection.h"

#include <fmt/format.h>
#include <proj.h>

#include <atomic>
#include <cmath>
#include <unordered_map>

#include "geo/geodesic.h"
#include "geo/mercator.h"

namespace atlas::geo {
namespace {

class WebMercator final : public Projection {
 public:
  WebMercator() : Projection("EPSG:3857", "Web Mercator") {}
  PlanePoint forward(LonLat place) const override { return to_mercator(place); }
  LonLat inverse(PlanePoint point) const override { return from_mercator(point); }
  bool is_web_mercator() const override { return true; }
};

// A PROJ context and pipeline, which only the thread that made them may use.
struct ThreadPipeline {
  PJ_CONTEXT* context = nullptr;
  PJ* pipeline = nullptr;

  explicit ThreadPipeline(const std::string& definition) : context(proj_context_create()) {
    proj_log_level(context, PJ_LOG_NONE);
    if (PJ* crs_to_crs = proj_create_crs_to_crs(context, "OGC:CRS84", definition.c_str(), nullptr)) {
      pipeline = proj_normalize_for_visualization(context, crs_to_crs);
      proj_destroy(crs_to_crs);
    }
  }
  ThreadPipeline(const ThreadPipeline&) = delete;
  ThreadPipeline& operator=(const ThreadPipeline&) = delete;
  ~ThreadPipeline() {
    proj_destroy(pipeline);
    proj_context_destroy(context);
  }
};

class ProjProjection final : public Projection {
 public:
  ProjProjection(std::string definition, std::string name) : Projection(std::move(definition), std::move(name)) {}

  PlanePoint forward(LonLat place) const override {
    const PJ_COORD out = proj_trans(pipeline(), PJ_FWD, proj_coord(place.lon, place.lat, 0, 0));
    return std::isfinite(out.xy.x) ? PlanePoint{out.xy.x, out.xy.y} : PlanePoint{NAN, NAN};
  }
  LonLat inverse(PlanePoint point) const override {
    const PJ_COORD out = proj_trans(pipeline(), PJ_INV, proj_coord(point.x, point.y, 0, 0));
    return std::isfinite(out.xy.x) ? LonLat{out.xy.x, out.xy.y} : LonLat{NAN, NAN};
  }

 private:
  PJ* pipeline() const {
    thread_local std::unordered_map<std::string, std::unique_ptr<ThreadPipeline>> pipelines;
    auto& own = pipelines[definition()];
    if (!own) own = std::make_unique<ThreadPipeline>(definition());
    return own->pipeline;
  }
};

}  // namespace

std::shared_ptr<const Projection> Projection::web_mercator() {
  static const auto projection = std::make_shared<const WebMercator>();
  return projection;
}

Result<std::shared_ptr<const Projection>> Projection::create(const std::string& definition) {
  if (definition == "EPSG:3857") return web_mercator();
  const std::string remedy = "give a code such as EPSG:32643 or a PROJ definition of a projected system";
  const std::string where = "projection " + definition;
  PJ_CONTEXT* context = proj_context_create();
  proj_log_level(context, PJ_LOG_NONE);
  const std::string full = definition.starts_with("+proj") && definition.find("+type=crs") == std::string::npos
                               ? definition + " +type=crs" : definition;
  PJ* crs = proj_create(context, full.c_str());
  std::string name, problem;
  if (!crs || !proj_is_crs(crs)) {
    problem = "is not known to PROJ";
  } else {
    const PJ_TYPE type = proj_get_type(crs);
    if (type == PJ_TYPE_GEOCENTRIC_CRS || type == PJ_TYPE_VERTICAL_CRS) problem = "has no map plane";
    const char* text = proj_get_name(crs);
    name = text && std::string_view(text) != "unknown" ? text : definition;
  }
  proj_destroy(crs);
  proj_context_destroy(context);
  if (!problem.empty()) return fail(where, problem, remedy);
  const ThreadPipeline trial(full);
  if (!trial.pipeline) return fail(where, "has no way from longitude and latitude", remedy);
  return std::make_shared<const ProjProjection>(full, name);
}

double Projection::scale_at(LonLat place) const {
  constexpr double step = 1e-4;  // degrees: about 11 m, small against any map and large against rounding
  const PlanePoint here = forward(place), east = forward({place.lon + step, place.lat}),
                   north = forward({place.lon, place.lat + step});
  const double ground_east = distance_m(place, {place.lon + step, place.lat});
  const double ground_north = distance_m(place, {place.lon, place.lat + step});
  const double area = std::abs((east.x - here.x) * (north.y - here.y) - (east.y - here.y) * (north.x - here.x));
  return std::sqrt(area / (ground_east * ground_north));
}

std::shared_ptr<const Projection> print_projection(const GeoBox& box) {
  if (box.empty() || box.east - box.west > 140 || box.south * box.north <= 0) return Projection::web_mercator();
  const double sixth = (box.north - box.south) / 6, first = box.south + sixth, second = box.north - sixth;
  const auto definition =
      fmt::format("+proj=aea +lat_1={:.2f} +lat_2={:.2f} +lat_0={:.2f} +lon_0={:.2f} +datum=WGS84 +units=m +type=crs", first,
                  second, (box.south + box.north) / 2, (box.west + box.east) / 2);
  const auto name = fmt::format("Albers {:.1f}° / {:.1f}°", first, second);
  return std::make_shared<const ProjProjection>(definition, name);
}

}  // namespace atlas::geo
