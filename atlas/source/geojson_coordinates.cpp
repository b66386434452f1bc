#include "source/geojson_coordinates.h"

namespace atlas::source {
namespace {

constexpr std::size_t most_positions = 16 << 20;  // of one feature: 256 MB

inline const char* past_space(const char* at) {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') ++at;
  return at;
}

// The place behind the position at `at`, or null where it is cut by the window's end or is none. A \0 ends the window.
inline const char* read_position(const char* at, const char* end, geo::LonLat& position) {
  if (*at != '[') return nullptr;
  at = read_json_number(past_space(at + 1), end, position.lon);
  if (!at) return nullptr;
  at = past_space(at);
  if (*at != ',') return nullptr;
  at = read_json_number(past_space(at + 1), end, position.lat);
  if (!at) return nullptr;
  for (at = past_space(at); *at == ','; at = past_space(at)) {
    double height = 0;
    at = read_json_number(past_space(at + 1), end, height);
    if (!at) return nullptr;
  }
  return *at == ']' ? at + 1 : nullptr;
}

}  // namespace

void Coordinates::clear(std::uint32_t first_position) {
  height = Height::nothing, begin = first_position, problem = nullptr;
  path_ends.clear(), group_ends.clear();
}

bool CoordinateReader::read(Coordinates& coordinates) {
  coordinates_ = &coordinates;
  coordinates.clear(static_cast<std::uint32_t>(positions_.size()));
  if (scanner_.peek() == '[') return list(coordinates.height, 0);
  if (scanner_.peek() != 'n') problem("has coordinates that are no list");
  return scanner_.skip_value(0);
}

bool CoordinateReader::list(Height& height, int depth) {
  if (depth >= JsonScanner::deepest) return scanner_.fault("nested more than 64 levels deep");
  JsonWindow& window = scanner_.window();
  geo::LonLat position;
  // A list that begins with a number is a position, and has to be looked at whole.
  if (const char* behind = read_position(window.at, window.end, position)) {
    window.at = behind, height = Height::position;
    positions_.push_back(position);
    return true;
  }
  scanner_.take('[');
  if (scanner_.take(']')) return true;
  const char next = scanner_.peek();
  if (next != '[') {
    height = Height::position;
    return position_in_general(depth);
  }
  return children(height, depth);
}

bool CoordinateReader::children(Height& height, int depth) {
  Height below = Height::nothing;
  do {
    if (scanner_.peek() != '[') {
      problem("has coordinates that are no lists of numbers");
      if (!scanner_.skip_value(depth + 1)) return false;
      continue;
    }
    Height child = Height::nothing;
    if (!list(child, depth + 1)) return false;
    if (below != Height::nothing && child != Height::nothing && child != below) problem("has coordinates nested unevenly");
    if (child == Height::nothing && below == Height::position) problem("has a position of fewer than two numbers");
    if (child != Height::nothing) below = child;
    if (below == Height::position) positions();
  } while (scanner_.more(']'));
  if (scanner_.failed()) return false;
  if (below == Height::position) {
    height = Height::path;
    coordinates_->path_ends.push_back(static_cast<std::uint32_t>(positions_.size()));
  } else if (below == Height::path) {
    height = Height::group;
    coordinates_->group_ends.push_back(static_cast<std::uint32_t>(coordinates_->path_ends.size()));
  } else if (below == Height::group) {
    height = Height::groups;
  } else if (below == Height::groups) {
    problem("has coordinates nested too deep");
  }
  return true;
}

// Those that follow the first one of a path, as long as they are what positions usually look like.
void CoordinateReader::positions() {
  JsonWindow& window = scanner_.window();
  if (positions_.size() > most_positions) {
    problem("has more than 16 million positions");
    positions_.resize(coordinates_->begin);
    coordinates_->path_ends.clear(), coordinates_->group_ends.clear();
  }
  const char* at = window.at;
  geo::LonLat position;
  while (true) {
    const char* next = past_space(at);
    if (*next != ',') break;
    next = read_position(past_space(next + 1), window.end, position);
    if (!next) break;
    positions_.push_back(position);
    at = next;
  }
  window.at = at;
}

// Behind the bracket.
bool CoordinateReader::position_in_general(int depth) {
  double numbers[2] = {};
  int count = 0;
  do {
    const char next = scanner_.peek();
    double number = 0;
    if (next == '-' || (next >= '0' && next <= '9')) {
      if (!scanner_.number(number)) return false;
      if (count < 2) numbers[count] = number;
      ++count;
    } else {
      problem("has coordinates that are no numbers");
      if (!scanner_.skip_value(depth + 1)) return false;
    }
  } while (scanner_.more(']'));
  if (count < 2) problem("has a position of fewer than two numbers");
  positions_.push_back({numbers[0], numbers[1]});
  return !scanner_.failed();
}

}  // namespace atlas::source
