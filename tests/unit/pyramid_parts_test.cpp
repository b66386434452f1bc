#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

#include "pyramid/packed_tree.h"
#include "pyramid/property_coding.h"
#include "pyramid/simplify.h"
#include "pyramid/small_parts.h"
#include "pyramid/vertex_coding.h"

namespace atlas::pyramid {
namespace {

// Units anywhere.
struct Random {
  explicit Random(unsigned seed) : engine(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
  std::mt19937 engine;
};

TEST(WorldScale, AgreesWithTheFormulaToAUnit) {
  const WorldScale scale;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-85.05, 85.05);
  for (int i = 0; i < 200'000; ++i) {
    const geo::LonLat place{lon(random), lat(random)};
    const WorldPoint at = scale(place);
    const geo::PlanePoint exact = geo::to_mercator(place);
    EXPECT_NEAR(at.x, (exact.x + geo::mercator_half_m) * units_per_metre, 1.5);
    EXPECT_NEAR(at.y, (geo::mercator_half_m - exact.y) * units_per_metre, 1.5);
  }
  EXPECT_EQ(scale({-180, 89}), (WorldPoint{0, 0}));
  EXPECT_EQ(scale({180, -89}), (WorldPoint{~0u, ~0u}));
}

TEST(WorldScale, GoesThereAndBack) {
  const WorldScale scale;
  const geo::LonLat osh{72.7985, 40.5283}, back = to_lon_lat(scale(osh));
  EXPECT_NEAR(back.lon, osh.lon, 2e-7);
  EXPECT_NEAR(back.lat, osh.lat, 2e-7);
}

std::vector<WorldPoint> wandering_line(std::size_t count, unsigned seed, double step) {
  std::mt19937 random(seed);
  std::normal_distribution<double> turn(0, 0.5);
  std::vector<WorldPoint> line;
  double x = 2e9, y = 2e9, heading = 0;
  for (std::size_t i = 0; i < count; ++i) {
    line.push_back({static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)});
    heading += turn(random);
    x += step * std::cos(heading), y += step * std::sin(heading);
  }
  return line;
}

double distance_to_line(WorldPoint p, const std::vector<WorldPoint>& line) {
  double nearest = 1e300;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double ax = line[i].x, ay = line[i].y, dx = line[i + 1].x - ax, dy = line[i + 1].y - ay;
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - ax) * dx + (p.y - ay) * dy) / square, 0.0, 1.0) : 0;
    nearest = std::min(nearest, std::hypot(p.x - ax - t * dx, p.y - ay - t * dy));
  }
  return nearest;
}

TEST(SimplifyLine, NoVertexOfTheLineIsFartherThanTheGridAllows) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto line = wandering_line(800, seed, 3000);
    for (const std::uint32_t quantum : {1024u, 8192u, 65536u}) {
      std::vector<WorldPoint> kept;
      simplify_line(line, quantum, kept);
      ASSERT_GE(kept.size(), 1u);
      EXPECT_LE(kept.size(), line.size());
      if (kept.size() < 2) continue;
      // A quantum by simplifying, and half of a cell's diagonal by standing on the grid.
      for (const WorldPoint p : line) EXPECT_LE(distance_to_line(p, kept), 1.75 * quantum) << seed << ' ' << quantum;
      for (const WorldPoint p : kept) EXPECT_EQ(p, on_grid(p, quantum));
      EXPECT_EQ(kept.front(), on_grid(line.front(), quantum));
      EXPECT_EQ(kept.back(), on_grid(line.back(), quantum));
    }
  }
}

