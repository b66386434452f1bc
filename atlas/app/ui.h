#pragma once
#include <imgui.h>

#include <string>
#include <string_view>

#include "app/commands.h"
#include "app/fonts.h"
#include "app/report.h"
#include "app/session.h"
#include "app/theme.h"
#include "app/words.h"

namespace atlas::app {

// The part of a paragraph that is selected with the mouse, to be copied.
struct TextSelection {
  ImGuiID paragraph = 0;
  std::size_t anchor = 0, head = 0;   // bytes
  std::string text;                   // what is selected; empty when nothing is
};

// What a panel has at hand while it draws one frame.
struct Ui {
  Session& session;
  const Theme& theme;
  PanelFonts& fonts;
  Commands& commands;
  Report& report;
  TextSelection& text_selection;

  const char* operator()(Word which) const { return word(which, session.interface_language); }
  const std::string& in(const catalog::Text& text) const { return text.in(session.interface_language); }
  float px(float logical) const { return theme.px(logical); }
  void ask(Command command) const { commands.push_back(command); }
};

}  // namespace atlas::app
