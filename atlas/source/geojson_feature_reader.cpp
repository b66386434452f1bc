#include "source/geojson_feature_reader.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace atlas::source {
namespace {

constexpr std::size_t most_properties = 1 << 20;  // of one feature

}  // namespace

void FeatureReader::begin(std::uint64_t row, std::uint64_t place) {
  row_ = {};
  row_.row = row, row_.place = place;
  row_.first_property = static_cast<std::uint32_t>(batch_.properties.size());
  first_position_ = batch_.positions.size(), first_text_ = batch_.text.size();
  type_.clear(), name_.clear(), crs_.clear(), id_.clear();
  another_format_ = false, problem_ = nullptr;
  geometry_.begin();
}

void FeatureReader::drop() {
  batch_.properties.resize(row_.first_property);
  batch_.positions.resize(first_position_);
  batch_.text.resize(first_text_);
}

FeatureReader::Stop FeatureReader::read_members(bool collection, bool resumed) {
  if (resumed ? !scanner_.more('}') : scanner_.take('}')) return scanner_.failed() ? Stop::broken : Stop::ended;
  do {
    if (!scanner_.key(key_)) return Stop::broken;
    if (collection && key_ == "features" && scanner_.take('[')) return Stop::features;
    if (!member(collection)) return Stop::broken;
  } while (scanner_.more('}'));
  return scanner_.failed() ? Stop::broken : Stop::ended;
}

bool FeatureReader::member(bool collection) {
  constexpr int depth = 1;
  if (key_ == "type") return text_member(type_);
  if (key_ == "geometry") return geometry_.read();
  if (key_ == "properties") return properties();
  if (key_ == "id") {
    id_is_number_ = scanner_.peek() != '"';
    const char next = scanner_.peek();
    id_.clear();
    if (next == '-' || (next >= '0' && next <= '9')) return scanner_.number(id_);
    return text_member(id_);
  }
  if (collection && key_ == "name") return text_member(name_);
  if (collection && key_ == "crs") return crs_.clear(), scanner_.copy_value(crs_, depth);
  if (collection && (key_ == "geometryType" || key_ == "spatialReference" || key_ == "fieldAliases")) another_format_ = true;
  bool known = false;
  return geometry_.read_member(key_, known) && (known || scanner_.skip_value(depth));
}

// Nothing where the value is no whole text.
bool FeatureReader::text_member(std::string& text) {
  constexpr int depth = 1;
  text.clear();
  if (scanner_.peek() != '"') return scanner_.skip_value(depth);
  if (scanner_.string(text)) return true;
  text.clear();
  return false;
}

bool FeatureReader::properties() {
  constexpr int depth = 1;
  const char next = scanner_.peek();
  if (next == 'n') return scanner_.word("null");
  if (next != '{') {
    problem_ = "has properties that are no object";
    return scanner_.skip_value(depth);
  }
  scanner_.take('{');
  if (scanner_.take('}')) return true;
  do {
    if (!scanner_.key(property_name_)) return false;
    if (!is_wanted(property_name_)) {
      if (!scanner_.skip_value(depth + 1)) return false;
    } else if (!property(property_name_)) {
      return false;
    }
  } while (scanner_.more('}'));
  return !scanner_.failed();
}

bool FeatureReader::property(const std::string& name) {
  constexpr int depth = 2;
  if (batch_.properties.size() - row_.first_property >= most_properties) return scanner_.fault("more than a million properties");
  Property property;
  property.name = name_index(name);
  const auto begin = static_cast<std::uint32_t>(batch_.text.size());
  bool read = false;
  switch (scanner_.peek()) {
    case 'n': read = scanner_.word("null"); break;
    case 't': property.kind = Property::Kind::boolean, property.boolean = true, read = scanner_.word("true"); break;
    case 'f': property.kind = Property::Kind::boolean, property.boolean = false, read = scanner_.word("false"); break;
    case '"': property.kind = Property::Kind::text, read = scanner_.string(batch_.text); break;
    case '{':
    case '[': property.kind = Property::Kind::json, read = scanner_.copy_value(batch_.text, depth); break;
    default:
      number_.clear();
      read = scanner_.number(number_);
      if (read) set_number(property, number_);
  }
  if (property.kind == Property::Kind::text || property.kind == Property::Kind::json)
    property.slice = {begin, static_cast<std::uint32_t>(batch_.text.size()) - begin};
  batch_.properties.push_back(property);
  return read;
}

// Whole numbers keep all their digits where 64 bits hold them.
void FeatureReader::set_number(Property& property, const std::string& text) {
  const char *begin = text.data(), *end = begin + text.size();
  const auto [stop, error] = std::from_chars(begin, end, property.whole);
  property.kind = Property::Kind::whole;
  if (stop == end && error == std::errc()) return;
  double value = 0;
  read_json_number(begin, end, value);
  property.kind = Property::Kind::number, property.number = value;
}

// The member beside the properties: a property too, where there is none of that name.
void FeatureReader::append_id() {
  if (id_.empty() || !is_wanted("id")) return;
  Property property;
  property.name = name_index("id");
  for (std::size_t i = row_.first_property; i < batch_.properties.size(); ++i)
    if (batch_.properties[i].name == property.name) return;
  if (id_is_number_) {
    set_number(property, id_);
  } else {
    property.kind = Property::Kind::text;
    property.slice = {static_cast<std::uint32_t>(batch_.text.size()), static_cast<std::uint32_t>(id_.size())};
    batch_.text += id_;
  }
  batch_.properties.push_back(property);
}

bool FeatureReader::append() {
  const bool feature = type_ == "Feature";
  if (!feature && !GeometryReader::is_geometry_type(type_)) return false;
  if (!feature) geometry_.finish(type_);
  append_id();
  row_.end_property = static_cast<std::uint32_t>(batch_.properties.size());
  geometry_.append_features(row_);
  return true;
}

// Features nearly always have the same members in the same order.
std::uint32_t FeatureReader::name_index(const std::string& name) {
  if (last_name_ >= batch_.names.size()) last_name_ = 0;
  if (last_name_ < batch_.names.size() && batch_.names[last_name_] == name) return last_name_++;
  const auto [found, added] = name_indices_.try_emplace(name, static_cast<std::uint32_t>(batch_.names.size()));
  if (added) batch_.names.push_back(name);
  last_name_ = found->second + 1;
  return found->second;
}

bool FeatureReader::is_wanted(const std::string& name) const {
  return !wanted_ || std::find(wanted_->begin(), wanted_->end(), name) != wanted_->end();
}

}  // namespace atlas::source
