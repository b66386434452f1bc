#include "style/json.h"

#include <nlohmann/json.hpp>

#include "style/datum.h"

namespace atlas::style {
namespace {

constexpr std::size_t deepest = 200;

// Builds values as nlohmann's parser reports them, so that no second tree is made.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put({}); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return put(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(false); }
  bool key(string_t& value) override {
    open_.back().key = std::move(value);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    std::string text = error.what();
    auto colon = text.rfind(": ");
    problem = "not JSON at byte " + std::to_string(position) +
              (colon == std::string::npos ? "" : " (" + text.substr(colon + 2) + ")");
    return false;
  }

  source::Value result;
  std::string problem;

 private:
  struct Open {
    bool is_array;
    std::string key;
    source::Array array;
    source::Object object;
  };

  bool open(bool is_array) {
    if (open_.size() >= deepest) {
      problem = "nested more than " + std::to_string(deepest) + " deep";
      return false;
    }
    open_.push_back({is_array, {}, {}, {}});
    return true;
  }
  bool close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    return done.is_array ? put(std::move(done.array)) : put(std::move(done.object));
  }
  bool put(source::Value value) {
    if (open_.empty()) result = std::move(value);
    else if (open_.back().is_array) open_.back().array.push_back(std::move(value));
    else set(open_.back().object, std::move(open_.back().key), std::move(value));
    return true;
  }
  static void set(source::Object& object, std::string key, source::Value value) {
    for (auto& entry : object) {
      if (entry.first == key) {  // the last one wins, as in browsers
        entry.second = std::move(value);
        return;
      }
      if (object.size() > 1000) break;  // no quadratic time for large tables of data
    }
    object.emplace_back(std::move(key), std::move(value));
  }

  std::vector<Open> open_;
};

}  // namespace

Result<source::Value> parse_json(std::string_view text, const std::string& where) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
    return fail(where, builder.problem.empty() ? "not JSON" : builder.problem, "correct the JSON there");
  return std::move(builder.result);
}

std::string json_text(const source::Value& value) { return json_text(from_value(value)); }

const source::Value* member(const source::Object& object, std::string_view key) {
  for (const auto& [name, value] : object)
    if (name == key) return &value;
  return nullptr;
}

}  // namespace atlas::style
