#include "source/geojson_stream.h"

#include <algorithm>

#include "source/geojson_crs.h"
#include "source/geojson_feature_reader.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t batch_positions = 1 << 16, batch_properties = 1 << 18, batch_text = 4 << 20;
constexpr std::size_t most_problems = 20;  // of one file; the rest is only counted
constexpr char record_separator = '\x1E';  // RFC 8142

class GeoJsonStream final : public FeatureStream {
 public:
  GeoJsonStream(fs::path file, JsonWindow window, const StreamRequest& request)
      : file_(std::move(file)), scanner_(std::move(window)), top_(scanner_, batch_, request.properties), feature_(scanner_, batch_, request.properties) {}

  // Reads up to the first feature, to the end of an object that is the only or the first one, or to a fault. False where
  // this is not GeoJSON in degrees.
  bool begin() {
    if (scanner_.peek() != '{' && scanner_.peek() != record_separator) return false;
    read_between();
    const std::string& type = top_.type();
    const bool known = type == "Feature" || type == "FeatureCollection" || GeometryReader::is_geometry_type(type);
    if (fault_) return known || type.empty();
    if (place_ != Place::features) return known;
    return (known || type.empty()) && !top_.is_of_another_format();
  }

  void choose_layer(const StreamRequest& request) {
    const std::string name = top_.name().empty() ? file_.stem().string() : top_.name();
    if (request.layers.empty() || std::find(request.layers.begin(), request.layers.end(), name) != request.layers.end())
      layers_.push_back({name, -1, {}});
    else
      place_ = Place::end;
  }

  OldCrs crs() const { return read_old_crs(top_.crs()); }
  void note_unknown_crs() {
    batch_.problems.push_back({file_.string(), "names a CRS that is not known; taken as degrees", "reproject it with ogr2ogr -t_srs EPSG:4326"});
  }
  const std::optional<Error>& fault() const { return fault_; }
  bool is_of_known_size() const { return scanner_.window().file_size() > 0; }

  const std::vector<StreamLayer>& layers() const override { return layers_; }

  Result<bool> next(FeatureBatch& batch) override {
    batch.clear();
    while (place_ != Place::end && !is_full()) step();
    if (place_ == Place::end && left_out_ > most_problems) {
      batch_.problems.push_back({file_.string(), std::to_string(left_out_ - most_problems) + " more features are left out", "see those above"});
      left_out_ = 0;
    }
    std::swap(batch, batch_);
    top_.forget_names(), feature_.forget_names();
    if (!batch.features.empty() || !batch.problems.empty()) return true;
    if (fault_) return fail(*fault_);
    return false;
  }

  double progress() const override {
    const JsonWindow& window = scanner_.window();
    if (place_ == Place::end) return 1;
    return window.file_size() == 0 ? 0 : std::min(1.0, static_cast<double>(window.offset()) / static_cast<double>(window.file_size()));
  }

 private:
  // Where in the text: between objects, in the list of features, behind it, at the end.
  enum class Place { between, features, behind_features, end };

  bool is_full() const {
    return batch_.positions.size() >= batch_positions || batch_.features.size() >= batch_positions ||
           batch_.properties.size() >= batch_properties || batch_.text.size() >= batch_text;
  }

  void step() {
    if (place_ == Place::between) return read_between();
    if (place_ == Place::features) return read_feature();
    take(top_.read_members(true, true));
  }

  void read_between() {
    while (scanner_.take(record_separator)) {}
    const bool nothing_yet = row_ == 0 && !had_collection_;
    if (scanner_.at_end() && scanner_.window().end_reason().empty() && !nothing_yet) {
      place_ = Place::end;
    } else if (had_collection_ || !scanner_.take('{')) {
      scanner_.fault(had_collection_ ? "something follows the end" : "expected {");
      stop();
    } else {
      top_.begin(row_, scanner_.window().offset() - 1);
      take(top_.read_members(true, false));
    }
  }

  // What the outermost object gave.
  void take(FeatureReader::Stop reached) {
    if (reached == FeatureReader::Stop::broken) {
      if (!had_collection_) top_.drop();  // else what is in the batch belongs to features
      return stop();
    }
    if (reached == FeatureReader::Stop::features) {
      had_collection_ = true;
      place_ = Place::features;
      if (scanner_.take(']')) place_ = Place::behind_features;
      return;
    }
    const bool behind_features = place_ == Place::behind_features;
    place_ = Place::between;
    if (behind_features || top_.type() == "FeatureCollection") {
      had_collection_ = true;
      if (behind_features && crs() == OldCrs::other) note_late_crs();
      return;
    }
    keep(top_);
  }

  void read_feature() {
    if (scanner_.peek() == '{') {
      feature_.begin(row_, scanner_.window().offset());
      scanner_.take('{');
      if (feature_.read_members(false, false) == FeatureReader::Stop::broken) return feature_.drop(), stop();
      keep(feature_);
    } else {
      const std::uint64_t place = scanner_.window().offset();
      if (!scanner_.skip_value(2)) return stop();
      note(place, "is no object");
      ++row_;
    }
    if (scanner_.more(']')) return;
    place_ = Place::behind_features;
    if (scanner_.failed()) stop();
  }

  void keep(FeatureReader& reader) {
    if (!reader.append())
      note(reader.place(), "is neither a feature nor a geometry");
    else if (reader.problem())
      note(reader.place(), reader.problem());
    ++row_;
  }

  void note(std::uint64_t place, const char* what) {
    if (++left_out_ <= most_problems)
      batch_.problems.push_back({file_.string() + " feature " + std::to_string(row_) + " (byte " + std::to_string(place) + ")", what, "repair it"});
  }

  void note_late_crs() {
    batch_.problems.push_back({file_.string(), "names its CRS behind the features, which were taken as degrees", "reproject it with ogr2ogr -t_srs EPSG:4326"});
  }

  void stop() {
    place_ = Place::end;
    fault_ = Error{file_.string() + ":" + scanner_.fault_place() + " feature " + std::to_string(row_), "is not JSON (" + scanner_.fault_reason() + "): what follows is not read",
                   "correct the file there"};
  }

  fs::path file_;
  JsonScanner scanner_;
  FeatureBatch batch_;  // being filled
  FeatureReader top_, feature_;
  std::vector<StreamLayer> layers_;
  Place place_ = Place::between;
  bool had_collection_ = false;
  std::uint64_t row_ = 0;
  std::size_t left_out_ = 0;
  std::optional<Error> fault_;
};

bool is_named_as_geojson(const fs::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  constexpr std::string_view known[] = {".geojson", ".json", ".geojsonl", ".geojsons", ".geojsonseq", ".ndgeojson", ".ndjson", ".jsonl"};
  return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

}  // namespace

Result<std::unique_ptr<FeatureStream>> open_geojson_stream(const fs::path& file, const StreamRequest& request) {
  auto window = JsonWindow::open(file);
  if (!window) return nullptr;  // OGR knows files that are folders or no files at all
  auto stream = std::make_unique<GeoJsonStream>(file, std::move(*window), request);
  if (!stream->begin()) return nullptr;
  if (stream->fault() && !is_named_as_geojson(file)) return nullptr;
  if (stream->crs() == OldCrs::other || (stream->is_of_known_size() && ends_with_other_crs(file))) return nullptr;
  if (stream->crs() == OldCrs::unknown) stream->note_unknown_crs();
  if (stream->fault()) return fail(*stream->fault());
  stream->choose_layer(request);
  return stream;
}

}  // namespace atlas::source
