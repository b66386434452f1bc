#include "app/widgets.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "app/line_breaks.h"
#include "app/utf8.h"

namespace atlas::app {
namespace {

ImU32 color_of(const Ui& ui, TextLook look) { return look.color ? look.color : ui.theme.text; }

float advance_of(const Ui& ui, Role role, char32_t c) {
  const ImFont* font = ui.fonts.font(role);
  const float unit = ui.fonts.size(role) / font->FontSize;
  return font->GetCharAdvance(c > 0xFFFF ? 0xFFFD : static_cast<ImWchar>(c)) * unit;
}

std::vector<TextLine> lines_of(const Ui& ui, std::string_view text, Role role, float width) {
  ui.fonts.use(role, text);
  return break_lines(text, width, [&](char32_t c) { return advance_of(ui, role, c); });
}

float width_of(const Ui& ui, Role role, std::string_view text) {
  float width = 0;
  for (std::size_t at = 0; at < text.size();) width += advance_of(ui, role, next_character(text, at));
  return width;
}

void draw_lines(const Ui& ui, ImDrawList& list, ImVec2 at, std::string_view text, const std::vector<TextLine>& lines, TextLook look) {
  const float height = ui.fonts.size(look.role);
  // Device pixels, so that stems are not smeared over two of them.
  ImVec2 pen{std::floor(at.x), std::floor(at.y)};
  for (const TextLine& line : lines) {
    list.AddText(ui.fonts.font(look.role), height, pen, color_of(ui, look), text.data() + line.begin, text.data() + line.end);
    pen.y += height;
  }
}

// The byte that the pointer is before.
std::size_t byte_at(const Ui& ui, std::string_view text, const std::vector<TextLine>& lines, Role role, ImVec2 from, ImVec2 pointer) {
  const float height = ui.fonts.size(role);
  const auto row_index = static_cast<std::ptrdiff_t>(std::floor((pointer.y - from.y) / height));
  if (row_index < 0) return 0;
  if (row_index >= static_cast<std::ptrdiff_t>(lines.size())) return text.size();
  const TextLine& line = lines[static_cast<std::size_t>(row_index)];
  float x = from.x;
  for (std::size_t at = line.begin; at < line.end;) {
    const std::size_t here = at;
    const float step = advance_of(ui, role, next_character(text, at));
    if (pointer.x < x + step / 2) return here;
    x += step;
  }
  return line.end;
}

void draw_selection(const Ui& ui, ImDrawList& list, ImVec2 from, std::string_view text, const std::vector<TextLine>& lines, Role role) {
  const auto [low, high] = std::minmax(ui.text_selection.anchor, ui.text_selection.head);
  const float height = ui.fonts.size(role);
  float y = from.y;
  for (const TextLine& line : lines) {
    const std::size_t begin = std::clamp(low, line.begin, line.end), end = std::clamp(high, line.begin, line.end);
    if (begin < end) {
      const float x0 = from.x + width_of(ui, role, text.substr(line.begin, begin - line.begin));
      const float x1 = x0 + width_of(ui, role, text.substr(begin, end - begin));
      list.AddRectFilled({x0, y}, {x1, y + height}, with_alpha(ui.theme.accent, 0.28f));
    }
    y += height;
  }
}

void select_with_mouse(const Ui& ui, ImGuiID id, std::string_view text, const std::vector<TextLine>& lines, Role role, ImVec2 from) {
  TextSelection& selection = ui.text_selection;
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (ImGui::IsItemActivated()) selection = {id, byte_at(ui, text, lines, role, from, ImGui::GetMousePos()), 0, {}}, selection.head = selection.anchor;
  if (selection.paragraph != id) return;
  if (ImGui::IsItemActive()) selection.head = byte_at(ui, text, lines, role, from, ImGui::GetMousePos());
  if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) selection.anchor = 0, selection.head = text.size();
  const auto [low, high] = std::minmax(std::min(selection.anchor, text.size()), std::min(selection.head, text.size()));
  selection.text = text.substr(low, high - low);
}

}  // namespace

