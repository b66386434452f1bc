#include "style/collator.h"

#include <unicode/coll.h>

namespace atlas::style {
namespace {

class IcuCollator final : public Collator {
 public:
  IcuCollator(std::unique_ptr<icu::Collator> collator, const icu::Locale& locale)
      : collator_(std::move(collator)), locale_(locale) {}

  int compare(std::string_view a, std::string_view b) const override {
    UErrorCode status = U_ZERO_ERROR;
    auto piece = [](std::string_view text) { return icu::StringPiece(text.data(), static_cast<int32_t>(text.size())); };
    return collator_->compareUTF8(piece(a), piece(b), status);
  }

  std::string locale() const override {
    UErrorCode status = U_ZERO_ERROR;
    std::string tag = locale_.toLanguageTag<std::string>(status);
    return tag.empty() || tag == "und" ? "en" : tag;
  }

 private:
  std::unique_ptr<icu::Collator> collator_;
  icu::Locale locale_;
};

class CodeUnitCollator final : public Collator {  // where ICU has no data
 public:
  int compare(std::string_view a, std::string_view b) const override { return a.compare(b); }
  std::string locale() const override { return "en"; }
};

// The machine's, or American English where it has none ("C", "POSIX": their order is by bytes).
icu::Locale usual_locale() {
  auto locale = icu::Locale::getDefault();
  return std::string_view(locale.getVariant()) == "POSIX" ? icu::Locale::getUS() : locale;
}

}  // namespace

// The sensitivities of Intl.Collator: base, accent, case, variant.
std::shared_ptr<const Collator> Collator::make(bool case_sensitive, bool diacritic_sensitive, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  auto locale = name.empty() ? usual_locale() : icu::Locale::forLanguageTag(name, status);
  if (U_FAILURE(status)) status = U_ZERO_ERROR, locale = usual_locale();
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  if (U_FAILURE(status) || !collator) return std::make_shared<CodeUnitCollator>();
  if (diacritic_sensitive)
    collator->setStrength(case_sensitive ? icu::Collator::TERTIARY : icu::Collator::SECONDARY);
  else
    collator->setStrength(icu::Collator::PRIMARY);
  if (case_sensitive && !diacritic_sensitive) collator->setAttribute(UCOL_CASE_LEVEL, UCOL_ON, status);
  return std::make_shared<IcuCollator>(std::move(collator), locale);
}

}  // namespace atlas::style
