#pragma once
#include <memory>
#include <string>

#include "base/result.h"

namespace atlas::gpu {

// An OpenGL 3.3 core (or later) context without a window or display: EGL on a device or surfaceless, Mesa or NVIDIA.
// Current on the thread that made it until it is destroyed.
class HeadlessContext {
 public:
  static Result<std::unique_ptr<HeadlessContext>> create();
  virtual ~HeadlessContext() = default;
};

std::string renderer_name();   // of the current context, such as "llvmpipe (LLVM 15.0.6, 256 bits)"
int largest_texture();         // pixels a side

}  // namespace atlas::gpu