float draw_text(const Ui& ui, ImDrawList* list, ImVec2 at, float width, std::string_view text, TextLook look) {
  if (text.empty()) return 0;
  const auto lines = lines_of(ui, text, look.role, width);
  if (list) draw_lines(ui, *list, at, text, lines, look);
  return static_cast<float>(lines.size()) * ui.fonts.size(look.role);
}

void paragraph(const Ui& ui, std::string_view text, TextLook look) {
  if (text.empty()) return;
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const auto lines = lines_of(ui, text, look.role, width);
  ImGui::PushID(text.data(), text.data() + std::min<std::size_t>(text.size(), 64));
  ImGui::PushID(static_cast<int>(from.y + ImGui::GetScrollY()));   // the same words may stand twice in a panel
  const ImGuiID id = ImGui::GetID("text");
  ImGui::InvisibleButton("text", {width, static_cast<float>(lines.size()) * ui.fonts.size(look.role)});
  select_with_mouse(ui, id, text, lines, look.role, from);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemVisible()) {
    if (ui.text_selection.paragraph == id) draw_selection(ui, list, from, text, lines, look.role);
    draw_lines(ui, list, from, text, lines, look);
  }
  if (ImGui::BeginPopupContextItem("copy")) {
    if (ImGui::MenuItem(ui(Word::copy_text))) ImGui::SetClipboardText(std::string(text).c_str());
    ImGui::EndPopup();
  }
  ImGui::PopID();
  ImGui::PopID();
}

void quiet(const Ui& ui, std::string_view text) { paragraph(ui, text, {Role::small, ui.theme.quiet}); }

void gap(const Ui& ui, float logical) {
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::SetCursorPos({at.x, at.y + ui.px(logical)});
  ImGui::Dummy({0, 0});
  ImGui::SetCursorPos({at.x, at.y + ui.px(logical)});
}

void rule(const Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float y = std::floor(at.y + ui.px(4)) + 0.5f;
  ImGui::GetWindowDrawList()->AddLine({at.x, y}, {at.x + ImGui::GetContentRegionAvail().x, y}, ui.theme.line);
  gap(ui, 9);
}

void heading(const Ui& ui, std::string_view text) {
  gap(ui, 8);
  rule(ui);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = draw_text(ui, ImGui::GetWindowDrawList(), at, ImGui::GetContentRegionAvail().x, text, {Role::bold});
  gap(ui, 4 + height / ui.theme.scale);
}

void fact(const Ui& ui, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  const float column = ui.px(92), left = ImGui::GetCursorPosX();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float name_height = draw_text(ui, ImGui::GetWindowDrawList(), at, column - ui.px(8), name, {Role::body, ui.theme.quiet});
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosX(left + column);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  paragraph(ui, value);
  ImGui::PopStyleVar();
  ImGui::SetCursorPos({left, std::max(ImGui::GetCursorPosY(), top + name_height) + ui.px(4)});
}

