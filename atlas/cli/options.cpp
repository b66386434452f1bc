#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>

namespace atlas::cli {
namespace {

constexpr int largest_side = 65536;  // pixels

[[noreturn]] void reject(const std::string& option, const std::string& value, const std::string& form) {
  throw CLI::ValidationError(option, "'" + value + "' is not of the form " + form);
}

}  // namespace

std::optional<std::vector<double>> parse_numbers(const std::string& text, std::size_t count, char separator) {
  std::vector<double> numbers;
  const char* at = text.c_str();
  while (true) {
    char* end = nullptr;
    const double number = std::strtod(at, &end);
    if (end == at || !std::isfinite(number)) return std::nullopt;
    numbers.push_back(number);
    if (*end == '\0') break;
    if (*end != separator) return std::nullopt;
    at = end + 1;
  }
  if (numbers.size() != count) return std::nullopt;
  return numbers;
}

CLI::Option* add_camera_option(CLI::App& command, std::optional<CameraOption>& camera) {
  const auto read = [&camera](const std::string& text) {
    const auto n = parse_numbers(text, 3);
    if (!n || std::abs((*n)[0]) > 180 || std::abs((*n)[1]) > 90 || (*n)[2] < 0 || (*n)[2] > 24)
      reject("--camera", text, "LON,LAT,ZOOM in degrees and 0 to 24, such as 75.4,40.5,7");
    camera = CameraOption{{(*n)[0], (*n)[1]}, (*n)[2]};
  };
  return command.add_option_function<std::string>("--camera", read, "the picture's centre in degrees, and zoom (512-pixel tiles)")
      ->type_name("LON,LAT,ZOOM");
}

CLI::Option* add_box_option(CLI::App& command, geo::GeoBox& box) {
  const auto read = [&box](const std::string& text) {
    const auto n = parse_numbers(text, 4);
    if (!n || (*n)[0] > (*n)[2] || (*n)[1] > (*n)[3] || (*n)[0] < -180 || (*n)[2] > 180 || (*n)[1] < -90 || (*n)[3] > 90)
      reject("--bbox", text, "W,S,E,N in degrees, such as 73,39,81,43");
    box = {(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
  };
  return command.add_option_function<std::string>("--bbox", read, "a box in degrees")->type_name("W,S,E,N");
}

CLI::Option* add_size_option(CLI::App& command, SizeOption& size) {
  const auto read = [&size](const std::string& text) {
    const auto n = parse_numbers(text, 2, 'x');
    for (const double side : n.value_or(std::vector<double>{0}))
      if (side < 1 || side > largest_side || side != std::floor(side))
        reject("--size", text, "WIDTHxHEIGHT in pixels, such as 1920x1080");
    size = {static_cast<int>((*n)[0]), static_cast<int>((*n)[1])};
  };
  return command.add_option_function<std::string>("--size", read, "width and height in pixels")->type_name("WxH");
}

CLI::Option* add_language_option(CLI::App& command, catalog::Language& language) {
  const auto read = [&language](const std::string& text) {
    for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
      if (catalog::language_codes[i] == text) return void(language = static_cast<catalog::Language>(i));
    reject("--lang", text, "zh, en, ru or ky");
  };
  return command.add_option_function<std::string>("--lang", read, "language of names: zh, en, ru or ky")
      ->type_name("LANGUAGE");
}

}  // namespace atlas::cli
