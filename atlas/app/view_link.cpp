#include "app/view_link.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <numbers>
#include <vector>

namespace atlas::app {
namespace {

constexpr const char* form = "write it as '#zoom/lat/lon', such as '#6.2/41/76&select=road-osh-irkeshtam'";

std::string escape(std::string_view text) {
  std::string escaped;
  for (const unsigned char c : text)
    escaped += std::isalnum(c) || std::string_view("-_.~/:").find(static_cast<char>(c)) != std::string_view::npos
                   ? std::string(1, static_cast<char>(c))
                   : fmt::format("%{:02X}", c);
  return escaped;
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3)
      plain += static_cast<char>(value), i += 2;
    else
      plain += text[i];
  }
  return plain;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<render::Camera> camera_of(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() != 3) return std::nullopt;
  const auto zoom = number(parts[0]), lat = number(parts[1]), lon = number(parts[2]);
  if (!zoom || !lat || !lon || *zoom < 0 || *zoom > 24 || std::abs(*lat) > 90 || std::abs(*lon) > 180) return std::nullopt;
  return render::Camera{{*lon, *lat}, *zoom};
}

}  // namespace

std::string to_text(const ViewLink& link) {
  std::string text = "#";
  if (link.camera) {
    const auto& [centre, zoom] = *link.camera;
    // As many decimals as half a pixel is worth at this zoom, and one for good measure.
    const int decimals = static_cast<int>(std::ceil(std::log10(512 / 180.0) + zoom * std::numbers::ln2 / std::numbers::ln10)) + 1;
    text += fmt::format("{:.2f}/{:.{}f}/{:.{}f}", zoom, centre.lat, decimals, centre.lon, decimals);
  }
  if (!link.selection.empty()) text += "&select=" + escape(link.selection);
  if (!link.language.empty()) text += "&lang=" + escape(link.language);
  if (!link.style.empty()) text += "&style=" + escape(link.style);
  return "atlas '" + text + "'";
}

Result<ViewLink> parse_view_link(std::string_view text) {
  const std::size_t hash = text.find('#');
  if (hash == std::string_view::npos) return fail("the view's text", "has no '#'", form);
  text.remove_prefix(hash + 1);
  text = text.substr(0, text.find_first_of("'\" \t\r\n"));

  ViewLink link;
  bool first = true;
  for (const std::string_view part : split(text, '&')) {
    const std::size_t equals = part.find('=');
    if (first && !part.empty() && equals == std::string_view::npos) {
      link.camera = camera_of(part);
      if (!link.camera) return fail("the view's text", "'" + std::string(part) + "' is no camera", form);
    } else if (equals != std::string_view::npos) {
      const std::string_view key = part.substr(0, equals);
      const std::string value = unescape(part.substr(equals + 1));
      if (key == "select") link.selection = value;
      if (key == "lang") link.language = value;
      if (key == "style") link.style = value;
    }
    first = false;
  }
  if (link == ViewLink{}) return fail("the view's text", "says nothing", form);
  return link;
}

}  // namespace atlas::app
