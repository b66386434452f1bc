#include "mesh/fills.h"

#include <GL/glu.h>

#include <array>
#include <deque>
#include <memory>

namespace atlas::mesh {
namespace {

// What GLU's tessellator calls back into.
struct Triangulation {
  std::uint32_t feature;
  std::vector<FillVertex>& vertices;
  std::vector<std::uint32_t>& indices;
  std::deque<std::uint32_t> crossing_indices = {};  // of points that the tessellator made; a deque: they must not move

  std::uint32_t add(double x, double y) {
    vertices.push_back({static_cast<float>(x), static_cast<float>(y), feature});
    return static_cast<std::uint32_t>(vertices.size() - 1);
  }
};

void on_vertex(void* index, void* self) {
  static_cast<Triangulation*>(self)->indices.push_back(*static_cast<std::uint32_t*>(index));
}

void on_combine(double at[3], void*[4], float[4], void** out, void* self) {
  auto* triangulation = static_cast<Triangulation*>(self);
  triangulation->crossing_indices.push_back(triangulation->add(at[0], at[1]));
  *out = &triangulation->crossing_indices.back();
}

void on_edge_flag(unsigned char, void*) {}  // being there makes every primitive a plain triangle

using Callback = void (*)();
template <class Function>
Callback callback(Function* function) {
  return reinterpret_cast<Callback>(function);
}

struct DeleteTessellator {
  void operator()(GLUtesselator* tessellator) const { gluDeleteTess(tessellator); }
};

// Whatever the rings do: n log n, but slow.
void tessellate(const RingList& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                std::vector<std::uint32_t>& indices) {
  const std::unique_ptr<GLUtesselator, DeleteTessellator> tessellator(gluNewTess());
  if (!tessellator) return;
  Triangulation triangulation{feature, vertices, indices};
    std::vector<std::array<double, 3>> places;
  std::vector<std::uint32_t> numbers;
  places.reserve(polygon.points.size()), numbers.reserve(polygon.points.size());  // the tessellator keeps pointers into both
  const std::size_t first_index = indices.size();
  gluTessCallback(tessellator.get(), GLU_TESS_VERTEX_DATA, callback(on_vertex));
  gluTessCallback(tessellator.get(), GLU_TESS_COMBINE_DATA, callback(on_combine));
  gluTessCallback(tessellator.get(), GLU_TESS_EDGE_FLAG_DATA, callback(on_edge_flag));
  gluTessProperty(tessellator.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
  gluTessNormal(tessellator.get(), 0, 0, 1);
  gluTessBeginPolygon(tessellator.get(), &triangulation);
  std::uint32_t next = 0;
  for (const std::uint32_t end : polygon.ends) {
    gluTessBeginContour(tessellator.get());
    for (; next < end; ++next) {
      const geo::PlanePoint p = polygon.points[next];
      places.push_back({p.x, p.y, 0});
      numbers.push_back(triangulation.add(p.x, p.y));
      gluTessVertex(tessellator.get(), places.back().data(), &numbers.back());
    }
    gluTessEndContour(tessellator.get());
  }
  gluTessEndPolygon(tessellator.get());
  indices.resize(first_index + (indices.size() - first_index) / 3 * 3);
}

}  // namespace

void Triangulator::add(const RingList& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                       std::vector<std::uint32_t>& indices) {
  const auto triangles = ears_.triangles(polygon);
  if (triangles.empty()) return tessellate(polygon, feature, vertices, indices);
  const auto first = static_cast<std::uint32_t>(vertices.size());
  for (const geo::PlanePoint p : polygon.points) vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), feature});
  for (const std::uint32_t point : triangles) indices.push_back(first + point);
}

void Triangulator::add(const TracedPolygon& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                       std::vector<std::uint32_t>& indices) {
  rings_.points.clear(), rings_.ends.clear();
  for (const auto& ring : polygon.rings) {
    rings_.points.insert(rings_.points.end(), ring.begin(), ring.end());
    rings_.ends.push_back(static_cast<std::uint32_t>(rings_.points.size()));
  }
  add(rings_, feature, vertices, indices);
}

void triangulate(const TracedPolygon& polygon, std::uint32_t feature, std::vector<FillVertex>& vertices,
                 std::vector<std::uint32_t>& indices) {
  Triangulator().add(polygon, feature, vertices, indices);
}

}  // namespace atlas::mesh
