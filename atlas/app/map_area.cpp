#include "app/map_area.h"

#include <algorithm>
#include <cmath>

#include "app/map_marks.h"
#include "app/widgets.h"
#include "gpu/state.h"

namespace atlas::app {
namespace {

constexpr double settle_s = 0.3;         // labels fade for 250 ms after the last change
constexpr double waiting_frame_s = 0.05; // between frames while tiles are missing
constexpr double wheel_levels = 0.5;     // zoom levels for one notch
constexpr float click_slack = 4;         // logical pixels that a click may wander

const catalog::Feature* feature_of(const Session& session, const render::Picked& picked) {
  if (picked.source != "atlas" || !picked.feature) return nullptr;
  const source::Value* id = picked.feature->properties.find("id");
  return id && id->text() ? session.catalog().feature(*id->text()) : nullptr;
}

bool is_user_file(const render::Picked& picked) { return picked.feature && picked.source.starts_with("file-"); }

// What is called its name in a file that we know nothing of.
std::string name_of(const OtherFeature& other) {
  for (const char* key : {"name", "Name", "NAME", "name_en", "title", "id"})
    if (const source::Value* value = other.feature->properties.find(key))
      if (value->text() && !value->text()->empty()) return *value->text();
  return other.layer;
}

}  // namespace

void MapArea::place(ImVec2 low, ImVec2 size, const Theme& theme, float unit) {
  low_ = low, size_ = {std::max(size.x, 1.0f), std::max(size.y, 1.0f)};
  scale_ = theme.scale, unit_ = unit;
  const int width = std::max(1, static_cast<int>(std::lround(size_.x * unit))), height = std::max(1, static_cast<int>(std::lround(size_.y * unit)));
  if (picture_ && picture_.width() == width && picture_.height() == height) return;
  picture_ = gpu::Framebuffer(width, height, true);
  stale_ = true;
}

render::View MapArea::view() const {
  render::View view;
  view.camera = motion.camera();
  view.width = size_.x / scale_, view.height = size_.y / scale_;
  view.pixel_ratio = scale_ * unit_;
  view.projection = map_->options().projection;
  view.keep_clear = marks_room(view.width, view.height);
  return view;
}

bool MapArea::holds(ImVec2 p) const {
  return p.x >= low_.x && p.y >= low_.y && p.x < low_.x + size_.x && p.y < low_.y + size_.y;
}

render::ScreenPoint MapArea::to_view(ImVec2 p) const { return {(p.x - low_.x) / scale_, (p.y - low_.y) / scale_}; }

geo::LonLat MapArea::place_at(ImVec2 point) const { return view().to_place(to_view(point)); }

void MapArea::update(const Session& session, double now_s) {
  motion.advance(view(), now_s);
  const render::Highlight highlight = session.highlight();
  const bool moved = drawn_camera_ != motion.camera() || drawn_highlight_.selected != highlight.selected || stale_;
  const bool only_hovered = drawn_highlight_.hovered != highlight.hovered;
  if (!moved && !only_hovered) {
    if (stats_.complete) return;
    // Tiles that come announce themselves; labels that fade do not, and need no more than this.
    if (now_s < drawn_at_s_ + (now_s < settle_until_s_ || stats_.uploading ? 0 : waiting_frame_s)) return;
  }
  if (moved) settle_until_s_ = now_s + settle_s;
  drawn_at_s_ = now_s;
  stale_ = false;   // a tile that comes while we draw makes it stale again
  picture_.bind();
  gpu::reset_state();
  gpu::set_viewport({0, 0, picture_.width(), picture_.height()});
  render::View seen = view();
  seen.goal = motion.goal(seen);
  stats_ = map_->draw(seen, highlight, now_s);
  drawn_camera_ = motion.camera();
  drawn_highlight_ = highlight;
}

void MapArea::draw(const Ui& ui, double now_s) {
  ImGui::SetNextWindowPos(low_);
  ImGui::SetNextWindowSize(size_);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("map", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  ImGui::InvisibleButton("ground", size_);
  read_mouse(ui, now_s);
  update(ui.session, now_s);
  ImGui::GetWindowDrawList()->AddImage(texture_id(picture_.texture()), low_, {low_.x + size_.x, low_.y + size_.y}, {0, 1}, {1, 0});
  draw_scale_and_north(ui, *ImGui::GetWindowDrawList(), *this);
  ImGui::End();
  ImGui::PopStyleVar();
}

void MapArea::read_mouse(const Ui& ui, double now_s) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool hovered = ImGui::IsItemHovered();
  const render::ScreenPoint at = to_view(io.MousePos);
  if (hovered && io.MouseWheel != 0) motion.zoom_at(at, io.MouseWheel * wheel_levels, view(), now_s);
  if (ImGui::IsItemActivated()) {
    pressed_at_ = io.MouseClickedPos[0];
    was_double_click_ = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (was_double_click_)
      motion.zoom_at(at, 1, view(), now_s);
    else
      motion.stop();
    ui.text_selection = {};
  }
  const float wandered = std::hypot(io.MousePos.x - pressed_at_.x, io.MousePos.y - pressed_at_.y);
  if (ImGui::IsItemActive() && !motion.dragging() && wandered > click_slack * scale_) motion.grab(to_view(pressed_at_), view(), now_s);
  if (motion.dragging()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) motion.drag(at, view(), now_s);
    if (!ImGui::IsItemActive()) motion.release(view(), now_s);
  } else if (ImGui::IsItemDeactivated() && !was_double_click_ && hovered) {
    click(ui);
  }
  if (!hovered || motion.moving())
    ui.session.hover(nullptr), hovered_at_ = {-1, -1};
  else
    hover(ui);
}

