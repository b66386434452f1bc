#pragma once
#include "source/value.h"
#include "style/node.h"

namespace atlas::style {

// What styles had before expressions. All throw ParseError.

// {"stops": [...], "property": ..., "type": ...} or {"type": "identity", ...}
bool is_legacy_function(const source::Value& json);
NodePtr parse_legacy_function(const source::Object& json, const std::optional<Type>& type, bool interpolated);

// ["==", "name", value], ["all", ...] and the like, where neither argument is an expression.
bool is_legacy_filter(const source::Value& json);
NodePtr parse_legacy_filter(const source::Value& json);

// "{name} ({ref})": the feature's properties in place of the braces.
NodePtr parse_tokens(const std::string& text);

}  // namespace atlas::style
