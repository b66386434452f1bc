#include "source/vector_tile.h"

#include <protozero/pbf_message.hpp>

#include "source/vector_tile_geometry.h"

namespace atlas::source {
namespace {

using protozero::data_view;
using protozero::pbf_reader;
using protozero::pbf_wire_type;
using protozero::tag_and_type;

constexpr std::size_t most_features = 2'500'000;   // in a tile: half a gigabyte of features, and nobody makes so many

// The fields of vector_tile.proto (specification 2.1).
constexpr std::uint32_t tile_layer = 3;
enum LayerField : std::uint32_t { layer_name = 1, layer_feature = 2, layer_key = 3, layer_value = 4, layer_extent = 5, layer_version = 15 };
enum FeatureField : std::uint32_t { feature_id = 1, feature_tags = 2, feature_type = 3, feature_geometry = 4 };
enum ValueField : std::uint32_t {
  string_value = 1, float_value = 2, double_value = 3, int_value = 4, uint_value = 5, sint_value = 6, bool_value = 7
};

constexpr auto varint = pbf_wire_type::varint, length = pbf_wire_type::length_delimited;

std::string_view text_of(data_view view) { return {view.data(), view.size()}; }

// What is wrong with a layer: caught in decode_vector_tile().
struct Damage {
  std::string what;
};

Value read_value(data_view bytes) {
  pbf_reader reader(bytes);
  Value value;
  bool known = false;
  while (reader.next()) {
    known = true;
    switch (reader.tag_and_type()) {
      case tag_and_type(string_value, length): value = std::string(text_of(reader.get_view())); break;
      case tag_and_type(float_value, pbf_wire_type::fixed32): value = static_cast<double>(reader.get_float()); break;
      case tag_and_type(double_value, pbf_wire_type::fixed64): value = reader.get_double(); break;
      case tag_and_type(int_value, varint): value = static_cast<double>(reader.get_int64()); break;
      case tag_and_type(uint_value, varint): value = static_cast<double>(reader.get_uint64()); break;
      case tag_and_type(sint_value, varint): value = static_cast<double>(reader.get_sint64()); break;
      case tag_and_type(bool_value, varint): value = reader.get_bool(); break;
      default: throw Damage{"has a value of a kind that does not exist"};
    }
  }
  if (!known) throw Damage{"has a value without a kind"};
  return value;
}

// A feature as it lies in the tile.
struct RawFeature {
  std::uint64_t id = 0;
  bool has_id = false;
  std::uint32_t type = 0;
  data_view tags, geometry;
};

RawFeature read_feature(data_view bytes) {
  pbf_reader reader(bytes);
  RawFeature feature;
  while (reader.next()) {
    switch (reader.tag_and_type()) {
      case tag_and_type(feature_id, varint): feature.id = reader.get_uint64(), feature.has_id = true; break;
      case tag_and_type(feature_tags, length): feature.tags = reader.get_view(); break;
      case tag_and_type(feature_type, varint): feature.type = reader.get_uint32(); break;
      case tag_and_type(feature_geometry, length):
        if (feature.geometry.empty()) feature.geometry = reader.get_view();
        else reader.skip();   // one is allowed
        break;
      default:
        if (reader.tag() <= feature_geometry) throw Damage{"has a feature that is not written as one"};
        reader.skip();
    }
  }
  return feature;
}

geo::GeometryType type_of(std::uint32_t type) {
  constexpr geo::GeometryType types[] = {geo::GeometryType::none, geo::GeometryType::point, geo::GeometryType::line,
                                         geo::GeometryType::polygon};
  return type < std::size(types) ? types[type] : geo::GeometryType::none;
}

std::uint32_t made_id(geo::TileId tile, std::size_t place) {
  std::uint64_t mixed = std::hash<geo::TileId>()(tile) + place * 0x9E3779B97F4A7C15ull;
  mixed = (mixed ^ (mixed >> 31)) * 0xBF58476D1CE4E5B9ull;
  return static_cast<std::uint32_t>(mixed >> 32);
}

class LayerDecoder {
 public:
  LayerDecoder(data_view bytes, geo::TileId tile) : bytes_(bytes), tile_(tile) {}

  const std::string& name() const { return layer_->name; }

  TileLayer decode(std::size_t& features_left) {
    read_fields();
    if (!named_) throw Damage{"has no name"};
    if (version_ != 1 && version_ != 2) throw Damage{"is of version " + std::to_string(version_) + ", which is neither 1 nor 2"};
    if (geometry_->extent == 0) throw Damage{"has an extent of 0"};
    geometry_->points.reserve(geometry_bytes() / 2);
    layer_->features.reserve(std::min(raw_.size(), features_left));
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      if (!add(read_feature(raw_[i]), i)) continue;
      if (features_left == 0) throw Damage{"has more than " + std::to_string(most_features) + " features with others of its tile"};
      --features_left;
    }
    TileLayer out;
    out.features.resize(layer_->features.size());
    for (std::uint32_t i = 0; i < out.features.size(); ++i) out.features[i] = i;
    out.layer = std::move(layer_), out.local = std::move(geometry_);
    return out;
  }

