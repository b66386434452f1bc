#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/feature.h"
#include "geo/lon_lat.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

// Options that several commands share; a value that cannot be read ends the program with status 2.
namespace atlas::cli {

struct CameraOption {
  geo::LonLat centre;
  double zoom = 0;  // 512-pixel tiles
};

struct SizeOption {
  int width = 0, height = 0;
};

CLI::Option* add_camera_option(CLI::App& command, std::optional<CameraOption>& camera);  // --camera LON,LAT,ZOOM
CLI::Option* add_box_option(CLI::App& command, geo::GeoBox& box);                        // --bbox W,S,E,N
CLI::Option* add_size_option(CLI::App& command, SizeOption& size);                       // --size WIDTHxHEIGHT
CLI::Option* add_language_option(CLI::App& command, catalog::Language& language);        // --lang zh|en|ru|ky

// "12.5,40" -> {12.5, 40}; nothing when a part is not a number or there are not `count` of them.
std::optional<std::vector<double>> parse_numbers(const std::string& text, std::size_t count, char separator = ',');

}  // namespace atlas::cli
