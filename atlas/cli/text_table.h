#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace atlas::cli {

// Columns of a terminal that a text takes: 2 for a Chinese character, 0 for an accent of its own (Unicode TR 11).
std::size_t display_width(std::string_view text);

// Columns to fill: the terminal's, or 100 where the output is no terminal.
std::size_t page_width();

// Broken into lines of at most `width` columns, between words or beside a Chinese character, each begun with `margin`.
// Ends with a line break.
std::string wrapped(std::string_view text, std::size_t width, std::string_view margin = {});

// Rows with aligned columns. The last column is wrapped within the page, the others are as wide as their widest cell.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> head) : rows_{std::move(head)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  std::string to_text(std::size_t width) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace atlas::cli