 private:
  void read_fields() {
    pbf_reader reader(bytes_);
    while (reader.next()) {
      switch (reader.tag_and_type()) {
        case tag_and_type(layer_name, length): layer_->name = std::string(text_of(reader.get_view())), named_ = true; break;
        case tag_and_type(layer_feature, length): raw_.push_back(reader.get_view()); break;
        case tag_and_type(layer_key, length): table_->names.emplace_back(text_of(reader.get_view())); break;
        case tag_and_type(layer_value, length): table_->values.push_back(read_value(reader.get_view())); break;
        case tag_and_type(layer_extent, varint): geometry_->extent = reader.get_uint32(); break;
        case tag_and_type(layer_version, varint): version_ = reader.get_uint32(); break;
        default:
          if (reader.tag() <= layer_extent || reader.tag() == layer_version) throw Damage{"is not written as a layer"};
          reader.skip();
      }
    }
  }

  std::size_t geometry_bytes() const {
    std::size_t sum = 0;
    for (const data_view& feature : raw_) sum += feature.size();
    return sum;
  }

  bool add(const RawFeature& raw, std::size_t place) {
    const geo::GeometryType type = type_of(raw.type);
    if (type == geo::GeometryType::none || raw.geometry.empty()) return false;
    MapFeature feature;
    feature.properties.first_tag = static_cast<std::uint32_t>(table_->tags.size());
    if (!add_tags(text_of(raw.tags))) {
      table_->tags.resize(feature.properties.first_tag);
      return false;
    }
    feature.properties.end_tag = static_cast<std::uint32_t>(table_->tags.size());
    feature.properties.table = table_;
    const std::size_t first_part = geometry_->parts.size();
    if (!append_geometry(text_of(raw.geometry), type, version_, *geometry_)) throw Damage{"has a feature whose geometry is damaged"};
    feature.geometry.type = type;
    const std::size_t first_point = first_part == 0 ? 0 : geometry_->parts[first_part - 1].end;
    feature.geometry.multi = type == geo::GeometryType::point ? geometry_->points.size() - first_point > 1
                                                               : several_parts(first_part);
    feature.id = raw.has_id ? static_cast<std::uint32_t>(raw.id) : made_id(tile_, place);
    layer_->features.push_back(std::move(feature));
    return true;
  }

  // Lines, or polygons without their holes.
  bool several_parts(std::size_t first) const {
    for (std::size_t part = first + 1; part < geometry_->parts.size(); ++part)
      if (!geometry_->parts[part].hole) return true;
    return false;
  }

  // False where a name comes without a value.
  bool add_tags(std::string_view bytes) {
    Varints tags(bytes);
    std::uint32_t name = 0, value = 0;
    while (!tags.at_end()) {
      if (!tags.read(name)) throw Damage{"has a feature whose properties are damaged"};
      if (tags.at_end()) return false;
      if (!tags.read(value)) throw Damage{"has a feature whose properties are damaged"};
      if (name >= table_->names.size() || value >= table_->values.size())
        throw Damage{"has a feature with a property that the layer does not have"};
      table_->tags.push_back(name), table_->tags.push_back(value);
    }
    return true;
  }

  data_view bytes_;
  geo::TileId tile_;
  std::shared_ptr<MapLayer> layer_ = std::make_shared<MapLayer>();
  std::shared_ptr<TileGeometry> geometry_ = std::make_shared<TileGeometry>();
  std::shared_ptr<PropertyTable> table_ = std::make_shared<PropertyTable>();
  std::vector<data_view> raw_;
  std::uint32_t version_ = 1;   // what vector_tile.proto has for a layer that does not say
  bool named_ = false;
};

tl::unexpected<Error> damaged(const std::string& where, const std::string& what) {
  return fail(where, what, "make the tile again; its other tiles are drawn");
}

}  // namespace

Result<std::vector<TileLayer>> decode_vector_tile(std::string_view bytes, geo::TileId tile, const std::string& where) {
  std::vector<TileLayer> layers;
  std::size_t features_left = most_features;
  std::string layer_name;
  try {
    pbf_reader reader(bytes.data(), bytes.size());
    while (reader.next()) {
      if (reader.tag_and_type() != tag_and_type(tile_layer, length)) {
        if (reader.tag() == tile_layer) return damaged(where, "is not a vector tile");
        reader.skip();
        continue;
      }
      LayerDecoder decoder(reader.get_view(), tile);
      try {
        layers.push_back(decoder.decode(features_left));
      } catch (const Damage& damage) {
        return damaged(where, "layer " + std::to_string(layers.size() + 1) + (decoder.name().empty() ? "" : " (" + decoder.name() + ")") + " " + damage.what);
      }
    }
  } catch (const protozero::exception&) {
    return damaged(where, "is not a vector tile, or is cut short");
  } catch (const std::bad_alloc&) {
    return fail(where, "does not fit into memory", "close something else");
  }
  return layers;
}

}  // namespace atlas::source
