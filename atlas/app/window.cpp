#include "app/window.h"

#include <cmath>

#include "app/window_frame.h"

namespace atlas::app {

Result<void> run_window(const WindowOrder& order) {
  const auto saved = load_saved_state(saved_state_file());
  const SavedState state = saved ? *saved : SavedState{};
  auto desk = Desk::open(state.width, state.height, "Tianshan Atlas");
  if (!desk) return fail(desk.error());
  auto fonts = PanelFonts::open();
  if (!fonts) return fail(fonts.error());
  auto window = WindowFrame::create(order, state, **desk, **fonts);
  if (!window) return fail(window.error());
  if (!saved) (*window)->tell(saved.error());
  while (!(*desk)->closing()) {
    (*desk)->wait((*window)->seconds_to_sleep());
    (*window)->frame();
  }
  return (*window)->save();
}

}  // namespace atlas::app
