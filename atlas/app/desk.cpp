#include "app/desk.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/input_queue.h"
#include "gpu/state.h"

namespace atlas::app {
namespace {

// What GLFW said last; its functions themselves only return null.
struct LastError {
  int code = 0;
  std::string text;
};
LastError& last_error() {
  static LastError error;
  return error;
}

Error no_display() {
  return {"window", "there is no display to open it on (" + last_error().text + ")",
          "draw without one: atlas render -o picture.png"};
}

Error no_opengl() {
  return {"window", "there is no OpenGL 3.3 (" + last_error().text + ")",
          "install your graphics card's driver, or the Debian package libgl1-mesa-dri"};
}

GLFWwindow* create(int width, int height, const char* title, int api) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_CONTEXT_CREATION_API, api);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "tianshan-atlas");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "tianshan-atlas");
  return glfwCreateWindow(width, height, title, nullptr, nullptr);
}

constexpr double double_click_s = 0.35, slow_double_click_s = 1.5, double_click_slack = 6;   // seconds; screen coordinates

// GLFW does not say when an event happened, only that it was there when we looked. What we spent on frames meanwhile
// is not the user's hesitation: the time that counts is the time that we waited.
bool is_double_click(const InputEvent& first, const InputEvent& second) {
  return first.at_s > 0 && second.waited_s - first.waited_s < double_click_s && second.at_s - first.at_s < slow_double_click_s &&
         std::hypot(second.x - first.x, second.y - first.y) < double_click_slack;
}

}  // namespace

// What has come since the last frame.
struct Desk::Inbox {
  std::vector<Pressed> pressed;
  std::vector<std::filesystem::path> dropped;
  InputQueue inputs;                      // on their way to ImGui
  double pointer_x = 0, pointer_y = 0;    // as events say: GLFW itself tells where the pointer is now, not where it was
  double waited_s = 0;                    // for events, in all
  bool touched = true;
  std::array<bool, 3> down{};             // buttons, as far as ImGui has been told
  InputEvent press;                       // the last one of the left button

  static Inbox& of(GLFWwindow* window) {
    Inbox& inbox = *static_cast<Inbox*>(glfwGetWindowUserPointer(window));
    inbox.touched = true;
    return inbox;
  }
  InputEvent event(bool mouse, int key, int scancode, int action, int modifiers) const {
    return {mouse, key, scancode, action, modifiers, pointer_x, pointer_y, glfwGetTime(), waited_s};
  }
};

Result<std::unique_ptr<Desk>> Desk::open(int width, int height, const char* title) {
  glfwSetErrorCallback([](int code, const char* text) { last_error() = {code, text}; });
  if (!glfwInit()) return fail(no_display());
  if (width <= 0 || height <= 0) {
    int x = 0, y = 0, free_width = 1440, free_height = 900;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorWorkarea(monitor, &x, &y, &free_width, &free_height);
    width = std::clamp(free_width * 9 / 10, 640, 1760), height = std::clamp(free_height * 9 / 10, 480, 1080);
  }
  GLFWwindow* window = create(width, height, title, GLFW_NATIVE_CONTEXT_API);
  if (!window) window = create(width, height, title, GLFW_EGL_CONTEXT_API);
  if (!window) {
    glfwTerminate();
    return fail(no_opengl());
  }
  return std::unique_ptr<Desk>(new Desk(window, std::make_unique<Inbox>()));
}

Desk::Desk(GLFWwindow* window, std::unique_ptr<Inbox> inbox) : window_(window), inbox_(std::move(inbox)) {
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window_, 640, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetWindowUserPointer(window_, inbox_.get());
  listen();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;   // a blinking cursor would keep an idle window awake
  ImGui_ImplGlfw_InitForOpenGL(window_, false);   // its callbacks are called from ours
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

void Desk::listen() {
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
    Inbox& inbox = Inbox::of(w);
    if (action != GLFW_RELEASE) inbox.pressed.push_back({key, modifiers, 0, action == GLFW_REPEAT});
    inbox.inputs.push(inbox.event(false, key, scancode, action, modifiers));
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) {
    Inbox::of(w).pressed.push_back({0, 0, character});
    ImGui_ImplGlfw_CharCallback(w, character);
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int modifiers) {
    Inbox& inbox = Inbox::of(w);
    inbox.inputs.push(inbox.event(true, button, 0, action, modifiers));
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    Inbox& inbox = Inbox::of(w);
    inbox.pointer_x = x, inbox.pointer_y = y;
#if IMGUI_VERSION_NUM >= 18700
    ImGui_ImplGlfw_CursorPosCallback(w, x, y);
#endif
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) { Inbox::of(w), ImGui_ImplGlfw_ScrollCallback(w, x, y); });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) { Inbox::of(w), ImGui_ImplGlfw_CursorEnterCallback(w, entered); });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) { Inbox::of(w), ImGui_ImplGlfw_WindowFocusCallback(w, focused); });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    for (int i = 0; i < count; ++i) Inbox::of(w).dropped.emplace_back(paths[i]);
  });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { Inbox::of(w); });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { Inbox::of(w); });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { Inbox::of(w); });
}