TEST(SimplifyLine, TakesFewVerticesOfALineThatIsNearlyStraight) {
  std::vector<WorldPoint> line, kept;
  for (std::uint32_t i = 0; i < 10'000; ++i) line.push_back({1'000'000 + i * 1000, 5'000'000 + i * 300 + i % 7 * 100});
  simplify_line(line, 4096, kept);
  EXPECT_LE(kept.size(), 3u);
}

TEST(SimplifyRing, NeighboursShareTheirBorderAtEveryLevel) {
  // Two areas on either side of a crooked border that each walks in its own direction, from its own start.
  const auto border = wandering_line(500, 7, 5000);
  std::vector<WorldPoint> left(border), right(border.rbegin(), border.rend());
  left.push_back({border.back().x, 2'100'000'000}), left.push_back({border.front().x, 2'100'000'000});
  right.push_back({border.front().x, 1'900'000'000}), right.push_back({border.back().x, 1'900'000'000});
  std::rotate(left.begin(), left.begin() + 123, left.end());
  left.push_back(left.front()), right.push_back(right.front());
  const auto edges = [](const std::vector<WorldPoint>& ring) {
    double area = 0;   // doubled, with its sign
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
      area += (static_cast<double>(ring[i].x) - 2e9) * (static_cast<double>(ring[i + 1].y) - 2e9) -
              (static_cast<double>(ring[i + 1].x) - 2e9) * (static_cast<double>(ring[i].y) - 2e9);
    return area;
  };
  for (const std::uint32_t quantum : {4096u, 65536u, 1u << 20}) {
    std::vector<WorldPoint> a, b, whole;
    simplify_ring(left, quantum, a), simplify_ring(right, quantum, b);
    std::vector<WorldPoint> around = {{border.front().x, 1'900'000'000}, {border.back().x, 1'900'000'000}, border.back(),
                                      {border.back().x, 2'100'000'000}, {border.front().x, 2'100'000'000}, border.front(),
                                      {border.front().x, 1'900'000'000}};
    simplify_ring(around, quantum, whole);
    EXPECT_NEAR(std::abs(edges(a)) + std::abs(edges(b)), std::abs(edges(whole)), 1e-9 * std::abs(edges(whole)))
        << "no gap, no overlap at " << quantum;
  }
}

TEST(SimplifyRing, OfNoAreaNothingIsLeft) {
  std::vector<WorldPoint> kept;
  simplify_ring(std::vector<WorldPoint>{{100, 100}, {5000, 5000}, {9000, 9000}, {100, 100}}, 1, kept);
  EXPECT_TRUE(kept.empty());
  simplify_ring(std::vector<WorldPoint>{{100, 100}, {101, 100}, {101, 101}, {100, 100}}, 4096, kept);
  EXPECT_TRUE(kept.empty());
}

TEST(VertexCoding, GivesBackWhatItTookAndRefusesTheRest) {
  Random random(3);
  std::vector<WorldPoint> vertices;
  for (int i = 0; i < 500; ++i) vertices.push_back({random(), random()});
  vertices.push_back({0, 0}), vertices.push_back({~0u, ~0u});
  std::string bytes;
  encode(vertices, {0, 0}, 0, bytes);
  const std::span raw(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::vector<WorldPoint> back;
  ASSERT_TRUE(decode(raw, vertices.size(), {0, 0}, 0, back));
  EXPECT_EQ(back, vertices);
  for (std::size_t cut = 0; cut < raw.size(); cut += 37) {
    back.clear();
    EXPECT_FALSE(decode(raw.first(cut), vertices.size(), {0, 0}, 0, back));
  }
  EXPECT_FALSE(decode(raw, std::size_t{1} << 40, {0, 0}, 0, back));
}

TEST(PackedTree, FindsWhatGoingThroughAllFinds) {
  Random random(5);
  for (const std::size_t count : {0u, 1u, 15u, 16u, 17u, 300u, 5000u}) {
    std::vector<WorldBox> boxes(count);
    for (WorldBox& box : boxes) {
      const WorldPoint p{random(), random()};
      box.include(p);
      box.include(WorldPoint{p.x + std::min<std::uint32_t>(random() % 50'000'000, ~0u - p.x), p.y + std::min<std::uint32_t>(random() % 50'000'000, ~0u - p.y)});
    }
    const PackedTree tree = pack(boxes);
    for (int i = 0; i < 50; ++i) {
      WorldBox query;
      query.include(WorldPoint{random(), random()}), query.include(WorldPoint{random(), random()});
      std::vector<std::uint32_t> found, expected;
      search(tree.boxes, tree.items, query, found);
      std::sort(found.begin(), found.end());
      for (std::uint32_t at = 0; at < count; ++at)
        if (boxes[at].intersects(query)) expected.push_back(at);
      EXPECT_EQ(found, expected);
    }
  }
}

TEST(SmallParts, OneStandsForAllInItsCellAndAreasAddUp) {
  SmallParts parts(10);
  int taken = 0;
  for (std::uint32_t i = 0; i < 1024; ++i) taken += parts.take({5120 + i, 7168});
  EXPECT_EQ(taken, 1);
  EXPECT_TRUE(parts.take({5120 + 1024, 7168}));

  // A field of small areas that cover 30 % of it: as much is filled.
  SmallParts field(12);
  double filled = 0, whole = 0;
  Random random(9);
  for (int i = 0; i < 200'000; ++i) {
    const WorldPoint place{1u << 30 | random() % (64 << 12), 1u << 30 | random() % (64 << 12)};
    const double area = 0.3 * 4096 * 4096 * 64 * 64 / 200'000;
    whole += area;
    if (const auto cell = field.gather(place, area)) filled += static_cast<double>(cell->max_x - cell->min_x) * (cell->max_y - cell->min_y);
  }
  EXPECT_NEAR(filled / whole, 1, 0.05);
}

TEST(Properties, ComeBackAsTheyWere) {
  source::FeatureBatch batch;
  using Kind = source::FeatureBatch::Property::Kind;
  batch.names = {"name", "length", "lanes", "paved", "note", "tags"};
  batch.text = "Ош — Иркештам{\"a\":[1,2]}";
  const auto json = static_cast<std::uint32_t>(batch.text.find('{'));
  const auto add = [&](std::uint32_t name, Kind kind) -> source::FeatureBatch::Property& {
    batch.properties.push_back({.name = name, .kind = kind});
    return batch.properties.back();
  };
  add(0, Kind::text).slice = {0, json};
  add(1, Kind::number).number = 258.25;
  add(2, Kind::whole).whole = -2;
  add(3, Kind::boolean).boolean = true;
  add(4, Kind::null);
  add(5, Kind::json).slice = {json, static_cast<std::uint32_t>(batch.text.size() - json)};
  batch.features.push_back({.end_property = 6});
  NameTable table;
  std::vector<std::uint32_t> numbers;
  for (const std::string& name : batch.names) numbers.push_back(table.number_of(name));
  std::string bytes;
  encode_properties(batch, batch.features[0], numbers, bytes);
  const auto expected = source::properties_of(batch, batch.features[0]);
  const auto back = decode_properties(bytes, table.names());
  ASSERT_EQ(back.all().size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(back.all()[i].first, expected.all()[i].first);
    EXPECT_TRUE(back.all()[i].second == expected.all()[i].second) << back.all()[i].first;
  }
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_LE(decode_properties(bytes.substr(0, cut), table.names()).all().size(), 6u);
}

}  // namespace
}  // namespace atlas::pyramid
