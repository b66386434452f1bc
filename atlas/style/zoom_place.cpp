// The spec's rule that ["zoom"] is only the input of the outermost step or interpolate, so that a map can tell at
// which zooms a property changes.
#include "style/expression_ramp.h"
#include "style/parser.h"

namespace atlas::style {
namespace {

bool is_zoom(const Node& node) { return node.own().zoom && node.children().empty(); }

// Ramps over the zoom anywhere in the tree, and zooms that are no ramp's input.
void count(const Node& node, int& ramps, int& bare) {
  if (is_zoom(node)) {
    ++bare;
    return;
  }
  auto* ramp = dynamic_cast<const Ramp*>(&node);
  bool over_zoom = ramp && is_zoom(*ramp->input);
  if (over_zoom) ++ramps;
  for (const auto& child : node.children())
    if (!(over_zoom && child == ramp->input)) count(*child, ramps, bare);
}

}  // namespace

bool reads_zoom(const Node& node) {
  if (node.own().zoom) return true;
  for (const auto& child : node.children())
    if (reads_zoom(*child)) return true;
  return false;
}

std::optional<std::string> zoom_misplaced(const Node& root) {
  int ramps = 0, bare = 0;
  count(root, ramps, bare);
  if (bare) return "\"zoom\" expression may only be used as input to a top-level \"step\" or \"interpolate\" expression.";
  if (ramps > 1) return "Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an expression.";
  if (!ramps) return {};
  // the outermost: reached through let and coalesce alone
  const Node* node = &root;
  std::shared_ptr<const Node> held;
  while (true) {
    auto* ramp = dynamic_cast<const Ramp*>(node);
    if (ramp && is_zoom(*ramp->input)) return {};
    if (!node->passes_zoom()) break;
    std::shared_ptr<const Node> next;
    for (const auto& child : node->children())
      if (reads_zoom(*child)) next = child;
    if (!next) break;
    held = next;
    node = held.get();
  }
  return "\"zoom\" expression may only be used as input to a top-level \"step\" or \"interpolate\" expression.";
}

}  // namespace atlas::style