void MapArea::hover(const Ui& ui) {
  const ImVec2 at = ImGui::GetIO().MousePos;
  // Looked up again when the pointer has moved or the picture under it has changed.
  if (at.x != hovered_at_.x || at.y != hovered_at_.y || !stats_.complete) {
    hovered_at_ = at;
    ui.session.hover(nullptr);
    for (const render::Picked& picked : map_->pick(view(), to_view(at))) {
      if (const catalog::Feature* feature = feature_of(ui.session, picked)) {
        ui.session.hover(feature);
        break;
      }
      if (is_user_file(picked)) {
        ui.session.hover(OtherFeature{picked.source, picked.layer, picked.feature, picked.owner});
        break;
      }
    }
  }
  draw_tip(ui);
}

void MapArea::draw_tip(const Ui& ui) const {
  const catalog::Feature* feature = ui.session.hovered();
  const OtherFeature& other = ui.session.hovered_other();
  if (!feature && !other.feature) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  begin_tip(ui);
  const std::string name = feature ? feature->names.in(ui.session.interface_language) : name_of(other);
  const std::string kind = feature ? ui.in(catalog::kind_name(feature->kind)) : other.source;
  ui.fonts.use(Role::body, name);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(2)});
  ImGui::TextUnformatted(name.c_str());
  ImGui::PushFont(ui.fonts.font(Role::small));
  ImGui::TextDisabled("%s", kind.c_str());
  ImGui::PopFont();
  ImGui::PopStyleVar();
  end_tip();
}

// A click on the same place takes the next thing under it, so that a region below a road can be reached.
void MapArea::click(const Ui& ui) {
  std::vector<const catalog::Feature*> under;
  for (const render::Picked& picked : map_->pick(view(), to_view(pressed_at_))) {
    const catalog::Feature* feature = feature_of(ui.session, picked);
    if (feature && std::find(under.begin(), under.end(), feature) == under.end()) under.push_back(feature);
    if (is_user_file(picked) && under.empty())
      return ui.session.select_other({picked.source, picked.layer, picked.feature, picked.owner});
  }
  if (under.empty()) return ui.session.clear_selection();
  const auto now = std::find(under.begin(), under.end(), ui.session.feature());
  const auto next = now == under.end() || now + 1 == under.end() ? under.begin() : now + 1;
  ui.session.select((*next)->id);
}

}  // namespace atlas::app
