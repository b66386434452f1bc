#include "app/panel_layers.h"

#include <fmt/core.h>

#include <algorithm>

#include "app/swatches.h"
#include "app/widgets.h"

namespace atlas::app {
namespace {

// A row with an eye at its right end; whether it was clicked.
bool layer_row(const Ui& ui, const std::string& id, const std::string& title, const std::string& detail, bool visible,
               const std::function<void(ImDrawList&, ImVec2)>& picture) {
  Row content{id};
  content.text = title, content.detail = detail;
  content.mark = picture, content.mark_width = Swatches::width;
  const RowAnswer answer = row(ui, content);
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (!visible) list.AddRectFilled(low, {high.x - ui.px(32), high.y}, with_alpha(ui.theme.panel, 0.6f));
  draw_icon(list, visible ? Icon::eye : Icon::eye_off, {high.x - ui.px(16), (low.y + high.y) / 2}, ui.px(1), ui.theme.quiet);
  return answer.clicked;
}

void draw_picture(const Ui& ui, const gpu::Texture* picture, ImU32 color, ImDrawList& list, ImVec2 centre) {
  const ImVec2 half{ui.px(Swatches::width / 2.0f), ui.px(Swatches::height / 2.0f)};
  if (picture)
    list.AddImage(texture_id(*picture), {centre.x - half.x, centre.y - half.y}, {centre.x + half.x, centre.y + half.y});
  else
    list.AddRectFilled({centre.x - half.x, centre.y - ui.px(2)}, {centre.x + half.x, centre.y + ui.px(2)}, color, ui.px(2));
}

void draw_atlas_layers(const Ui& ui, const SwatchOf& swatch_of) {
  const catalog::Catalog& catalog = ui.session.catalog();
  for (const catalog::LayerInfo& layer : catalog.layers()) {
    const auto count = std::count_if(catalog.features().begin(), catalog.features().end(), [&](const auto& f) { return f.layer == layer.id; });
    const bool visible = !ui.session.is_hidden(layer.id);
    const auto picture = [&, swatch = swatch_of(layer.id)](ImDrawList& list, ImVec2 centre) {
      draw_picture(ui, swatch, layer_color(ui.theme, layer.id), list, centre);
    };
    const std::string detail = fmt::format("{} {}", count, ui(Word::features_count));
    if (layer_row(ui, "layer:" + layer.id, ui.in(layer.title), detail, visible, picture)) ui.session.set_hidden(layer.id, visible);
  }
}

void draw_user_layers(const Ui& ui) {
  if (ui.session.user_layers.empty()) return quiet(ui, ui(Word::drop_hint));
  for (std::size_t i = 0; i < ui.session.user_layers.size(); ++i) {
    UserLayer& one = ui.session.user_layers[i];
    const auto picture = [&](ImDrawList& list, ImVec2 centre) { draw_picture(ui, nullptr, ui.theme.text, list, centre); };
    const std::string detail = one.layer->features.empty() ? std::string() : fmt::format("{} {}", one.layer->features.size(), ui(Word::features_count));
    if (layer_row(ui, fmt::format("file:{}", i), one.layer->name, detail, one.visible, picture)) one.visible = !one.visible;
  }
}

}  // namespace

void draw_layers_panel(const Ui& ui, const SwatchOf& swatch_of) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  draw_atlas_layers(ui, swatch_of);
  heading(ui, ui(Word::your_files));
  draw_user_layers(ui);

  heading(ui, ui(Word::style));
  const int style = choice(ui, "style", {ui(Word::light), ui(Word::dark)}, ui.session.dark);
  if (style >= 0) ui.session.dark = style == 1;

  heading(ui, ui(Word::map_language));
  std::vector<const char*> names;
  for (int i = 0; i < 4; ++i) names.push_back(own_name(static_cast<catalog::Language>(i)));
  const int language = choice(ui, "language", names, static_cast<int>(ui.session.language));
  if (language >= 0) ui.session.language = static_cast<catalog::Language>(language);

  heading(ui, ui(Word::interface_language));
  const int interface = choice(ui, "interface", {names[0], names[1]}, static_cast<int>(ui.session.interface_language));
  if (interface >= 0) ui.session.interface_language = static_cast<catalog::Language>(interface);
  gap(ui, 16);
  ImGui::PopStyleVar();
}

}  // namespace atlas::app