RowAnswer row(const Ui& ui, const Row& content) {
  const float pad_x = ui.px(8), pad_y = ui.px(6);
  const bool mark_under_lead = content.mark && content.lead_width > 0;
  const float mark_width = content.mark && !mark_under_lead ? ui.px(content.mark_width + 8) : 0;
  const float left = pad_x + ui.px(content.indent), full = ImGui::GetContentRegionAvail().x;
  const float lead_width = content.lead.empty() ? 0 : ui.px(content.lead_width);
  const float text_x = left + mark_width + lead_width, text_width = full - text_x - pad_x;
  const TextLook lead_look{Role::bold, ui.theme.accent}, text_look{}, detail_look{Role::small, ui.theme.quiet};
  const bool stacked = lead_width == 0 && !content.lead.empty();

  const auto draw = [&](ImDrawList* list, ImVec2 from) {
    float y = from.y + pad_y;
    float lead_height = 0;
    if (!content.lead.empty()) {
      const float used = draw_text(ui, list, {from.x + left + mark_width, y}, stacked ? text_width : lead_width, content.lead,
                                   stacked ? TextLook{Role::bold} : lead_look);
      if (stacked) y += used;
      lead_height = stacked ? 0 : used + (mark_under_lead ? ui.px(16) : 0);
    }
    const float top = y;
    y += draw_text(ui, list, {from.x + text_x, y}, text_width, content.text, text_look);
    if (!content.detail.empty()) y += ui.px(1) + draw_text(ui, list, {from.x + text_x, y + ui.px(1)}, text_width, content.detail, detail_look);
    return std::max(y, top + lead_height) + pad_y - from.y;
  };

  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float height = draw(nullptr, from);
  RowAnswer answer;
  answer.clicked = ImGui::InvisibleButton(content.id.c_str(), {std::max(full, 1.0f), std::max(height, 1.0f)});
  answer.hovered = ImGui::IsItemHovered();
  if (!ImGui::IsItemVisible()) return answer;
  report_item(ui, content.id);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 to{from.x + full, from.y + height};
  if (content.chosen || answer.hovered) list.AddRectFilled(from, to, content.chosen ? ui.theme.chosen : ui.theme.hover, ui.px(4));
  if (content.chosen) list.AddRectFilled(from, {from.x + ui.px(3), to.y}, ui.theme.accent, ui.px(2));
  const float line = ui.fonts.size(Role::body);
  const ImVec2 beside{from.x + left + ui.px(content.mark_width / 2), from.y + pad_y + line / 2};
  if (content.mark) content.mark(list, mark_under_lead ? ImVec2{from.x + left + ui.px(6), from.y + pad_y + line + ui.px(8)} : beside);
  draw(&list, from);
  return answer;
}

bool fold(const Ui& ui, const std::string& id, std::string_view text, std::string_view detail, bool& open) {
  Row content{id};
  content.lead = text;
  content.detail = detail;
  content.mark = [&](ImDrawList& list, ImVec2 centre) {
    draw_icon(list, open ? Icon::arrow_down : Icon::arrow_right, centre, ui.px(1), ui.theme.quiet);
  };
  const bool clicked = row(ui, content).clicked;
  if (clicked) open = !open;
  return clicked;
}

int choice(const Ui& ui, const std::string& id, const std::vector<const char*>& names, int current) {
  const float height = ui.px(30), width = ImGui::GetContentRegionAvail().x / static_cast<float>(names.size());
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, {from.x + width * static_cast<float>(names.size()), from.y + height}, ui.theme.hover, ui.px(4));
  int clicked = -1;
  for (int i = 0; i < static_cast<int>(names.size()); ++i) {
    const ImVec2 low{std::floor(from.x + width * static_cast<float>(i)), from.y}, high{std::floor(low.x + width), from.y + height};
    const std::string name = fmt::format("{}:{}", id, i);
    ImGui::SetCursorScreenPos(low);
    if (ImGui::InvisibleButton(name.c_str(), {width, height})) clicked = i;
    report_item(ui, name);
    const bool on = i == current;
    if (on) list.AddRectFilled({low.x + ui.px(2), low.y + ui.px(2)}, {high.x - ui.px(2), high.y - ui.px(2)}, ui.theme.raised, ui.px(3));
    const Role role = on ? Role::bold : Role::body;
    const float text_width = width_of(ui, role, names[static_cast<std::size_t>(i)]);
    draw_text(ui, &list, {low.x + (width - text_width) / 2, low.y + (height - ui.fonts.size(role)) / 2}, width, names[static_cast<std::size_t>(i)],
              {role, on ? ui.theme.accent : ImGui::IsItemHovered() ? ui.theme.text : ui.theme.quiet});
  }
  ImGui::SetCursorScreenPos({from.x, from.y + height});
  ImGui::Dummy({0, 0});
  return clicked;
}

bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view tip_text, const char* keys, bool on) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float side = ui.px(28);
  const bool clicked = ImGui::InvisibleButton(id, {side, side});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered() || on)
    list.AddRectFilled(from, {from.x + side, from.y + side}, ImGui::IsItemActive() || on ? ui.theme.chosen : ui.theme.hover, ui.px(4));
  draw_icon(list, icon, {from.x + side / 2, from.y + side / 2}, ui.px(1), on ? ui.theme.accent : ui.theme.text);
  report_item(ui, id);
  tip(ui, tip_text, keys);
  return clicked;
}

