#pragma once
#include <string>
#include <string_view>

#include "source/json_number.h"
#include "source/json_window.h"

namespace atlas::source {

// Reads JSON (RFC 8259) token by token out of a window. Every function that reads tells whether what it wanted was
// there; where it was not, the fault is kept with its place and nothing more is read.
class JsonScanner {
 public:
  explicit JsonScanner(JsonWindow window) : window_(std::move(window)) {}

  static constexpr int deepest = 64;  // levels of lists and objects

  // The next character that is no space; \0 at the end. It stays.
  char peek() {
    if (static_cast<unsigned char>(*window_.at) <= ' ') skip_space();
    return *window_.at;
  }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++window_.at;
    return true;
  }
  bool expect(char wanted, const char* reason) { return take(wanted) || fault(reason); }
  bool at_end() { return peek() == '\0' && window_.at == window_.end; }

  bool number(double& value);
  bool number(std::string& text);  // as it stands, appended
  bool string(std::string& text);  // without its quotes and escapes, appended; halves of pairs become U+FFFD
  bool word(std::string_view wanted);
  bool key(std::string& text);  // a member's name and the colon; replaces the text
  // Behind an element of a list or object: true where another one follows, else `end` has been taken or is the fault.
  bool more(char end);
  bool skip_value(int depth) { return value(nullptr, depth); }
  bool copy_value(std::string& text, int depth) { return value(&text, depth); }  // as JSON without spaces, appended

  bool failed() const { return failed_; }
  bool fault(const char* reason);  // at the next character; false
  const std::string& fault_reason() const { return reason_; }
  const std::string& fault_place() const { return place_; }  // "LINE:COLUMN (byte N)"

  JsonWindow& window() { return window_; }
  const JsonWindow& window() const { return window_; }

 private:
  void skip_space();
  const char* number_end(double& value);
  bool value(std::string* copy, int depth);
  bool children(std::string* copy, int depth, char end);
  bool escape(std::string& text);
  bool hexadecimal(std::uint32_t& code);
  void need(std::ptrdiff_t bytes) {
    while (window_.end - window_.at < bytes && window_.refill()) {}
  }

  JsonWindow window_;
  bool failed_ = false;
  std::string reason_, place_;
  std::string text_;  // of strings that are only passed over or copied
};

}  // namespace atlas::source
