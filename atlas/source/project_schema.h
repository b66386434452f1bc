#pragma once
#include "source/check_findings.h"

// Private to source/: which members the objects of geodata/FORMAT.md have, and of which types.
namespace atlas::source {

struct Shape;
extern const Shape document_shape, layer_shape, links_shape, views_shape;

// Finds members that are missing, unknown, or of another type, at every depth.
void check_shape(const JsonNode& node, const Shape& shape, Findings& findings);

}  // namespace atlas::source
