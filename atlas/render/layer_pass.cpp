#include "render/layer_pass.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace atlas::render {
namespace {

constexpr float nearly_opaque = 0.995f;
constexpr int corridor_reduction = 2;        // kilometres wide and faint: a quarter of the pixels shows the same
constexpr float hardly_translucent = 0.7f;   // where a hair line covers itself twice, nobody sees it

style::Evaluation evaluation(const Frame& frame, const LayerDraw& draw, const source::MapFeature* sample) {
  style::Evaluation at;
  at.zoom = frame.zoom();
  at.state = draw.state;
  if (sample) {
    at.properties = &sample->properties;
    at.geometry = sample->geometry.type;
    at.multi = sample->geometry.multi;
    at.id = source::Value(static_cast<double>(sample->id));
  }
  return at;
}

// Paint that is the same for every batch is evaluated once.
template <class Paint, class Evaluate>
class PaintOnce {
 public:
  PaintOnce(const Frame& frame, const LayerDraw& draw, Evaluate evaluate)
      : frame_(frame), draw_(draw), evaluate_(evaluate), same_(draw.layer->paint_reads().empty()) {}
  const Paint& of(const mesh::Batch& batch) {
    if (!same_ || !known_) paint_ = evaluate_(*draw_.layer, evaluation(frame_, draw_, batch.sample));
    known_ = true;
    return paint_;
  }

 private:
  const Frame& frame_;
  const LayerDraw& draw_;
  Evaluate evaluate_;
  bool same_, known_ = false;
  Paint paint_;
};

void set_states(const gpu::Program& program, const FeatureStates& states, const StateFilter& filter) {
  program.use();
  states.bind(2);
  program.set("states", 2);
  program.set("state_mask", filter.mask);
  program.set("state_value", filter.value);
}

LinePaint haloed(LinePaint paint, const Halo& halo) {
  paint.width = std::max(halo.least_width, paint.width + paint.gap_width * 2 + halo.beyond);
  paint.gap_width = 0;
  paint.dashes.clear();
  paint.blur = 0;
  paint.color = halo.color;
  paint.opacity = halo.opacity;
  return paint;
}

}  // namespace

std::size_t LayerPass::draw(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw) {
  std::size_t vertices = 0;
  if (draw.layer->type == style::LayerType::fill && !draw.halo) vertices += draw_fills(frame, clip, states, draw);
  if (draw.layer->type == style::LayerType::line) vertices += draw_lines(frame, clip, states, draw);
  return vertices;
}

std::size_t LayerPass::draw_fills(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw) {
  std::size_t vertices = 0;
  PaintOnce<FillPaint, decltype(&fill_paint)> paints(frame, draw, &fill_paint);
  gpu::set_blend(gpu::Blend::over);
  clip.prepare(draw.drawn);
  const auto each = [&](std::vector<GpuLayer> GpuTile::* list, const auto& set) {
    for (std::size_t i = 0; i < draw.drawn.size(); ++i)
      for (const GpuLayer& layer : draw.drawn[i].tile->*list) {
        if (layer.style_layer != draw.index || !clip.enter(i)) continue;
        for (const mesh::Batch& batch : layer.batches) {
          set(*draw.drawn[i].tile, layer, paints.of(batch));
          layer.array.draw(batch.first_index, batch.index_count, batch.base_vertex);
          vertices += batch.index_count;
        }
      }
  };
  set_states(programs_.fill, states, draw.filter);
  each(&GpuTile::fills, [&](const GpuTile& tile, const GpuLayer& layer, const FillPaint& paint) {
    frame.place(programs_.fill, tile.mesh->origin, layer.unit);
    programs_.fill.set("color", paint.color.r, paint.color.g, paint.color.b, paint.color.a);
  });
  set_states(programs_.line, states, draw.filter);
  each(&GpuTile::lines, [&](const GpuTile& tile, const GpuLayer& layer, const FillPaint& paint) {
    frame.place(programs_.line, tile.mesh->origin, layer.unit);
    LinePaint edge;
    edge.color = paint.outline;
    edge.width = static_cast<float>(1 / frame.pixel_ratio());
    set_line(frame, edge, 1);
  });
  clip.leave();
  return vertices;
}

std::vector<LayerPass::Item> LayerPass::line_items(const Frame& frame, const LayerDraw& draw) const {
  std::vector<Item> items;
  PaintOnce<LinePaint, decltype(&line_paint)> paints(frame, draw, &line_paint);
  for (std::size_t i = 0; i < draw.drawn.size(); ++i)
    for (const GpuLayer& layer : draw.drawn[i].tile->lines) {
      if (layer.style_layer != draw.index) continue;
      for (const mesh::Batch& batch : layer.batches) {
        const LinePaint& paint = paints.of(batch);
        if (paint.opacity > 0) items.push_back({i, &layer, &batch, draw.halo ? haloed(paint, *draw.halo) : paint});
      }
    }
  return items;
}

// A hair line that crosses itself shows no darker spot, and needs no group of its own.
bool LayerPass::all_thin(const Frame& frame, std::span<const Item> items) {
  return std::all_of(items.begin(), items.end(), [&](const Item& item) {
    const double widest = item.layer->hair && item.paint.opacity > hardly_translucent ? 3 : 1.6;   // device pixels
    return !item.paint.corridor && item.paint.width * frame.pixel_ratio() < widest && item.paint.gap_width == 0;
  });
}

