#include "app/window_frame.h"

#include <GLFW/glfw3.h>
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "app/foot_bar.h"
#include "app/top_bar.h"
#include "source/catalog_layers.h"
#include "source/layer_source.h"

namespace atlas::app {
namespace {

constexpr double frame_s = 1.0 / 60;     // where the display does not hold us back (Xvfb, a hidden window)
constexpr int frames_after_event = 5;   // a field that is to get the keyboard has it after three, and says so in the fourth
constexpr double asleep_s = std::numeric_limits<double>::infinity();

// Chinese for those whose system is; English for all others.
catalog::Language system_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(variable); value && *value)
      return std::string_view(value).starts_with("zh") ? catalog::Language::zh : catalog::Language::en;
  return catalog::Language::en;
}

}  // namespace

Result<std::unique_ptr<WindowFrame>> WindowFrame::create(const WindowOrder& order, const SavedState& saved, Desk& desk, PanelFonts& fonts) {
  std::unique_ptr<WindowFrame> window(new WindowFrame(order, saved, desk, fonts));
  if (const auto made = window->make_map(order, saved); !made) return fail(made.error());
  return window;
}

WindowFrame::WindowFrame(const WindowOrder& order, const SavedState& saved, Desk& desk, PanelFonts& fonts)
    : desk_(desk), fonts_(fonts), started_(order.started), session_(order.catalog, saved, system_language()),
      errands_([] { Desk::wake(); }), outputs_(desk_, errands_, toasts_), report_(order.report) {
  fonts_.use(*order.catalog, session_.interface_language);
  if (order.view && !session_.apply(*order.view))
    tell({"the view's text", "selects '" + order.view->selection + "', which is not in this atlas", "see atlas list features"});
}

Result<void> WindowFrame::make_map(const WindowOrder& order, const SavedState& saved) {
  errands_.read_base_map(order.project);
  render::MapOptions options;
  options.catalog = order.catalog;
  atlas_layers_ = source::catalog_layers(*order.catalog);
  options.sources = {source::make_layer_source("atlas", atlas_layers_)};
  options.language = language_code(session_.language);
  options.on_ready = [ready = map_ready_] { ready->store(true), Desk::wake(); };
  auto style = style_for(session_, session_.dark);
  if (!style) return fail(style.error());
  options.style = std::move(*style);
  auto map = render::Map::create(std::move(options));
  if (!map) return fail(map.error());
  area_ = std::make_unique<MapArea>(std::move(*map), session_.take_wanted_camera().value_or(saved.camera.value_or(first_camera(*order.catalog))));
  open_files(order.files);
  return {};
}

void WindowFrame::frame() {
  if (desk_.take_touched()) lively_frames_ = frames_after_event;
  follow_scale();
  take_deliveries();
  if (!desk_.visible()) return;
  desk_.begin_frame();
  toasts_.expire(desk_.now_s());   // before it is drawn: a window that then sleeps would show it on
  read_keyboard();
  report_.begin_frame();
  draw();
  desk_.end_frame();
  for (const Command command : std::exchange(commands_, {})) carry_out(command), lively_frames_ = frames_after_event;
  lively_frames_ = std::max(0, lively_frames_ - 1);
  if (area_->complete() && errands_.under_way() == 0 && first_complete_ms_ == 0) {
    first_complete_ms_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started_).count();
    // Now that there is something to look at: the characters of everything that may be clicked.
    fonts_.use_all(session_.catalog());
  }
  if (lively_frames_ == 0 && !area_->motion.moving()) report();
}

// What is typed between `/` and the frame in which the search field has the keyboard is kept for it.
void WindowFrame::read_keyboard() {
  std::vector<Pressed> pressed = desk_.take_pressed();
  ImGuiIO& io = ImGui::GetIO();
  const auto search = std::find_if(pressed.begin(), pressed.end(), [](const Pressed& one) { return one.character == U'/'; });
  const bool given_up = std::any_of(pressed.begin(), pressed.end(), [](const Pressed& one) { return one.key == GLFW_KEY_ESCAPE; });
  if (given_up) typed_ahead_.reset();
  if (!io.WantTextInput && !typed_ahead_ && search != pressed.end()) {
    typed_ahead_.emplace();
    for (auto after = search + 1; after != pressed.end(); ++after)
      if (after->character) *typed_ahead_ += after->character;
    pressed.erase(search + 1, pressed.end());
  } else if (typed_ahead_) {
    for (const Pressed& one : std::exchange(pressed, {}))
      if (one.character && !io.WantTextInput) *typed_ahead_ += one.character;
    if (!io.WantTextInput) return;
    // ImGui has what came in this frame already: what came before goes in front of it.
    std::vector<ImWchar> later(io.InputQueueCharacters.begin(), io.InputQueueCharacters.end());
    io.ClearInputCharacters();
    for (const char32_t c : *typed_ahead_) io.AddInputCharacter(c);
    for (const ImWchar c : later) io.AddInputCharacter(c);
    typed_ahead_.reset();
  }
  read_keys(pressed, io.WantTextInput, commands_);
}

bool WindowFrame::settled() const { return lively_frames_ == 0 && !area_->busy() && !fonts_.stale(); }

double WindowFrame::seconds_to_sleep() const {
  if (!desk_.visible()) return asleep_s;
  if (!settled()) return map_ready_->load() ? 0 : std::min(frame_s, 0.004);
  return toasts_.next_change_s(desk_.now_s());
}

