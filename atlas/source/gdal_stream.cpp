#include <ogrsf_frmts.h>

#include <algorithm>

#include "source/degree_limits.h"
#include "source/gdal_degrees.h"
#include "source/gdal_fields.h"
#include "source/gdal_functions.h"
#include "source/gdal_geometry.h"
#include "source/gdal_session.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t batch_positions = 1 << 16;
constexpr std::size_t most_problems = 20;         // of one layer; the rest is only counted
class GdalStream final : public FeatureStream {
 public:
  GdalStream(fs::path file, Dataset dataset, StreamRequest request)
      : file_(std::move(file)), request_(std::move(request)), dataset_(std::move(dataset)) {}
  ~GdalStream() override {
    const GdalSession session;  // closing may have something to say
    dataset_.reset();
  }

  void describe_layers(GdalSession& session) {
    for (OGRLayer* source : dataset_->GetLayers()) {
      const std::string name = source->GetName();
      if (!request_.layers.empty() && std::find(request_.layers.begin(), request_.layers.end(), name) == request_.layers.end()) continue;
      sources_.push_back(source);
      layers_.push_back({name, source->GetFeatureCount(FALSE), box_of(*source, session)});
    }
  }

  const std::vector<StreamLayer>& layers() const override { return layers_; }

  Result<bool> next(FeatureBatch& batch) override {
    batch.clear();
    if (fault_) return fail(*fault_);
    GdalSession session;
    while (batch.features.empty() && layer_ < sources_.size()) {
      if (!opened_ && !open_layer(session, batch)) continue;
      read_layer(session, batch);
    }
    if (fault_ && batch.features.empty()) return fail(*fault_);
    return !batch.features.empty() || !batch.problems.empty();
  }

  double progress() const override {
    if (layer_ >= sources_.size()) return 1;
    const auto expected = static_cast<double>(layers_[layer_].features);
    const double within = expected > 0 ? std::min(1.0, static_cast<double>(row_) / expected) : 0;
    return (static_cast<double>(layer_) + within) / static_cast<double>(sources_.size());
  }

 private:
  static geo::GeoBox box_of(OGRLayer& source, GdalSession& session) {
    OGREnvelope extent;
    auto degrees = DegreeTransformation::of(source, "", session);
    if (source.GetExtent(&extent, FALSE) != OGRERR_NONE || !extent.IsInit() || !degrees) {
      session.take_failure();
      return {};
    }
    return degrees->apply(geo::GeoBox{extent.MinX, extent.MinY, extent.MaxX, extent.MaxY});
  }

  std::string place() const { return file_.string() + " layer " + layers_[layer_].name; }

  void note(FeatureBatch& batch, std::uint64_t feature, std::string what, std::string remedy) {
    if (++left_out_ <= most_problems)
      batch.problems.push_back({place() + " feature " + std::to_string(feature), std::move(what), std::move(remedy)});
  }

  bool open_layer(GdalSession& session, FeatureBatch& batch) {
    auto degrees = DegreeTransformation::of(*sources_[layer_], place(), session);
    if (!degrees) {
      batch.problems.push_back(degrees.error());
      ++layer_;
      return false;
    }
    degrees_ = std::move(*degrees);
    sources_[layer_]->ResetReading();
    fields_ = choose_fields(*sources_[layer_], request_.properties);
    session.take_failure();
    row_ = 0, left_out_ = 0;
    return opened_ = true;
  }

  void read_layer(GdalSession& session, FeatureBatch& batch) {
    batch.layer = layer_;
    batch.names = fields_.names;
    while (batch.positions.size() < batch_positions && batch.features.size() < batch_positions) {
      const OGRFeatureUniquePtr feature(sources_[layer_]->GetNextFeature());
      if (!feature) {
        finish_batch(batch);
        return finish_layer(session, batch);
      }
      add(*feature, batch);
      if (session.failed()) note(batch, batch.features.back().place, session.take_failure(), "repair it");
    }
    finish_batch(batch);
  }

  void add(const OGRFeature& feature, FeatureBatch& batch) {
    FeatureBatch::Feature row;
    row.row = row_++;
    row.place = static_cast<std::uint64_t>(feature.GetFID());
    row.first_property = static_cast<std::uint32_t>(batch.properties.size());
    append_properties(feature, fields_, batch);
    row.end_property = static_cast<std::uint32_t>(batch.properties.size());
    append_geometry(feature.GetGeometryRef(), row, batch);
  }

  void finish_batch(FeatureBatch& batch) {
    degrees_.apply(batch.positions);
    for (FeatureBatch::Feature& feature : batch.features) {
      const auto parts = batch.parts_of(feature);
      const auto settle = [&](const FeatureBatch::Part& part) {
        return settle_in_degrees(std::span(batch.positions).subspan(part.begin, part.end - part.begin));
      };
      if (std::all_of(parts.begin(), parts.end(), settle)) continue;
      if (degrees_.needed())
        note(batch, feature.place, "cannot be turned into degrees", "check its coordinates and the file's CRS");
      else
        note(batch, feature.place, "is not in degrees", "give the file its CRS");
      feature.type = geo::GeometryType::none, feature.end_part = feature.first_part;
    }
  }

  // What was read is given first, the fault with the next call.
  void finish_layer(GdalSession& session, FeatureBatch& batch) {
    if (left_out_ > most_problems)
      batch.problems.push_back({place(), std::to_string(left_out_ - most_problems) + " more features are left out", "see those above"});
    if (session.failed()) {
      fault_ = Error{place() + " after " + std::to_string(row_) + " features", session.take_failure() + ": what follows is not read",
                     "repair the file, with ogr2ogr for one"};
      layer_ = sources_.size();
      return;
    }
    ++layer_, opened_ = false;
  }

  fs::path file_;
  StreamRequest request_;
  Dataset dataset_;
  std::vector<OGRLayer*> sources_;
  std::vector<StreamLayer> layers_;
  std::size_t layer_ = 0;
  std::optional<Error> fault_;
  // Of the layer being read.
  bool opened_ = false;
  DegreeTransformation degrees_;
  ReadFields fields_;
  std::uint64_t row_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

Result<std::unique_ptr<FeatureStream>> open_stream(const fs::path& file, const StreamRequest& request) {
  GdalSession session;
  Dataset dataset;
  std::string reason;
  try {
    dataset.reset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  } catch (const std::exception& exception) {  // GDAL 3.6 lets some out, on a broken file
    reason = exception.what();
  }
  if (!dataset) {
    if (session.failed()) reason = session.take_failure();
    return fail(file.string(), reason.empty() ? "is nothing that GDAL reads as features" : "cannot be read (" + reason + ")",
                "check the path, and ogrinfo on it");
  }
  auto stream = std::make_unique<GdalStream>(file, std::move(dataset), request);
  stream->describe_layers(session);
  return stream;
}

}  // namespace atlas::source
