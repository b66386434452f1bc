#include "gpu/context.h"

// clang-format off
#include <epoxy/gl.h>
#include <epoxy/egl.h>
// clang-format on

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace atlas::gpu {
namespace {

constexpr const char* remedy = "install Mesa's software renderer: apt-get install libegl1 libgl1-mesa-dri";

class EglContext final : public HeadlessContext {
 public:
  EglContext(EGLDisplay display, EGLContext context) : display_(display), context_(context) {}
  ~EglContext() override {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
    eglTerminate(display_);
  }

 private:
  EGLDisplay display_;
  EGLContext context_;
};

bool client_has(std::string_view extension) {
  const char* all = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  return all && std::string_view(all).find(extension) != std::string_view::npos;
}

// Displays that need no screen: a hardware device first (as the driver lists them), then Mesa's surfaceless platform.
// libepoxy aborts on eglGetPlatformDisplay, so the EXT call it is.
std::vector<EGLDisplay> displays() {
  std::vector<EGLDisplay> found;
  if (!client_has("EGL_EXT_platform_base")) return found;
  if (client_has("EGL_EXT_platform_device") && client_has("EGL_EXT_device_enumeration")) {
    EGLDeviceEXT devices[16];
    EGLint count = 0;
    if (eglQueryDevicesEXT(16, devices, &count))
      for (EGLint i = 0; i < count; ++i)
        found.push_back(eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[i], nullptr));
  }
  if (client_has("EGL_MESA_platform_surfaceless"))
    found.push_back(eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
  return found;
}

// A current core context on the display, or null.
std::unique_ptr<HeadlessContext> open_on(EGLDisplay display) {
  EGLint major = 0, minor = 0;
  if (display == EGL_NO_DISPLAY || !eglInitialize(display, &major, &minor)) return nullptr;
  if (eglBindAPI(EGL_OPENGL_API)) {
    const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglChooseConfig(display, wanted, &config, 1, &count);
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION_KHR, 3, EGL_CONTEXT_MINOR_VERSION_KHR, 3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK_KHR, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT_KHR, EGL_NONE};
    EGLContext context = eglCreateContext(display, count ? config : nullptr, EGL_NO_CONTEXT, version);
    if (context != EGL_NO_CONTEXT) {
      if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context))
        return std::make_unique<EglContext>(display, context);
      eglDestroyContext(display, context);
    }
  }
  eglTerminate(display);
  return nullptr;
}

}  // namespace

Result<std::unique_ptr<HeadlessContext>> HeadlessContext::create() {
  setenv("EGL_LOG_LEVEL", "fatal", 0);   // what goes wrong is told once, by us
  if (!epoxy_has_egl()) return fail("OpenGL", "libEGL is missing", remedy);
  for (EGLDisplay display : displays())
    if (auto context = open_on(display)) return context;
  return fail("OpenGL", "no EGL device gives an OpenGL 3.3 core context", remedy);
}

std::string renderer_name() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name ? name : "unknown";
}

int largest_texture() {
  int size = 0, viewport[2] = {0, 0};
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &size);
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
  return std::min({size, viewport[0], viewport[1]});
}

}  // namespace atlas::gpu
