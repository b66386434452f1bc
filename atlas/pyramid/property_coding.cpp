#include "pyramid/property_coding.h"

#include <cstring>

#include "pyramid/varint.h"

namespace atlas::pyramid {
namespace {

using Property = source::FeatureBatch::Property;

void put_value(const source::FeatureBatch& batch, const Property& property, std::string& bytes) {
  switch (property.kind) {
    case Property::Kind::null: break;
    case Property::Kind::boolean: bytes.push_back(property.boolean ? 1 : 0); break;
    case Property::Kind::whole: put_varint(zigzag(property.whole), bytes); break;
    case Property::Kind::number: bytes.append(reinterpret_cast<const char*>(&property.number), sizeof property.number); break;
    case Property::Kind::text:
    case Property::Kind::json: {
      const std::string_view text = batch.text_of(property);
      put_varint(text.size(), bytes);
      bytes.append(text);
    }
  }
}

// Reads one value of a kind; false where the bytes do not hold it.
class Reader {
 public:
  explicit Reader(std::string_view bytes)
      : at_(reinterpret_cast<const std::uint8_t*>(bytes.data())), end_(at_ + bytes.size()) {}

  bool number(std::uint64_t& value) {
    const std::uint8_t* next = get_varint(at_, end_, value);
    if (next) at_ = next;
    return next != nullptr;
  }
  bool raw(void* value, std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) return false;
    std::memcpy(value, at_, size);
    at_ += size;
    return true;
  }
  bool value(Property& property, std::string& text) {
    std::uint8_t kind = 0;
    std::uint64_t whole = 0;
    if (!raw(&kind, 1) || kind > static_cast<std::uint8_t>(Property::Kind::json)) return false;
    property.kind = static_cast<Property::Kind>(kind);
    switch (property.kind) {
      case Property::Kind::null: return true;
      case Property::Kind::boolean: return raw(&kind, 1) && (property.boolean = kind != 0, true);
      case Property::Kind::whole: return number(whole) && (property.whole = unzigzag(whole), true);
      case Property::Kind::number: return raw(&property.number, sizeof property.number);
      case Property::Kind::text:
      case Property::Kind::json: break;
    }
    if (!number(whole) || whole > static_cast<std::size_t>(end_ - at_)) return false;
    text.resize(whole);
    property.slice = {0, static_cast<std::uint32_t>(whole)};
    return raw(text.data(), whole);
  }

 private:
  const std::uint8_t *at_, *end_;
};

}  // namespace

std::uint32_t NameTable::number_of(const std::string& name) {
  const auto [found, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (fresh) names_.push_back(name);
  return found->second;
}

void encode_properties(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature,
                       const std::vector<std::uint32_t>& numbers, std::string& bytes) {
  for (const Property& property : batch.properties_of(feature)) {
    put_varint(numbers[property.name], bytes);
    bytes.push_back(static_cast<char>(property.kind));
    put_value(batch, property, bytes);
  }
}

source::Properties decode_properties(std::string_view bytes, const std::vector<std::string>& names) {
  source::Properties properties;
  Reader reader(bytes);
  source::FeatureBatch one;   // of a single value, as source::value_of wants it
  Property property;
  std::uint64_t name = 0;
  while (reader.number(name) && name < names.size() && reader.value(property, one.text))
    properties.entries.emplace_back(names[name], source::value_of(one, property));
  return properties;
}

}  // namespace atlas::pyramid
