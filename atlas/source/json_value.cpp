#include "source/json_value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "source/json_number.h"
#include "source/utf8.h"

namespace atlas::source {
namespace {

constexpr int deepest = 64;  // levels; GeoJSON needs 10

std::string line_and_column(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n')) + ":" + std::to_string(offset - line_start + 1);
}

}  // namespace

// Recursive descent; the depth is limited, so the stack is too.
class JsonParser {
 public:
  JsonParser(const std::string& text, std::pmr::monotonic_buffer_resource& memory) : text_(text), memory_(memory) {}

  const JsonValue* parse() {
    skip_space();
    if (!value({}, 0)) return nullptr;
    skip_space();
    if (at_ != text_.size()) return failure("something follows the end"), nullptr;
    return keep(0, 1);
  }

  std::size_t failure_offset() const { return at_; }
  const std::string& failure_reason() const { return reason_; }

 private:
  bool failure(std::string reason) {
    reason_ = std::move(reason);
    return false;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }  // a real \0 is no JSON either
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  // Pushes one value onto the stack of those whose parent is not finished.
  bool value(std::string_view key, int depth) {
    JsonValue value;
    value.key_ = key;
    value.offset_ = static_cast<std::uint32_t>(at_);
    switch (peek()) {
      case '{': return depth < deepest ? children(value, JsonValue::Type::object, depth) : failure("nested more than 64 levels deep");
      case '[': return depth < deepest ? children(value, JsonValue::Type::array, depth) : failure("nested more than 64 levels deep");
      case '"': {
        std::string_view text;
        if (!string(text)) return false;
        value.type_ = JsonValue::Type::string;
        value.text_ = text.data(), value.size_ = static_cast<std::uint32_t>(text.size());
        break;
      }
      case 't': if (!word("true")) return false; value.type_ = JsonValue::Type::boolean, value.number_ = 1; break;
      case 'f': if (!word("false")) return false; value.type_ = JsonValue::Type::boolean; break;
      case 'n': if (!word("null")) return false; break;
      default:
        if (!number(value.number_)) return false;
        value.type_ = JsonValue::Type::number;
    }
    pending_.push_back(value);
    return true;
  }

  bool children(JsonValue& parent, JsonValue::Type type, int depth) {
    const bool object = type == JsonValue::Type::object;
    const char end = object ? '}' : ']';
    const std::size_t first = pending_.size();
    ++at_;
    skip_space();
    if (!take(end)) {
      while (true) {
        std::string_view key;
        if (object && !member_key(key)) return false;
        if (!value(key, depth + 1)) return false;
        skip_space();
        if (take(end)) break;
        if (!take(',')) return failure(object ? "expected , or }" : "expected , or ]");
        skip_space();
      }
    }
    parent.type_ = type;
    parent.size_ = static_cast<std::uint32_t>(pending_.size() - first);
    parent.children_ = keep(first, parent.size_);
    pending_.resize(first);
    pending_.push_back(parent);
    return true;
  }

  bool member_key(std::string_view& key) {
    if (peek() != '"') return failure("expected a member's name in quotes");
    if (!string(key)) return false;
    skip_space();
    if (!take(':')) return failure("expected :");
    skip_space();
    return true;
  }

  // Moves finished values to where they stay.
  const JsonValue* keep(std::size_t first, std::size_t count) {
    if (count == 0) return nullptr;
    auto* kept = static_cast<JsonValue*>(memory_.allocate(count * sizeof(JsonValue), alignof(JsonValue)));
    std::uninitialized_copy_n(pending_.begin() + static_cast<std::ptrdiff_t>(first), count, kept);
    return kept;
  }

  bool word(std::string_view wanted) {
    if (std::string_view(text_).substr(at_, wanted.size()) != wanted) return failure("expected " + std::string(wanted));
    at_ += wanted.size();
    return true;
  }

