// The spec's rule that ["zoom"] is only the input of the outermost step or interpolate, so that a map can tell at
// which zooms a property changes.
#include "style/expression_ramp.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

constexpr const char* misplaced =
    "\"zoom\" expression may only be used as input to a top-level \"step\" or \"interpolate\" expression.";
constexpr const char* repeated =
    "Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an expression.";

// The one ramp over the zoom, if it is outermost or reached through let and coalesce alone; or what is wrong.
struct Found {
  const Node* ramp = nullptr;
  const char* wrong = nullptr;
};

bool is_zoom_ramp(const Node& node) {
  auto* ramp = dynamic_cast<const Ramp*>(&node);
  return ramp && ramp->input->own().zoom && ramp->input->children().empty();
}

Found find(const Node& node) {
  Found found;
  bool passes = node.passes_zoom();
  if (is_zoom_ramp(node)) found.ramp = &node;
  for (const auto& child : node.children()) {
    Found inner = find(*child);
    if (inner.wrong) return inner;
    if (!inner.ramp) continue;
    if (found.ramp && found.ramp != inner.ramp) return {nullptr, repeated};
    if (!found.ramp && !passes) return {nullptr, misplaced};
    found = inner;
  }
  return found;
}

}  // namespace

bool reads_zoom(const Node& node) {
  if (node.own().zoom) return true;
  for (const auto& child : node.children())
    if (reads_zoom(*child)) return true;
  return false;
}

std::optional<std::string> zoom_misplaced(const Node& root) {
  Found found = find(root);
  if (found.wrong) return found.wrong;
  if (!found.ramp && reads_zoom(root)) return misplaced;
  return {};
}

}  // namespace atlas::style
