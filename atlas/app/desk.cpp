#include "app/desk.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

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

}  // namespace

struct Desk::Inbox {
  std::vector<Pressed> pressed;
  std::vector<std::filesystem::path> dropped;
  double press_x = 0, press_y = 0;   // screen coordinates of the last press of the left button
  bool touched = true;
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
  const auto inbox_of = [](GLFWwindow* w) -> Inbox& { return *static_cast<Inbox*>(glfwGetWindowUserPointer(w)); };
  // ImGui puts its own callbacks in front of these and calls them.
  static constexpr auto touch = inbox_of;
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    touch(w).touched = true;
    if (action != GLFW_RELEASE) touch(w).pressed.push_back({key, modifiers, 0});
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) {
    touch(w).touched = true;
    touch(w).pressed.push_back({0, 0, character});
  });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    touch(w).touched = true;
    for (int i = 0; i < count; ++i) touch(w).dropped.emplace_back(paths[i]);
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double, double) { touch(w).touched = true; });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
    touch(w).touched = true;
    if (button == GLFW_MOUSE_BUTTON_LEFT && action == GLFW_PRESS) glfwGetCursorPos(w, &touch(w).press_x, &touch(w).press_y);
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double, double) { touch(w).touched = true; });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int) { touch(w).touched = true; });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { touch(w).touched = true; });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { touch(w).touched = true; });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { touch(w).touched = true; });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { touch(w).touched = true; });

  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;   // a blinking cursor would keep an idle window awake
  ImGui_ImplGlfw_InitForOpenGL(window_, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
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
  if (seconds <= 0)
    glfwPollEvents();
  else if (std::isinf(seconds))
    glfwWaitEvents();
  else
    glfwWaitEventsTimeout(seconds);
}

void Desk::wake() { glfwPostEmptyEvent(); }

void Desk::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  // ImGui 1.86 takes the pointer's place at the frame for the place of the press: after a slow frame it has moved on.
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left))
    ImGui::GetIO().MouseClickedPos[0] = {static_cast<float>(inbox_->press_x), static_cast<float>(inbox_->press_y)};
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
bool Desk::take_touched() { return std::exchange(inbox_->touched, false); }

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