void WindowFrame::follow_scale() {
  const float raster = desk_.raster_scale(), unit = desk_.unit();
  const bool other_scale = raster != built_raster_ || unit != built_unit_;
  if (other_scale || theme_.dark != session_.dark) {
    theme_ = make_theme(session_.dark, desk_.scale());
    apply(theme_);
    lively_frames_ = frames_after_event;
  }
  if (!other_scale && !fonts_.stale()) return;
  built_raster_ = raster, built_unit_ = unit;
  fonts_.build(raster, unit);
  desk_.fonts_changed();
  swatches_.forget();
  lively_frames_ = frames_after_event;
}

void WindowFrame::take_deliveries() {
  if (map_ready_->exchange(false)) area_->set_stale();
  for (Delivery& delivery : errands_.take()) take(std::move(delivery));
  open_files(desk_.take_dropped());
  for (const Error& error : area_->map().take_errors()) {
    // Of many tiles that fail for one reason, the first says enough.
    if (failed_tiles_++ == 0) tell(error);
  }
}

void WindowFrame::take(Delivery&& delivery) {
  lively_frames_ = frames_after_event;
  for (auto& source : delivery.sources) area_->map().add_source(std::move(source)), area_->set_stale();
  for (const Error& problem : delivery.problems) tell(problem);
  const auto note = [&](Word what, const std::filesystem::path& file) {
    if (!file.empty()) toasts_.add(Toasts::Kind::note, fmt::format("{}: {}", word(what, session_.interface_language), file.string()), desk_.now_s());
  };
  geo::GeoBox box;
  // A file that is still being read is gone to once as far as it is known, and once more when it is whole.
  for (UserLayer& layer : delivery.layers)
    if (const geo::GeoBox known = layer.layer->box; session_.put_user_layer(std::move(layer)) || !delivery.progress) box.include(known);
  if (!box.empty()) session_.show(box), session_.tab = Tab::layers;
  note(Word::opened, delivery.opened);
  note(Word::picture_done, delivery.picture);
  note(Word::export_done, delivery.exported);
}

void WindowFrame::open_files(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files) errands_.open_file(file, fmt::format("file-{}", ++opened_files_));
}

void WindowFrame::follow_session() {
  if (const auto changes = settings_.apply(session_, area_->map())) {
    if (changes->any) area_->set_stale();
    if (changes->style) swatches_.forget();
  } else {
    tell(changes.error());
  }
  if (const auto camera = session_.take_wanted_camera()) area_->motion.fly_to(*camera, area_->view(), desk_.now_s());
  if (const auto box = session_.take_wanted_box()) show(*box);
}

void WindowFrame::show(const geo::GeoBox& box) {
  const render::View view = area_->view();
  area_->motion.fly_to(render::fit(box, view), view, desk_.now_s());
}

void WindowFrame::carry_out(Command command) {
  switch (command) {
    case Command::show_overview: session_.show(first_camera(session_.catalog())); break;
    case Command::show_selection: session_.reveal(session_.selection()); break;
    case Command::search: session_.left_open = true, session_.tab = Tab::search, search_.focus(); break;
    case Command::clear: clear_one_thing(); break;
    case Command::next_language: session_.language = static_cast<catalog::Language>((static_cast<int>(session_.language) + 1) % 4); break;
    case Command::toggle_interface:
      session_.interface_language = session_.interface_language == catalog::Language::zh ? catalog::Language::en : catalog::Language::zh;
      break;
    case Command::toggle_dark: session_.dark = !session_.dark; break;
    case Command::fold_left: session_.left_open = !session_.left_open; break;
    case Command::fold_right: session_.right_open = !session_.right_open; break;
    case Command::write_picture: outputs_.write_picture(session_, *area_); break;
    case Command::export_layers: outputs_.export_layers(session_); break;
    case Command::copy_view:
      outputs_.copy_view(session_, area_->motion.goal(area_->view()));
      break;
    case Command::paste_view: outputs_.paste_view(session_); break;
    case Command::show_keys: keys_open_ = !keys_open_; break;
    case Command::quit: desk_.close(); break;
    default: move_camera(command);
  }
}

void WindowFrame::move_camera(Command command) {
  const render::View view = area_->view();
  const double now = desk_.now_s(), step = std::min(view.width, view.height) / 4;
  const render::ScreenPoint middle{view.width / 2, view.height / 2};
  switch (command) {
    case Command::zoom_in: return area_->motion.zoom_at(middle, 1, view, now);
    case Command::zoom_out: return area_->motion.zoom_at(middle, -1, view, now);
    case Command::pan_left: return area_->motion.pan(-step, 0, view, now);
    case Command::pan_right: return area_->motion.pan(step, 0, view, now);
    case Command::pan_up: return area_->motion.pan(0, -step, view, now);
    case Command::pan_down: return area_->motion.pan(0, step, view, now);
    default: return;
  }
}

// Escape closes what lies on top first.
void WindowFrame::clear_one_thing() {
  if (keys_open_)
    keys_open_ = false;
  else if (toasts_.remove_newest_error())
    return;
  else if (!text_selection_.text.empty())
    text_selection_ = {};
  else
    session_.clear_selection();
}

Result<void> WindowFrame::save() const {
  SavedState state = session_.to_save(area_->motion.goal(area_->view()));
  desk_.size(state.width, state.height);
  return save_state(saved_state_file(), state);
}

void WindowFrame::report() {
  if (!report_.wanted()) return;
  WindowState state;
  state.camera = area_->motion.camera();
  state.map = {area_->low().x, area_->low().y, area_->size().x, area_->size().y};
  state.first_complete_ms = first_complete_ms_, state.font_ms = fonts_.build_ms();
  state.complete = area_->complete() && errands_.under_way() == 0;
  state.keys_open = keys_open_, state.typing = ImGui::GetIO().WantTextInput;
  for (const Toasts::Toast& toast : toasts_.all()) state.toasts.push_back(toast.text);
  report_.write(session_, state);
}

}  // namespace atlas::app
