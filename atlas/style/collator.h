#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace atlas::style {

// How texts of a language compare (ICU). Any thread may compare.
class Collator {
 public:
  static std::shared_ptr<const Collator> make(bool case_sensitive, bool diacritic_sensitive, const std::string& locale);
  virtual ~Collator() = default;
  virtual int compare(std::string_view a, std::string_view b) const = 0;
  virtual std::string locale() const = 0;  // BCP 47
};

}  // namespace atlas::style
