#include "source/json_scanner.h"

#include <charconv>

#include "source/utf8.h"
#include "source/value_json.h"

namespace atlas::source {
namespace {

constexpr std::size_t longest_text = 256 << 20;  // bytes

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

void JsonScanner::skip_space() {
  do {
    while (is_space(*window_.at)) ++window_.at;
  } while (window_.at == window_.end && window_.refill());
}

bool JsonScanner::fault(const char* reason) {
  if (failed_) return false;
  failed_ = true;
  reason_ = reason;
  if (window_.at == window_.end) reason_ = window_.end_reason().empty() ? "the text ends too early" : window_.end_reason();
  place_ = window_.line_and_column() + " (byte " + std::to_string(window_.offset()) + ")";
  window_.at = window_.end;
  return false;
}

const char* JsonScanner::number_end(double& value) {
  peek();
  const char* stop = read_json_number(window_.at, window_.end, value);
  // One that the window's end cuts begins the next window; refill() moves the text even where nothing more comes.
  for (bool more = true; more && (!stop || stop == window_.end);) {
    more = window_.refill();
    stop = read_json_number(window_.at, window_.end, value);
  }
  if (!stop) fault("expected a value");
  return stop;
}

bool JsonScanner::number(double& value) {
  const char* stop = number_end(value);
  if (stop) window_.at = stop;
  return stop;
}

bool JsonScanner::number(std::string& text) {
  double value = 0;
  const char* stop = number_end(value);
  if (!stop) return false;
  text.append(window_.at, stop);
  window_.at = stop;
  return true;
}

bool JsonScanner::string(std::string& text) {
  if (!expect('"', "expected a text in quotes")) return false;
  while (true) {
    const char* run = window_.at;
    while (*run != '"' && *run != '\\' && static_cast<unsigned char>(*run) >= 0x20) ++run;
    text.append(window_.at, run);
    window_.at = run;
    if (text.size() > longest_text) return fault("more than 256 MB of text in one feature");
    if (*run == '"') return ++window_.at, true;
    if (*run == '\\') {
      if (!escape(text)) return false;
    } else if (run != window_.end || !window_.refill()) {
      return fault("a control character in a text");
    }
  }
}

bool JsonScanner::hexadecimal(std::uint32_t& code) {
  need(4);
  if (window_.end - window_.at < 4) return window_.at = window_.end, fault("");
  const auto [stop, error] = std::from_chars(window_.at, window_.at + 4, code, 16);
  if (error != std::errc() || stop != window_.at + 4) return fault("an escape that JSON does not know");
  window_.at += 4;
  return true;
}

bool JsonScanner::escape(std::string& text) {
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  constexpr std::uint32_t replacement = 0xFFFD;
  need(2);
  if (window_.end - window_.at < 2) return window_.at = window_.end, fault("");
  const char letter = window_.at[1];
  if (const auto known = letters.find(letter); known != letters.npos) {
    text += meanings[known];
    window_.at += 2;
    return true;
  }
  std::uint32_t code = 0, low = 0;
  if (letter != 'u') return fault("an escape that JSON does not know");
  window_.at += 2;
  if (!hexadecimal(code)) return false;
  if (code >= 0xD800 && code < 0xDC00) {  // the first half of a pair
    need(6);
    const bool pair = window_.end - window_.at >= 6 && window_.at[0] == '\\' && window_.at[1] == 'u' &&
                      std::from_chars(window_.at + 2, window_.at + 6, low, 16).ptr == window_.at + 6 && low >= 0xDC00 && low <= 0xDFFF;
    if (pair) window_.at += 6;
    code = pair ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : replacement;
  } else if (code >= 0xDC00 && code < 0xE000) {
    code = replacement;
  }
  append_utf8(text, code);
  return true;
}

bool JsonScanner::word(std::string_view wanted) {
  peek();
  need(static_cast<std::ptrdiff_t>(wanted.size()));
  if (!std::string_view(window_.at, static_cast<std::size_t>(window_.end - window_.at)).starts_with(wanted)) return fault("expected a value");
  window_.at += wanted.size();
  return true;
}

bool JsonScanner::key(std::string& text) {
  text.clear();
  if (peek() != '"') return fault("expected a member's name in quotes");
  return string(text) && expect(':', "expected :");
}

bool JsonScanner::more(char end) {
  if (take(',')) return true;
  if (!take(end)) fault(end == '}' ? "expected , or }" : "expected , or ]");
  return false;
}

bool JsonScanner::children(std::string* copy, int depth, char end) {
  if (depth >= deepest) return fault("nested more than 64 levels deep");
  if (copy) *copy += *window_.at;
  ++window_.at;
  if (!take(end)) {
    do {
      if (copy && copy->back() != '[' && copy->back() != '{') *copy += ',';
      if (end == '}') {
        if (!key(text_)) return false;
        if (copy) append_json(*copy, std::string_view(text_)), *copy += ':';
      }
      if (!value(copy, depth + 1)) return false;
    } while (more(end));
    if (failed_) return false;
  }
  if (copy) *copy += end;
  return true;
}

bool JsonScanner::value(std::string* copy, int depth) {
  text_.clear();
  switch (peek()) {
    case '{': return children(copy, depth, '}');
    case '[': return children(copy, depth, ']');
    case '"':
      if (!string(text_)) return false;
      if (copy) append_json(*copy, std::string_view(text_));
      return true;
    case 't': if (copy) *copy += "true"; return word("true");
    case 'f': if (copy) *copy += "false"; return word("false");
    case 'n': if (copy) *copy += "null"; return word("null");
    default: return number(copy ? *copy : text_);
  }
}

}  // namespace atlas::source
