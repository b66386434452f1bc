#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "source/value.h"

namespace atlas::style {

// JSON text -> a value, objects in the order written. `where` names the text in errors. Nesting deeper than 200
// is refused, so that what walks the value may recurse.
Result<source::Value> parse_json(std::string_view text, const std::string& where);

// A value -> JSON text, numbers as JSON.stringify writes them (integers without a point; NaN as null).
std::string json_text(const source::Value& value);

const source::Value* member(const source::Object& object, std::string_view key);

}  // namespace atlas::style
