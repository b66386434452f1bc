#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "source/geojson_geometry_reader.h"

namespace atlas::source {

// One object of a GeoJSON text into a batch: a feature, a bare geometry, or a collection up to its features.
class FeatureReader {
 public:
  // `properties`: only these are kept; nothing said: all.
  FeatureReader(JsonScanner& scanner, FeatureBatch& batch, std::optional<std::vector<std::string>> properties)
      : scanner_(scanner), batch_(batch), wanted_(std::move(properties)), geometry_(scanner, batch) {}

  enum class Stop { broken, ended, features };

  // Reads the members of an object, to its end or, where `collection` says so, to behind the bracket of its "features";
  // then it is called again with `resumed` behind the last of them. Begin with the object's own bracket taken.
  Stop read_members(bool collection, bool resumed);
  // Begins a new object.
  void begin(std::uint64_t row, std::uint64_t place);
  // Adds what has been read: one row, if it is a feature or a geometry. Tells whether it is.
  bool append();
  // Forgets what a broken object left in the batch.
  void drop();

  const std::string& type() const { return type_; }
  // Why the feature, or something of it, was left out; null where nothing was.
  const char* problem() const { return geometry_.problem() ? geometry_.problem() : problem_; }

  std::uint64_t place() const { return row_.place; }

  // Whether a member was there that tells Esri's JSON from GeoJSON; both have features.
  bool is_of_another_format() const { return another_format_; }
  // Of a collection: its name, and its old-style "crs" member as JSON; empty where it has none.
  const std::string& name() const { return name_; }
  const std::string& crs() const { return crs_; }

  // The batch has been cleared.
  void forget_names() { name_indices_.clear(), last_name_ = 0; }

 private:
  using Property = FeatureBatch::Property;

  bool member(bool collection);
  bool text_member(std::string& text);
  bool properties();
  bool property(const std::string& name);
  void append_id();
  void set_number(Property& property, const std::string& text);
  // Of this batch.
  std::uint32_t name_index(const std::string& name);
  bool is_wanted(const std::string& name) const;

  JsonScanner& scanner_;
  FeatureBatch& batch_;
  std::optional<std::vector<std::string>> wanted_;
  GeometryReader geometry_;
  std::unordered_map<std::string, std::uint32_t> name_indices_;
  std::uint32_t last_name_ = 0;
  // Of the object being read.
  FeatureBatch::Feature row_;
  std::size_t first_position_ = 0, first_text_ = 0;
  std::string type_, name_, crs_, key_, property_name_, id_, number_;
  bool id_is_number_ = false, another_format_ = false;
  const char* problem_ = nullptr;
};

}  // namespace atlas::source
