#pragma once
#include "source/feature_stream.h"

namespace atlas::source {

// GeoJSON (RFC 7946) and GeoJSON text sequences (RFC 8142, or one object a line), read in one pass of any size. Nothing
// where the file is something else, or is in another CRS by the old "crs" member: that is for OGR. An error where the
// file says by its ending that it is GeoJSON and breaks before its first feature. Every text is UTF-8; a member "id" of
// a feature becomes a property of that name, where there is none.
Result<std::unique_ptr<FeatureStream>> open_geojson_stream(const std::filesystem::path& file, const StreamRequest& request);

}  // namespace atlas::source
