#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/saved_state.h"
#include "app/view_link.h"
#include "catalog/catalog.h"
#include "catalog/search.h"
#include "render/map.h"

namespace atlas::app {

enum class Tab { documents, layers, search };

// A layer of the user's own: a file that was dropped on the window or named when it was started.
struct UserLayer {
  std::string source;            // "file-1"
  source::MapLayerPtr layer;     // of tiles only its name and box: what is in it comes tile by tile
  bool visible = true;
};

// Something on the map that the catalogue does not have: a feature of a user's file.
struct OtherFeature {
  std::string source, layer;
  const source::MapFeature* feature = nullptr;   // lives as long as the map, or as `owner` where there is one
  source::MapLayerPtr owner = nullptr;
  friend bool operator==(const OtherFeature& a, const OtherFeature& b) {
    const bool same = a.feature == b.feature || (a.owner && b.owner && a.feature && b.feature && a.feature->id == b.feature->id);
    return same && a.source == b.source && a.layer == b.layer;
  }
};

// What the window is about: what is selected, searched, hidden, in which language. Panels read it and tell it what
// the user did; it never draws. Thread: the window's.
class Session {
 public:
  using CatalogPtr = std::shared_ptr<const catalog::Catalog>;

  Session(CatalogPtr catalog, const SavedState& saved, catalog::Language interface_language);

  const catalog::Catalog& catalog() const { return *catalog_; }
  CatalogPtr shared_catalog() const { return catalog_; }

  // One feature, one clause, one feature of a file, or nothing is selected.
  const std::string& selection() const { return selection_; }
  const catalog::Feature* feature() const { return catalog_->feature(selection_); }
  const catalog::Clause* clause() const { return catalog_->clause(selection_); }
  const OtherFeature& other() const { return other_; }
  bool select(const std::string& id);   // false for an unknown id: nothing changes
  bool reveal(const std::string& id);   // selects, and asks for its place to be shown
  void select_other(OtherFeature other);
  void clear_selection();
  std::size_t selections() const { return selections_; }   // how many times it has changed

  // The selected feature, or the features that the selected clause is tied to.
  std::vector<const catalog::Feature*> selected_features() const;
  render::Highlight highlight() const;
  void hover(const catalog::Feature* feature) { hovered_ = feature, hovered_other_ = {}; }
  void hover(OtherFeature other) { hovered_ = nullptr, hovered_other_ = other; }
  const catalog::Feature* hovered() const { return hovered_; }
  const OtherFeature& hovered_other() const { return hovered_other_; }

  // A place that somebody asked to see, once.
  void show(const geo::GeoBox& box) { wanted_box_ = box; }
  void show(const render::Camera& camera) { wanted_camera_ = camera; }
  std::optional<geo::GeoBox> take_wanted_box() { return std::exchange(wanted_box_, std::nullopt); }
  std::optional<render::Camera> take_wanted_camera() { return std::exchange(wanted_camera_, std::nullopt); }

  const std::string& query() const { return query_; }
  const std::vector<catalog::Hit>& hits() const { return hits_; }
  void search(const std::string& query);

  bool is_hidden(const std::string& layer) const { return hidden_layers_.contains(layer); }
  void set_hidden(const std::string& layer, bool hidden);
  const std::set<std::string>& hidden_layers() const { return hidden_layers_; }

  // Takes over what a link says; false where it names something the catalogue does not have.
  bool apply(const ViewLink& link);
  ViewLink link(const render::Camera& camera) const;
  SavedState to_save(const render::Camera& camera) const;

  catalog::Language language, interface_language;   // of the map, of the panels
  bool dark = false;
  bool left_open = true, right_open = true;
  Tab tab = Tab::documents;
  std::vector<UserLayer> user_layers;
  bool put_user_layer(UserLayer layer);   // in place of the one of its source and name; true where there was none

 private:
  CatalogPtr catalog_;
  std::string selection_;
  OtherFeature other_;
  std::size_t selections_ = 0;
  const catalog::Feature* hovered_ = nullptr;
  OtherFeature hovered_other_;
  std::optional<geo::GeoBox> wanted_box_;
  std::optional<render::Camera> wanted_camera_;
  std::string query_;
  std::vector<catalog::Hit> hits_;
  std::set<std::string> hidden_layers_;
};

std::string language_code(catalog::Language language);
std::optional<catalog::Language> language_of(std::string_view code);
const char* tab_code(Tab tab);
// Where the window opens when nothing was saved: the view "overview", else all features.
render::Camera first_camera(const catalog::Catalog& catalog);

}  // namespace atlas::app
