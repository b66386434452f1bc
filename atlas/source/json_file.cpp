#include "source/json_file.h"

#include <algorithm>

#include "base/file.h"

namespace atlas::source {
namespace {

constexpr std::uint64_t largest_file = 128ull << 20;  // bytes; an atlas project is text that people edit
constexpr std::size_t deepest = 64;                   // levels; GeoJSON needs 10

bool nested_too_deep(const std::string& text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return true;
    } else if (c == ']' || c == '}') {
      if (depth > 0) --depth;
    }
  }
  return false;
}

std::string line_and_column(const std::string& text, std::size_t byte) {
  byte = std::min(byte > 0 ? byte - 1 : 0, text.size());
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(byte);
  const auto line = 1 + std::count(text.begin(), end, '\n');
  const std::size_t before = text.rfind('\n', byte > 0 ? byte - 1 : 0);
  const std::size_t column = before == std::string::npos || before >= byte ? byte + 1 : byte - before;
  return std::to_string(line) + ":" + std::to_string(column);
}

// Follows a file value by value and notes the lines of those it was asked for.
class LineFinder : public nlohmann::json_sax<Json> {
 public:
  LineFinder(const std::size_t& line, const std::set<std::string>& wanted) : line_(line), wanted_(wanted) {}
  std::map<std::string, std::size_t> found;

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& key) override {
    levels_.back().key = key;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

 private:
  struct Level {
    bool list = false;
    std::size_t index = 0;
    std::string key;
  };

  void note() {
    std::string pointer;
    for (const Level& level : levels_) pointer += "/" + (level.list ? std::to_string(level.index) : level.key);
    if (wanted_.contains(pointer)) found.emplace(pointer, line_);
  }
  void next() {
    if (!levels_.empty() && levels_.back().list) ++levels_.back().index;
  }
  // Coordinates are most of a file and nobody asks below the fourth level of them.
  bool value() {
    if (levels_.size() < 9) note();
    next();
    return true;
  }
  bool open(bool list) {
    if (levels_.size() < 9) note();
    levels_.push_back({list, 0, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    next();
    return true;
  }

  const std::size_t& line_;
  const std::set<std::string>& wanted_;
  std::vector<Level> levels_;
};

// Reads characters and counts the lines that went by.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_++ == '\n') ++*line_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
};

}  // namespace

Result<Json> read_json(const std::filesystem::path& file) {
  const auto text = read_file(file, largest_file);
  if (!text) return fail(text.error());
  if (nested_too_deep(*text)) return fail(file.string(), "is nested more than 64 levels deep", "give a plain JSON file");
  try {
    return Json::parse(*text);
  } catch (const Json::parse_error& error) {
    // nlohmann's message after its own position: "syntax error while parsing ... - unexpected ..."
    std::string what = error.what();
    if (const auto dash = what.find(" - "); dash != what.npos) what = what.substr(dash + 3);
    return fail(file.string() + ":" + line_and_column(*text, error.byte), "is not JSON (" + what + ")",
                "correct the file there");
  } catch (const Json::exception& error) {  // a number out of range
    return fail(file.string(), std::string("is not JSON (") + error.what() + ")", "correct the file");
  }
}

std::map<std::string, std::size_t> lines_of(const std::string& text, const std::set<std::string>& pointers) {
  std::size_t line = 1;
  LineFinder finder(line, pointers);
  Json::sax_parse(CountingIterator(text.data(), &line), CountingIterator(text.data() + text.size(), &line), &finder);
  return std::move(finder.found);
}

}  // namespace atlas::source
