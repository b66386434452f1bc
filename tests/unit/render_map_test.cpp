#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

#include "gpu/context.h"
#include "gpu/state.h"
#include "gpu/texture.h"
#include "render/pick.h"
#include "render/picture.h"
#include "source/layer_source.h"

namespace atlas::render {
namespace {

using Pixel = std::array<int, 4>;

source::MapFeature feature_of(std::uint32_t id, geo::Geometry geometry) {
  source::MapFeature feature;
  feature.id = id;
  feature.geometry = std::move(geometry);
  feature.box = geo::box_of(feature.geometry);
  return feature;
}

source::MapFeature line(std::uint32_t id, geo::Path path) {
  geo::Geometry geometry;
  geometry.type = geo::GeometryType::line;
  geometry.lines = {std::move(path)};
  return feature_of(id, std::move(geometry));
}

source::MapFeature square(std::uint32_t id, double west, double south, double side) {
  geo::Geometry geometry;
  geometry.type = geo::GeometryType::polygon;
  geometry.polygons = {{{{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}}}}};
  return feature_of(id, std::move(geometry));
}

// A picture of 640 x 480 around 76 E, 41 N, with tile borders across it.
class MapPicture : public testing::Test {
 protected:
  void SetUp() override {
    auto made = gpu::HeadlessContext::create();
    ASSERT_TRUE(made) << made.error().to_line();
    context_ = std::move(*made);
    view_.width = 640, view_.height = 480;
    view_.camera = {{76, 41}, 6.3};
  }

  void open(std::vector<source::MapFeature> features, const std::string& layers) {
    auto layer = std::make_shared<source::MapLayer>();
    layer->name = "things";
    for (auto& feature : features) layer->box.include(feature.box), layer->features.push_back(std::move(feature));
    style::Notes notes;
    auto style = style::parse_style(
        R"({"version":8,"sources":{"atlas":{"type":"vector"}},"layers":[{"id":"ground","type":"background","paint":{"background-color":"#ffffff"}},)" +
            layers + "]}", "test", notes);
    ASSERT_TRUE(style) << style.error().to_line();
    MapOptions options;
    options.style = *style;
    options.sources = {source::make_layer_source("atlas", {layer})};
    auto map = Map::create(std::move(options));
    ASSERT_TRUE(map) << map.error().to_line();
    map_ = std::move(*map);
  }

  Image draw(const Highlight& highlight = {}) {
    auto image = draw_picture(*map_, view_, highlight);
    EXPECT_TRUE(image);
    return std::move(*image);
  }

  static Pixel at(const Image& image, int x, int y) {
    const std::size_t i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
    return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2], image.rgba[i + 3]};
  }

  static std::set<Pixel> colours(const Image& image) {
    std::set<Pixel> all;
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x) all.insert(at(image, x, y));
    return all;
  }

  Pixel at_place(const Image& image, geo::LonLat place) const {
    const ScreenPoint p = view_.to_screen(place);
    return at(image, static_cast<int>(p.x), static_cast<int>(p.y));
  }

  std::unique_ptr<gpu::HeadlessContext> context_;
  std::unique_ptr<Map> map_;
  View view_;
};

constexpr const char* tinted = R"({"id":"area","type":"fill","source":"atlas","source-layer":"things","metadata":{"atlas:subject":true},
  "paint":{"fill-color":"#000000","fill-opacity":0.5}})";
constexpr const char* band = R"({"id":"band","type":"line","source":"atlas","source-layer":"things","metadata":{"atlas:subject":true},
  "paint":{"line-color":"#0000ff","line-width":12,"line-opacity":0.5}})";
constexpr const char* solid = R"({"id":"line","type":"line","source":"atlas","source-layer":"things","metadata":{"atlas:subject":true},
  "paint":{"line-color":"#0000ff","line-width":4}})";

TEST_F(MapPicture, ATranslucentAreaHasOneColourAcrossTileBorders) {
  open({square(0, 60, 30, 30)}, tinted);   // larger than the picture
  const auto all = colours(draw());
  EXPECT_EQ(all.size(), 1u);
  EXPECT_NEAR((*all.begin())[0], 128, 1);
  view_.projection = *geo::Projection::create("EPSG:32643");
  EXPECT_EQ(colours(draw()).size(), 1u) << "in another projection, too";
}

TEST_F(MapPicture, ATranslucentLineIsNoDarkerWhereItCrossesItselfOrATile) {
  open({line(0, {{74, 40}, {78, 42}, {78, 40}, {74, 42}, {72, 41}, {80, 41}})}, band);
  int darkest = 255;
  for (const Pixel& pixel : colours(draw())) darkest = std::min(darkest, pixel[0]);
  EXPECT_NEAR(darkest, 128, 1);
}

TEST_F(MapPicture, ALineIsAsWideAsTheStyleSays) {
  open({line(0, {{70, 41}, {82, 41}})}, solid);
  const Image image = draw();
  double covered = 0;
  for (int y = 0; y < image.height; ++y) covered += (255 - at(image, 320, y)[0]) / 255.0;
  EXPECT_NEAR(covered, 4, 0.1);
}

TEST_F(MapPicture, DashesAreOfTheLengthTheStyleSaysAndRunOn) {
  open({line(0, {{70, 41}, {82, 41}})}, R"({"id":"line","type":"line","source":"atlas","source-layer":"things",
    "paint":{"line-color":"#000000","line-width":4,"line-dasharray":[2,3]}})");
  const Image image = draw();
  std::vector<int> starts;
  for (int x = 1; x < image.width; ++x)
    if (at(image, x, 240)[0] < 128 && at(image, x - 1, 240)[0] >= 128) starts.push_back(x);
  ASSERT_GT(starts.size(), 20u);
  for (std::size_t i = 1; i < starts.size(); ++i) EXPECT_NEAR(starts[i] - starts[i - 1], 20, 1);
}

