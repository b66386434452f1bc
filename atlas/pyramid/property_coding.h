#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/feature_batch.h"

namespace atlas::pyramid {

// Names of properties, each once in a file.
class NameTable {
 public:
  std::uint32_t number_of(const std::string& name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
};

// A feature's properties as bytes: for each the name's number, its kind, its value.
void encode_properties(const source::FeatureBatch& batch, const source::FeatureBatch::Feature& feature,
                       const std::vector<std::uint32_t>& numbers, std::string& bytes);

// What encode_properties() wrote; of damaged bytes what can be read of them.
source::Properties decode_properties(std::string_view bytes, const std::vector<std::string>& names);

}  // namespace atlas::pyramid
