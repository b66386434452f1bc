#include "geo/projection.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "geo/geodesic.h"
#include "geo/tile_id.h"

using namespace atlas::geo;

TEST(Projection, WebMercatorAgreesWithProj) {
  const auto own = Projection::web_mercator();
  const auto proj = Projection::create("+proj=webmerc +datum=WGS84").value();
  for (const LonLat place : {LonLat{76.05, 39.46}, LonLat{-120, 60}, LonLat{0, 0}, LonLat{179.9, -84}}) {
    EXPECT_NEAR(own->forward(place).x, proj->forward(place).x, 1e-3);
    EXPECT_NEAR(own->forward(place).y, proj->forward(place).y, 1e-3);
  }
}

TEST(Projection, ThereAndBack) {
  for (const char* definition : {"EPSG:3857", "EPSG:32643", "+proj=aea +lat_1=36 +lat_2=46 +lon_0=76 +datum=WGS84"}) {
    const auto projection = Projection::create(definition).value();
    const LonLat place{75.4, 40.55}, back = projection->inverse(projection->forward(place));
    EXPECT_NEAR(back.lon, place.lon, 1e-7) << definition;
    EXPECT_NEAR(back.lat, place.lat, 1e-7) << definition;
  }
}

TEST(Projection, UtmOnItsMeridianHasTheKnownScale) {
  // Universal Transverse Mercator: 0.9996 on the central meridian, by definition.
  EXPECT_NEAR(Projection::create("EPSG:32643").value()->scale_at({75, 41}), 0.9996, 1e-5);
}

TEST(Projection, MercatorScaleIsTheSecantOfLatitude) {
  // To within the difference of sphere and ellipsoid.
  EXPECT_NEAR(Projection::web_mercator()->scale_at({76, 41}), 1 / std::cos(41 * M_PI / 180), 0.005);
}

TEST(Projection, NonsenseIsRefusedWithARemedy) {
  for (const char* definition : {"EPSG:999999", "", "+proj=nothing", "EPSG:4978"}) {
    const auto made = Projection::create(definition);
    ASSERT_FALSE(made) << definition;
    EXPECT_FALSE(made.error().remedy.empty());
  }
}

TEST(Geodesic, DistancesAndAreasOfTheEllipsoid) {
  // A quarter of the WGS 84 meridian is 10,001,965.729 m; the whole surface 5.10065621724e14 m2 (Karney 2013).
  EXPECT_NEAR(distance_m({0, 0}, {0, 90}), 10001965.729, 0.01);
  Geometry octant{GeometryType::polygon, false, {}, {}, {{{{{0, 0}, {90, 0}, {0, 90}, {0, 0}}}}}};
  EXPECT_NEAR(area_m2(octant), 5.10065621724e14 / 8, 1e6);
}

TEST(Geodesic, APolygonsAnchorLiesInside) {
  // A ring open to the east: its centre of gravity is outside.
  const Path ring = {{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 8}, {10, 8}, {10, 10}, {0, 10}, {0, 0}};
  const LonLat at = anchor_of({GeometryType::polygon, false, {}, {}, {{{ring}}}});
  const bool inside = at.lon > 0 && at.lon < 10 && at.lat > 0 && at.lat < 10 && !(at.lon >= 2 && at.lat >= 2 && at.lat <= 8);
  EXPECT_TRUE(inside) << at.lon << " " << at.lat;
}

TEST(Geodesic, ANamesOtherPlacesAreInsideAndFarApart) {
  const Path ring = {{0, 0}, {20, 0}, {20, 10}, {0, 10}, {0, 0}};
  const auto places = label_places({GeometryType::polygon, false, {}, {}, {{{ring}}}});
  ASSERT_EQ(places.size(), 5u);   // the middle and one in each quarter
  std::set<std::pair<bool, bool>> quarters;
  for (std::size_t i = 1; i < places.size(); ++i) {
    EXPECT_TRUE(places[i].lon > 0 && places[i].lon < 20 && places[i].lat > 0 && places[i].lat < 10);
    quarters.insert({places[i].lon > 10, places[i].lat > 5});
  }
  EXPECT_EQ(quarters.size(), 4u);
  // A corner that the polygon barely reaches is no place for a name.
  const Path wedge = {{0, 0}, {20, 0}, {0, 10}, {0, 0}};
  for (const LonLat& place : label_places({GeometryType::polygon, false, {}, {}, {{{wedge}}}}))
    EXPECT_FALSE(place.lon > 10 && place.lat > 5);
}

TEST(Geodesic, ABoxGrowsByMetresOnTheGround) {
  const GeoBox box = grown_by_metres({70, 60, 71, 61}, 10'000);
  EXPECT_NEAR(distance_m({70, 60}, {70, box.south}), 10'000, 100);
  EXPECT_NEAR(distance_m({70, 61}, {box.west, 61}), 10'000, 100);
}

TEST(Geodesic, AlongALineByLength) {
  const Path path = {{70, 40}, {71, 40}, {73, 40}};
  EXPECT_NEAR(length_m({path[0], along(path, 0.25)}) / length_m(path), 0.25, 1e-6);
  EXPECT_EQ(along(path, 1), path.back());
}

TEST(TileId, ChildrenTileTheirParent) {
  const TileId tile{6, 45, 23};
  const PlaneBox whole = mercator_box(tile);
  double area = 0;
  for (unsigned corner = 0; corner < 4; ++corner) {
    const TileId child = tile.child(corner);
    EXPECT_EQ(child.parent(), tile);
    EXPECT_TRUE(child.is_below(tile));
    area += mercator_box(child).width() * mercator_box(child).height();
  }
  EXPECT_NEAR(area, whole.width() * whole.height(), 1);
}