TEST_F(MapPicture, TheSelectedStandsOutAndTheRestStepsBack) {
  open({line(0, {{70, 40.5}, {82, 40.5}}), line(1, {{70, 41.5}, {82, 41.5}})}, solid);
  const Image plain = draw(), chosen = draw({{1}, {}});
  EXPECT_EQ(at_place(plain, {76, 40.5}), (Pixel{0, 0, 255, 255}));
  EXPECT_NEAR(at_place(chosen, {76, 40.5})[0], 255 * 0.55, 2);
  EXPECT_EQ(at_place(chosen, {76, 41.5}), (Pixel{0, 0, 255, 255}));
  const ScreenPoint beside = view_.to_screen(geo::LonLat{76, 41.5});
  const Pixel halo = at(chosen, static_cast<int>(beside.x), static_cast<int>(beside.y - 3.2));
  EXPECT_GT(halo[0], 200);
  EXPECT_LT(halo[2], 150);   // amber
}

TEST_F(MapPicture, APictureBeyondTheLimitHasNoSeam) {
  open({line(0, {{60, 41}, {92, 41}})}, solid);
  view_.width = 4500, view_.height = 20;
  const Image image = draw();
  ASSERT_EQ(image.width, 4500);
  for (int y = 0; y < 20; ++y) EXPECT_EQ(at(image, 4095, y), at(image, 4096, y));
}

TEST_F(MapPicture, DrawsTheSameTwice) {
  open({line(0, {{70, 40}, {82, 42}}), square(1, 75, 40, 2)}, std::string(tinted) + "," + solid);
  EXPECT_EQ(draw().rgba, draw().rgba);
}

TEST_F(MapPicture, ASwatchShowsTheSymbolOnAClearGround) {
  open({line(0, {{70, 40}, {82, 42}})}, solid);
  const auto sample = line(0, {{70, 40}, {82, 42}});
  const Image swatch = map_->swatch({1}, sample, 40, 16, 2);
  ASSERT_EQ(swatch.width, 80);
  ASSERT_EQ(swatch.height, 32);
  EXPECT_EQ(at(swatch, 40, 16), (Pixel{0, 0, 255, 255}));
  EXPECT_EQ(at(swatch, 40, 2), (Pixel{0, 0, 0, 0}));
}

TEST_F(MapPicture, ShownTellsWhatIsReallyInTheView) {
  open({line(0, {{70, 40}, {82, 42}}), line(1, {{10, 40}, {12, 42}}), line(2, {{60, 60}, {60, 30}, {95, 30}})}, solid);
  const Shown shown = map_->shown(view_);
  EXPECT_EQ(shown.style_layers, std::vector<std::size_t>{1});
  ASSERT_EQ(shown.features.size(), 1u);   // the box of the third is in the view, the line is not
  EXPECT_EQ(shown.features[0]->id, 0u);
}

std::shared_ptr<const style::Style> red_style() {
  style::Notes notes;
  return *style::parse_style(R"({"version":8,"sources":{"atlas":{"type":"vector"}},"layers":[
    {"id":"ground","type":"background","paint":{"background-color":"#ffffff"}},
    {"id":"area","type":"fill","source":"atlas","source-layer":"things","paint":{"fill-color":"#ff0000"}}]})", "test", notes);
}

TEST_F(MapPicture, AnotherStyleIsShownWhenItIsReadyAndNothingIsBlankUntilThen) {
  open({square(0, 60, 30, 30)}, R"({"id":"area","type":"fill","source":"atlas","source-layer":"things","paint":{"fill-color":"#0000ff"}})");
  const gpu::Framebuffer target(640, 480, true);
  target.bind();
  map_->draw_complete(view_, {});
  map_->set_style(red_style());
  bool complete = false;
  for (double now_s = 1; !complete && now_s < 600; now_s += 0.01) {
    target.bind();
    const FrameStats stats = map_->draw(view_, {}, now_s);
    EXPECT_EQ(stats.uncovered_tiles, 0u);
    EXPECT_GT(stats.tiles_drawn, 0u);
    complete = stats.complete;
    const auto pixel = gpu::read_pixels({320, 240, 1, 1});
    EXPECT_TRUE((pixel[0] == 255 && pixel[2] == 0) || (pixel[0] == 0 && pixel[2] == 255));
    if (complete) { EXPECT_EQ(pixel[0], 255); }
  }
  EXPECT_TRUE(complete);
}

TEST_F(MapPicture, PickTellsWhatIsNearThePoint) {
  open({line(0, {{70, 41}, {82, 41}}), square(1, 74, 40.2, 2.5), square(2, 75, 40.5, 1)}, std::string(tinted) + "," + solid);
  const ScreenPoint on = view_.to_screen(geo::LonLat{75.5, 41});
  const auto picked = map_->pick(view_, on);
  ASSERT_EQ(picked.size(), 3u);
  EXPECT_EQ(picked[0].feature->id, 0u);   // the line lies on top of the areas
  EXPECT_EQ(picked[1].feature->id, 2u);   // the smaller area first
  EXPECT_EQ(picked[0].distance_px, 0);
  const auto near = map_->pick(view_, {on.x, on.y - 7});
  ASSERT_FALSE(near.empty());
  EXPECT_EQ(near.back().feature->id, 0u);
  EXPECT_NEAR(near.back().distance_px, 5, 0.1);   // from the line's edge
  EXPECT_TRUE(map_->pick(view_, {5, 5}).empty());
}

}  // namespace
}  // namespace atlas::render
