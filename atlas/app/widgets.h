#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/icons.h"
#include "app/ui.h"
#include "catalog/document.h"

// What the panels are made of. Texts wrap at the width that is left.
namespace atlas::app {

struct TextLook {
  Role role = Role::body;
  ImU32 color = 0;           // 0: the theme's text colour
};

// A text at a place, broken into lines no wider than `width`; the height it takes. Draws nothing where `list` is null.
float draw_text(const Ui& ui, ImDrawList* list, ImVec2 at, float width, std::string_view text, TextLook look);

// Text that can be selected with the mouse and copied with Ctrl+C, or whole by its context menu.
void paragraph(const Ui& ui, std::string_view text, TextLook look = {});
void quiet(const Ui& ui, std::string_view text);       // small and grey
void heading(const Ui& ui, std::string_view text);     // of a section of a panel
void gap(const Ui& ui, float logical);
void rule(const Ui& ui);                               // a thin line across

// "name    value" with the value in a column of its own.
void fact(const Ui& ui, std::string_view name, std::string_view value);

// A row to click: a mark, a lead in bold, the text, and a quiet line under it.
struct Row {
  std::string id;                // for ImGui and the report: "clause:plan-2015/4.2"
  std::string lead, text, detail;
  float lead_width = 0;          // logical; 0: the lead stands in the text's line of its own
  bool chosen = false;
  float indent = 0;              // logical
  std::function<void(ImDrawList&, ImVec2 centre)> mark;   // may be empty; left of the text, or under the lead
  float mark_width = 16;         // logical
};
struct RowAnswer {
  bool clicked = false, hovered = false;
};
RowAnswer row(const Ui& ui, const Row& content);

// A heading that folds what is under it.
bool fold(const Ui& ui, const std::string& id, std::string_view text, std::string_view detail, bool& open);

// Buttons side by side, one of which is on; the one that was clicked, or -1.
int choice(const Ui& ui, const std::string& id, const std::vector<const char*>& names, int current);

bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view tip, const char* keys = "", bool on = false);
void begin_tip(const Ui& ui);
void end_tip();
void tip(const Ui& ui, std::string_view text, const char* keys = "");   // for the last item, when hovered

// Marks: how strong a tie is (a filled, a half and an open disc), and the colour of a layer.
void draw_strength(const Ui& ui, ImDrawList& list, ImVec2 centre, catalog::Strength strength);
void draw_layer_mark(const Ui& ui, ImDrawList& list, ImVec2 centre, const catalog::Feature& feature);

// Rows made of the catalogue.
Row feature_row(const Ui& ui, const catalog::Feature& feature, std::string_view place);
Row clause_row(const Ui& ui, const catalog::Clause& clause, std::string_view place);

bool key_pressed(ImGuiKey key);   // by ImGui's name for it, before and after 1.87
std::string metres_text(double metres);   // "800 m", "2.5 km"
void report_item(const Ui& ui, const std::string& what);   // the last item's place

}  // namespace atlas::app
