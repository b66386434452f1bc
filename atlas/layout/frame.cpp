#include "layout/frame.h"

#include <algorithm>

namespace atlas::layout {
namespace {

constexpr double margin_share = 0.022, column_share = 0.23;  // of the page's width
constexpr double title_height = 62, foot_height = 34, gap = 16;

}  // namespace

const std::vector<Form>& forms() {
  static const std::vector<Form> all = {{"briefing", 1920, 1080, 1600}, {"a4", 3508, 2480, 1360}};
  return all;
}

Result<Frame> make_frame(const std::string& layout, int width, int height, double scale) {
  const auto form = std::find_if(forms().begin(), forms().end(), [&](const Form& f) { return f.name == layout; });
  if (form == forms().end()) return fail("layout " + layout, "is not known", "use briefing or a4");
  if (width <= 0 || height <= 0) width = form->width, height = form->height;
  Frame frame;
  // The smaller side rules, so that a page narrower or flatter than the form still holds its parts.
  const double form_ratio = double(form->width) / form->height;
  frame.device_pixels = std::min<double>(width, height * form_ratio) / form->logical_width * scale;
  frame.width = width / frame.device_pixels;
  frame.height = height / frame.device_pixels;
  if (frame.width < 700 || frame.height < 380)
    return fail("page", "is too small for its type at this scale", "give a smaller --scale, or --bare for the map alone");
  const double margin = margin_share * frame.width, column = column_share * frame.width;
  const double top = margin + title_height, bottom = frame.height - margin - foot_height;
  frame.title = {margin, margin, frame.width - 2 * margin, title_height};
  frame.map = {margin, top, frame.width - 2 * margin - column - gap, bottom - top};
  frame.column = {frame.map.right() + gap, top, column, bottom - top};
  frame.foot = {margin, bottom + 10, frame.width - 2 * margin, foot_height - 10};
  return frame;
}

}  // namespace atlas::layout
