#include "pyramid/contents.h"

#include <cstring>

#include "pyramid/varint.h"

namespace atlas::pyramid {
namespace {

void put(std::string_view text, std::string& bytes) {
  put_varint(text.size(), bytes);
  bytes.append(text);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes_.data());
    std::uint64_t value = 0;
    const auto* next = get_varint(first, first + bytes_.size(), value);
    take(next ? static_cast<std::size_t>(next - first) : bytes_.size() + 1);
    return value;
  }
  std::string text() { return std::string(take(number())); }
  double real() {
    const auto raw = take(sizeof(double));
    double value = 0;
    if (raw.size() == sizeof value) std::memcpy(&value, raw.data(), sizeof value);
    return value;
  }
  // As many as the bytes can hold at most: a damaged count makes no endless list.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size()) good_ = false;
    return good_ ? static_cast<std::size_t>(value) : 0;
  }
  bool good() const { return good_; }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) {
      good_ = false;
      return {};
    }
    const auto taken = bytes_.substr(0, static_cast<std::size_t>(size));
    bytes_.remove_prefix(static_cast<std::size_t>(size));
    return taken;
  }
  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace

std::string encode(const Contents& contents) {
  std::string bytes;
  put_varint(contents.layers.size(), bytes);
  for (const auto& layer : contents.layers) {
    put(layer.name, bytes);
    for (const double edge : {layer.box.west, layer.box.south, layer.box.east, layer.box.north})
      bytes.append(reinterpret_cast<const char*>(&edge), sizeof edge);
  }
  put_varint(contents.property_names.size(), bytes);
  for (const std::string& name : contents.property_names) put(name, bytes);
  put_varint(contents.problems.size(), bytes);
  for (const Error& problem : contents.problems) put(problem.where, bytes), put(problem.what, bytes), put(problem.remedy, bytes);
  return bytes;
}

std::optional<Contents> decode_contents(std::string_view bytes) {
  Reader reader(bytes);
  Contents contents;
  for (std::size_t left = reader.count(); left > 0 && reader.good(); --left) {
    auto& layer = contents.layers.emplace_back(Contents::Layer{reader.text(), {}});
    for (double* edge : {&layer.box.west, &layer.box.south, &layer.box.east, &layer.box.north}) *edge = reader.real();
  }
  for (std::size_t left = reader.count(); left > 0 && reader.good(); --left) contents.property_names.push_back(reader.text());
  for (std::size_t left = reader.count(); left > 0 && reader.good(); --left) {
    Error& problem = contents.problems.emplace_back();
    problem.where = reader.text(), problem.what = reader.text(), problem.remedy = reader.text();
  }
  if (!reader.good()) return std::nullopt;
  return contents;
}

}  // namespace atlas::pyramid
