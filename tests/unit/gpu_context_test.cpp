#include <gtest/gtest.h>

#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/program.h"
#include "gpu/state.h"
#include "gpu/texture.h"

namespace atlas::gpu {
namespace {

constexpr const char* whole_screen =
    "void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }\n";

class Gpu : public testing::Test {
 protected:
  void SetUp() override {
    auto made = HeadlessContext::create();
    ASSERT_TRUE(made) << made.error().to_line();
    context_ = std::move(*made);
  }
  std::unique_ptr<HeadlessContext> context_;
};

TEST_F(Gpu, NeedsNoDisplay) {
  EXPECT_FALSE(renderer_name().empty());
  EXPECT_GE(largest_texture(), 4096);
}

TEST_F(Gpu, MayBeMadeAgain) {
  context_.reset();
  EXPECT_TRUE(HeadlessContext::create());
}

TEST_F(Gpu, DrawsAndReadsBackFromTheTop) {
  const auto program = Program::create("half", whole_screen,
                                       "out vec4 pixel;\nvoid main() { pixel = gl_FragCoord.y > 4.0 ? vec4(1, 0, 0, 1) : vec4(0, 0, 1, 1); }\n");
  ASSERT_TRUE(program) << program.error().to_line();
  const Framebuffer target(8, 8, false);
  target.bind();
  set_viewport({0, 0, 8, 8});
  set_blend(Blend::none);
  program->use();
  ScreenTriangle().draw();
  const auto pixels = read_pixels({0, 0, 8, 8});
  EXPECT_EQ(pixels[0], 255);                      // the first row is the top one
  EXPECT_EQ(pixels[pixels.size() - 4], 0);
  EXPECT_EQ(pixels[pixels.size() - 2], 255);
}

TEST_F(Gpu, AShaderThatDoesNotCompileIsShownWithTheLinesAroundIt) {
  const auto program = Program::create("broken", whole_screen, "out vec4 pixel;\nvoid main() {\n  pixel = nonsense;\n}\n");
  ASSERT_FALSE(program);
  EXPECT_NE(program.error().where.find("broken.frag"), std::string::npos);
  EXPECT_NE(program.error().what.find("pixel = nonsense;"), std::string::npos);
}

TEST(PixelBoxes, MeetAndJoin) {
  EXPECT_TRUE(intersection({0, 0, 4, 4}, {4, 0, 4, 4}).empty());
  EXPECT_EQ(intersection({0, 0, 4, 4}, {2, 1, 9, 9}), (PixelBox{2, 1, 2, 3}));
  EXPECT_EQ(bounding({0, 0, 2, 2}, {5, 5, 1, 1}), (PixelBox{0, 0, 6, 6}));
  EXPECT_EQ(bounding({}, {5, 5, 1, 1}), (PixelBox{5, 5, 1, 1}));
}

}  // namespace
}  // namespace atlas::gpu
