#pragma once
#include <ogrsf_frmts.h>

#include "source/map_layer.h"

// Part of the GDAL module.
namespace atlas::source {

// A feature's attributes; those that are not set are left out, JSON and dates stay text.
Properties properties_of(const OGRFeature& feature);

// Gives a new layer the fields that its features need, and tells which property each field holds, in their order.
std::vector<std::string> create_fields(OGRLayer& target, const MapLayer& layer);

// `fields` as create_fields gave them.
void set_fields(OGRFeature& target, const std::vector<std::string>& fields, const Properties& properties);

}  // namespace atlas::source
