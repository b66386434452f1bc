#pragma once
#include <ogrsf_frmts.h>

#include <optional>

#include "source/feature_batch.h"
#include "source/map_layer.h"

// Part of the GDAL module.
namespace atlas::source {

// The fields of a layer that are to be read: their index in the layer and, in the same order, their names.
struct ReadFields {
  std::vector<int> indices;
  std::vector<std::string> names;
};
// `wanted`: all, where nothing is said. The layer is told to leave the others out.
ReadFields choose_fields(OGRLayer& layer, const std::optional<std::vector<std::string>>& wanted);

// Adds a feature's attributes to those of the batch, whose names are those of `fields`; what is not set is left out,
// JSON and dates stay text, lists become JSON.
void append_properties(const OGRFeature& feature, const ReadFields& fields, FeatureBatch& batch);

// Gives a new layer the fields that its features need, and tells which property each field holds, in their order.
std::vector<std::string> create_fields(OGRLayer& target, const MapLayer& layer);

// `fields` as create_fields gave them.
void set_fields(OGRFeature& target, const std::vector<std::string>& fields, const Properties& properties);

}  // namespace atlas::source