Desk::~Desk() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

float Desk::raster_scale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp(std::isfinite(x) ? x : 1.0f, 0.75f, 4.0f);
}

float Desk::unit() const {
  int width = 1, height = 1, pixels = 1, rows = 1;
  glfwGetWindowSize(window_, &width, &height);
  glfwGetFramebufferSize(window_, &pixels, &rows);
  return width > 0 && pixels > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
}

bool Desk::closing() const { return glfwWindowShouldClose(window_); }
void Desk::close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }

void Desk::wait(double seconds) {
  const double start = glfwGetTime();
  if (seconds <= 0)
    glfwPollEvents();
  else if (std::isinf(seconds))
    glfwWaitEvents();
  else
    glfwWaitEventsTimeout(seconds);
  inbox_->waited_s += glfwGetTime() - start;
}

void Desk::wake() { glfwPostEmptyEvent(); }

void Desk::begin_frame() {
  ImGuiIO& io = ImGui::GetIO();
  bool double_click = false;
  const InputEvent* pressed = nullptr;
  const std::vector<InputEvent> events = inbox_->inputs.take_frame();
  for (const InputEvent& event : events) {
    if (!event.mouse) {
      ImGui_ImplGlfw_KeyCallback(window_, event.key, event.scancode, event.action, event.modifiers);
      continue;
    }
    ImGui_ImplGlfw_MouseButtonCallback(window_, event.key, event.action, event.modifiers);
    if (event.key < static_cast<int>(inbox_->down.size())) inbox_->down[static_cast<std::size_t>(event.key)] = event.action == GLFW_PRESS;
    if (event.key != GLFW_MOUSE_BUTTON_LEFT || event.action != GLFW_PRESS) continue;
    double_click = is_double_click(inbox_->press, event);
    inbox_->press = event;
    if (double_click) inbox_->press.at_s = -1;   // a third press begins anew
    pressed = &event;
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
#if IMGUI_VERSION_NUM < 18700
  // Its own look at the buttons and the pointer is one of now; ours are of when things happened.
  for (std::size_t i = 0; i < inbox_->down.size(); ++i) io.MouseDown[i] = inbox_->down[i];
  if (pressed) io.MousePos = {static_cast<float>(pressed->x), static_cast<float>(pressed->y)};
#endif
  ImGui::NewFrame();
  if (!pressed) return;
  // IsMouseDoubleClicked() asks the count; the flag is for those who read it themselves.
  io.MouseClickedCount[0] = io.MouseClickedLastCount[0] = double_click ? 2 : 1;
  io.MouseDoubleClicked[0] = double_click;
}

void Desk::end_frame() {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  gpu::bind_framebuffer(0);
  gpu::reset_state();
  gpu::set_viewport({0, 0, width, height});
  gpu::clear_scissor();
  gpu::clear_color(0, 0, 0, 1);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
}

void Desk::fonts_changed() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

std::vector<Pressed> Desk::take_pressed() { return std::exchange(inbox_->pressed, {}); }
std::vector<std::filesystem::path> Desk::take_dropped() { return std::exchange(inbox_->dropped, {}); }
bool Desk::take_touched() { return std::exchange(inbox_->touched, false) || !inbox_->inputs.empty(); }

bool Desk::visible() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return width > 0 && height > 0 && !glfwGetWindowAttrib(window_, GLFW_ICONIFIED);
}

std::string Desk::clipboard() const {
  const char* text = glfwGetClipboardString(window_);
  return text ? text : "";
}

void Desk::set_clipboard(const std::string& text) { glfwSetClipboardString(window_, text.c_str()); }
double Desk::now_s() const { return glfwGetTime(); }
void Desk::size(int& width, int& height) const { glfwGetWindowSize(window_, &width, &height); }

}  // namespace atlas::app