  bool number(double& result) {
    const char *first = text_.data() + at_, *end = read_json_number(first, text_.data() + text_.size(), result);
    if (!end) return failure("expected a value");
    if (std::isinf(result)) return failure("a number out of range");
    at_ += static_cast<std::size_t>(end - first);
    return true;
  }

  // Points into the text where nothing is escaped, which is nearly always.
  bool string(std::string_view& result) {
    const std::size_t first = ++at_;
    bool escaped = false;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return failure("a control character in a text");
      if (text_[at_] == '\\') escaped = true, ++at_;
      ++at_;
    }
    if (at_ >= text_.size()) return at_ = text_.size(), failure("a text that does not end");
    const std::string_view raw(text_.data() + first, at_ - first);
    ++at_;
    if (!escaped) return result = raw, true;
    std::string plain;
    if (!unescape(raw, plain)) return at_ = first, failure("an escape that JSON does not know");
    auto* kept = static_cast<char*>(memory_.allocate(plain.size() + 1, 1));
    std::memcpy(kept, plain.data(), plain.size());
    result = {kept, plain.size()};
    return true;
  }

  static bool hexadecimal(std::string_view raw, std::size_t at, std::uint32_t& code) {
    if (at + 4 > raw.size()) return false;
    const auto [end, error] = std::from_chars(raw.data() + at, raw.data() + at + 4, code, 16);
    return error == std::errc() && end == raw.data() + at + 4;
  }

  static bool unescape(std::string_view raw, std::string& plain) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\') {
        plain += raw[i];
        continue;
      }
      const char letter = raw[++i];  // string() has seen to it that there is one
      if (const auto known = letters.find(letter); known != letters.npos) {
        plain += meanings[known];
        continue;
      }
      std::uint32_t code = 0, low = 0;
      if (letter != 'u' || !hexadecimal(raw, i + 1, code)) return false;
      i += 4;
      if (code >= 0xD800 && code < 0xDC00) {  // the first half of a pair
        if (raw.substr(i + 1, 2) != "\\u" || !hexadecimal(raw, i + 3, low) || low < 0xDC00 || low > 0xDFFF) return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      } else if (code >= 0xDC00 && code < 0xE000) {
        return false;
      }
      append_utf8(plain, code);
    }
    return true;
  }

  const std::string& text_;
  std::pmr::monotonic_buffer_resource& memory_;
  std::size_t at_ = 0;
  std::vector<JsonValue> pending_;
  std::string reason_;
};

const char* JsonValue::type_name() const {
  constexpr const char* names[] = {"null", "boolean", "number", "string", "array", "object"};
  return names[static_cast<std::size_t>(type_)];
}

const JsonValue* JsonValue::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  for (const JsonValue& member : children())
    if (member.key_ == key) return &member;
  return nullptr;
}

Result<JsonDocument> JsonDocument::parse(std::string text, const std::string& name) {
  const auto wrong = [&](const std::string& whole, std::size_t offset, const std::string& reason) {
    return fail(name + ":" + line_and_column(whole, offset), "is not JSON (" + reason + ")", "correct the file there");
  };
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) return fail(name, "is larger than 4 GB", "give a smaller file");
  JsonDocument document;
  document.text_ = std::make_unique<std::string>(std::move(text));
  if (const std::size_t bad = first_bad_utf8(*document.text_); bad < document.text_->size())
    return wrong(*document.text_, bad, "not UTF-8");
  document.memory_ = std::make_unique<std::pmr::monotonic_buffer_resource>();
  JsonParser parser(*document.text_, *document.memory_);
  document.root_ = parser.parse();
  if (!document.root_) return wrong(*document.text_, parser.failure_offset(), parser.failure_reason());
  return document;
}

std::size_t JsonDocument::line_of(const JsonValue& value) const {
  const auto end = text_->begin() + static_cast<std::ptrdiff_t>(value.offset());
  return 1 + static_cast<std::size_t>(std::count(text_->begin(), end, '\n'));
}

}  // namespace atlas::source