void begin_tip(const Ui& ui) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(6)});
  ImGui::BeginTooltip();
}

void end_tip() {
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void tip(const Ui& ui, std::string_view text, const char* keys) {
  if (!ImGui::IsItemHovered()) return;
  begin_tip(ui);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  if (*keys) {
    ImGui::SameLine(0, ui.px(12));
    ImGui::TextDisabled("%s", keys);
  }
  end_tip();
}

void draw_strength(const Ui& ui, ImDrawList& list, ImVec2 centre, catalog::Strength strength) {
  const float radius = ui.px(4.5f);
  const ImU32 color = ui.theme.accent;
  if (strength == catalog::Strength::named) return list.AddCircleFilled(centre, radius, color, 24);
  if (strength == catalog::Strength::clazz) {
    list.PathArcTo(centre, radius, 1.5708f, 4.7124f, 16);
    list.PathFillConvex(color);
  }
  list.AddCircle(centre, radius - ui.px(0.5f), color, 24, ui.px(1.2f));
}

void draw_layer_mark(const Ui& ui, ImDrawList& list, ImVec2 centre, const catalog::Feature& feature) {
  const ImU32 color = layer_color(ui.theme, feature.layer);
  const float r = ui.px(5);
  switch (feature.geometry.type) {
    case geo::GeometryType::line:
      list.AddLine({centre.x - r - ui.px(1), centre.y + r * 0.6f}, {centre.x + r + ui.px(1), centre.y - r * 0.6f}, color, ui.px(2.5f));
      break;
    case geo::GeometryType::polygon:
      list.AddRectFilled({centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}, with_alpha(color, 0.3f), ui.px(2));
      list.AddRect({centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}, color, ui.px(2), 0, ui.px(1.4f));
      break;
    default:
      list.AddCircleFilled(centre, r - ui.px(0.5f), color, 24);
  }
}

Row feature_row(const Ui& ui, const catalog::Feature& feature, std::string_view place) {
  Row content{fmt::format("{}:{}", place, feature.id)};
  content.text = feature.names.in(ui.session.interface_language);
  content.detail = ui.in(catalog::kind_name(feature.kind));
  content.chosen = ui.session.selection() == feature.id;
  content.mark = [&ui, &feature](ImDrawList& list, ImVec2 centre) { draw_layer_mark(ui, list, centre, feature); };
  return content;
}

Row clause_row(const Ui& ui, const catalog::Clause& clause, std::string_view place) {
  Row content{fmt::format("{}:{}", place, clause.id)};
  content.lead = clause.number, content.lead_width = 44;
  content.text = ui.in(clause.gist);
  content.chosen = ui.session.selection() == clause.id;
  return content;
}

bool key_pressed(ImGuiKey key) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(key);
#else
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
#endif
}

std::string metres_text(double metres) {
  if (metres < 1000) return fmt::format("{:.0f} m", metres);
  return metres < 10000 ? fmt::format("{:.1f} km", metres / 1000) : fmt::format("{:.0f} km", metres / 1000);
}

void report_item(const Ui& ui, const std::string& what) {
  if (!ui.report.wanted()) return;
  // Only what can be seen of it, so that its middle can be clicked.
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 item_low = ImGui::GetItemRectMin(), item_high = ImGui::GetItemRectMax();
  const ImVec2 clip_low = list.GetClipRectMin(), clip_high = list.GetClipRectMax();
  const ImVec2 low{std::max(item_low.x, clip_low.x), std::max(item_low.y, clip_low.y)};
  const ImVec2 high{std::min(item_high.x, clip_high.x), std::min(item_high.y, clip_high.y)};
  if (low.x >= high.x || low.y >= high.y) return;
  ui.report.place(what, {low.x, low.y, high.x - low.x, high.y - low.y});
}

}  // namespace atlas::app