// For each square, what the items can touch of it. Where squares are curved, one box for all.
std::vector<gpu::PixelBox> LayerPass::boxes_of(const Frame& frame, const AreaClip& clip, const LayerDraw& draw,
                                               std::span<const Item> items) const {
  std::map<std::size_t, gpu::PixelBox> by_tile;
  for (const Item& item : items) {
    const geo::PlanePoint origin = draw.drawn[item.tile].tile->mesh->origin;
    const geo::PlaneBox& bounds = item.layer->bounds;
    const gpu::PixelBox box = frame.pixels_of({bounds.min_x + origin.x, bounds.min_y + origin.y, bounds.max_x + origin.x,
                                               bounds.max_y + origin.y});
    const LinePaint& paint = item.paint;
    const int reach = 4 + static_cast<int>((paint.width + paint.gap_width + std::abs(paint.offset) + paint.blur) * 2 *
                                           static_cast<float>(frame.pixel_ratio()));   // twice: mitres
    const gpu::PixelBox grown{box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach};
    gpu::PixelBox& sum = by_tile[item.tile];
    sum = gpu::bounding(sum, gpu::intersection(grown, clip.box_of(draw.drawn[item.tile].area)));
  }
  std::vector<gpu::PixelBox> boxes;
  for (const auto& [tile, box] : by_tile) boxes.push_back(box);
  if (frame.view().projection->is_web_mercator() || boxes.empty()) return boxes;
  gpu::PixelBox all;
  for (const gpu::PixelBox& box : boxes) all = gpu::bounding(all, box);
  return {all};
}

std::size_t LayerPass::draw_lines(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw) {
  std::vector<Item> items = line_items(frame, draw);
  std::size_t vertices = 0;
  for (const Item& item : items) vertices += item.batch->index_count;
  // Lines of one opacity make one group: nothing in it shows through itself, its neighbours or the next tile.
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.paint.opacity > b.paint.opacity; });
  for (auto first = items.begin(); first != items.end();) {
    const float opacity = first->paint.opacity;
    auto last = first;
    while (last != items.end() && last->paint.opacity == opacity) ++last;
    const std::span<const Item> same(&*first, static_cast<std::size_t>(last - first));
    first = last;
    if (opacity >= nearly_opaque || all_thin(frame, same)) {
      draw_items(frame, clip, states, draw, same, Target::picture);
      continue;
    }
    const bool corridor = same.front().paint.corridor;
    groups_.begin(boxes_of(frame, clip, draw, same), corridor ? corridor_reduction : 1);
    draw_items(frame, clip, states, draw, same, corridor ? Target::reduced_group : Target::group);
    groups_.end(opacity);
  }
  return vertices;
}

void LayerPass::draw_items(const Frame& frame, AreaClip& clip, const FeatureStates& states, const LayerDraw& draw,
                           std::span<const Item> items, Target target) {
  gpu::set_blend(gpu::Blend::over);
  clip.prepare(draw.drawn, target == Target::reduced_group ? corridor_reduction : 1);
  set_states(programs_.line, states, draw.filter);
  bool hair = false;
  for (const Item& item : items) {
    if (!clip.enter(item.tile)) continue;
    const bool changed = std::exchange(hair, item.layer->hair && !draw.halo) != hair;
    if (changed) (hair ? programs_.hair : programs_.line).use();
    const geo::PlanePoint origin = draw.drawn[item.tile].tile->mesh->origin;
    const float opacity = target == Target::picture ? item.paint.opacity : 1;
    if (hair) {
      set_hair(frame, item.paint, opacity, origin, item.layer->unit);
    } else {
      frame.place(programs_.line, origin, item.layer->unit);
      set_line(frame, item.paint, opacity);
    }
    item.layer->array.draw(item.batch->first_index, item.batch->index_count, item.batch->base_vertex);
  }
  clip.leave();
}

void LayerPass::set_hair(const Frame& frame, const LinePaint& paint, float opacity, geo::PlanePoint origin,
                         double unit) const {
  const gpu::Program& p = programs_.hair;
  const auto ratio = static_cast<float>(frame.pixel_ratio());
  const float width = paint.width * ratio, half = std::max(1.0f, width) / 2, grown = half + 1;
  const float strength = std::min(1.0f, width) * opacity;
  frame.place_hair(p, origin, unit, grown);
  p.set("grown", grown);
  p.set("half_line", half + 0.5f);
  p.set("color", paint.color.r * strength, paint.color.g * strength, paint.color.b * strength, paint.color.a * strength);
}

void LayerPass::set_line(const Frame& frame, const LinePaint& paint, float opacity) const {
  const gpu::Program& p = programs_.line;
  const auto ratio = static_cast<float>(frame.pixel_ratio());
  const float width = paint.width * ratio, drawn = std::max(1.0f, width), gap = paint.gap_width * ratio / 2;
  const float strength = std::min(1.0f, width) * opacity, blur = paint.blur * ratio;
  p.set("color", paint.color.r, paint.color.g, paint.color.b, paint.color.a);
  p.set("half_line", drawn / 2);
  p.set("gap", gap);
  p.set("reach", (gap > 0 ? gap + drawn : drawn / 2) + blur);
  p.set("blur", paint.corridor ? corridor_reduction - 1.0f : blur);   // soft over a pixel of its group
  p.set("offset", paint.offset * ratio);
  p.set("strength", paint.corridor ? 1.0f : strength);
  p.set("corridor", paint.corridor ? 1.0f : 0.0f);
  p.set("dash_count", static_cast<int>(paint.dashes.size()));
  p.set("round_dashes", paint.round_dashes ? 1.0f : 0.0f);
  if (paint.dashes.empty()) return;
  float dashes[8] = {};
  for (std::size_t i = 0; i < paint.dashes.size(); ++i) dashes[i] = paint.dashes[i] * ratio;
  p.set_array("dashes", dashes, 8);
}

}  // namespace atlas::render
