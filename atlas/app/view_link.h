#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "render/view.h"

namespace atlas::app {

// A view as one line of text: `atlas '#6.20/41.00/76.00&select=road-osh-irkeshtam&lang=zh&style=light'`. The camera
// is `zoom/lat/lon`, as in the links of web maps; the quotes keep a shell from reading # and & its own way. What is
// empty was not said, and stays as it is.
struct ViewLink {
  std::optional<render::Camera> camera;
  std::string selection;   // id of a feature or clause
  std::string language;    // zh, en, ru, ky
  std::string style;       // light, dark
  friend bool operator==(const ViewLink&, const ViewLink&) = default;
};

std::string to_text(const ViewLink& link);

// Takes the whole line or only the part from '#' on. Fields it does not know are left out.
Result<ViewLink> parse_view_link(std::string_view text);

}  // namespace atlas::app
