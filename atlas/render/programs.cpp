#include "render/programs.h"

#include <string>

#include "embedded/shaders.h"

namespace atlas::render {
namespace {

std::string text_of(std::string_view file) { return std::string(embedded::shaders_file(file)); }

Result<void> make(gpu::Program& program, const std::string& name, const std::string& vertex, const std::string& fragment) {
  auto made = gpu::Program::create(name, vertex, text_of(fragment));
  if (!made) return fail(made.error());
  program = std::move(*made);
  return {};
}

}  // namespace

Result<Programs> Programs::create() {
  const std::string place = text_of("place.glsl"), screen = text_of("screen.vert");
  Programs p;
  for (const auto& outcome : {make(p.fill, "fill", place + text_of("fill.vert"), "color.frag"),
                              make(p.line, "line", place + text_of("line.vert"), "line.frag"),
                              make(p.hair, "hair", text_of("hair.vert"), "hair.frag"),
                              make(p.relief, "relief", place + text_of("relief.vert"), "relief.frag"),
                              make(p.shade, "shade", screen, "shade.frag"),
                              make(p.group, "group", screen, "group.frag"),
                              make(p.color, "color", screen, "color.frag")})
    if (!outcome) return fail(outcome.error());
  return p;
}

}  // namespace atlas::render
