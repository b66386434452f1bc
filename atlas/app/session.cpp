#include "app/session.h"

#include <algorithm>
#include <array>

namespace atlas::app {
namespace {

constexpr std::array<const char*, 3> tab_codes = {"documents", "layers", "search"};

// The features of the strongest tie, so that a region in the background does not take the view away from the road
// that the clause is about.
geo::GeoBox box_of_clause(const catalog::Catalog& catalog, const std::string& clause) {
  const auto links = catalog.links_of_clause(clause);
  geo::GeoBox box;
  for (const catalog::Link* link : links) {
    const catalog::Feature* feature = catalog.feature(link->feature);
    if (feature && link->strength == links.front()->strength) box.include(feature->visit_box());
  }
  return box;
}

}  // namespace

std::string language_code(catalog::Language language) {
  return std::string(catalog::language_codes[static_cast<std::size_t>(language)]);
}

std::optional<catalog::Language> language_of(std::string_view code) {
  for (std::size_t i = 0; i < catalog::language_codes.size(); ++i)
    if (catalog::language_codes[i] == code) return static_cast<catalog::Language>(i);
  return std::nullopt;
}

const char* tab_code(Tab tab) { return tab_codes[static_cast<std::size_t>(tab)]; }

render::Camera first_camera(const catalog::Catalog& catalog) {
  for (const catalog::NamedView& view : catalog.views())
    if (view.id == "overview") return {view.centre, view.zoom};
  return {{77, 41}, 5};
}

Session::Session(CatalogPtr catalog, const SavedState& saved, catalog::Language first_language)
    : catalog_(std::move(catalog)) {
  interface_language = language_of(saved.interface_language).value_or(first_language);
  if (interface_language != catalog::Language::zh) interface_language = catalog::Language::en;
  language = language_of(saved.language).value_or(interface_language);
  dark = saved.style == "dark";
  left_open = saved.left_open, right_open = saved.right_open;
  const auto tab_found = std::find(tab_codes.begin(), tab_codes.end(), saved.tab);
  if (tab_found != tab_codes.end()) tab = static_cast<Tab>(tab_found - tab_codes.begin());
  for (const std::string& layer : saved.hidden_layers) hidden_layers_.insert(layer);
  select(saved.selection);
}

bool Session::select(const std::string& id) {
  if (!catalog_->feature(id) && !catalog_->clause(id)) return false;
  if (id != selection_) ++selections_;
  selection_ = id, other_ = {};
  return true;
}

bool Session::put_user_layer(UserLayer layer) {
  for (UserLayer& one : user_layers)
    if (one.source == layer.source && one.layer->name == layer.layer->name) {
      one.layer = std::move(layer.layer);
      return false;
    }
  user_layers.push_back(std::move(layer));
  return true;
}

bool Session::reveal(const std::string& id) {
  if (!select(id)) return false;
  const catalog::Feature* chosen = feature();
  if (chosen) set_hidden(chosen->layer, false);
  const geo::GeoBox box = chosen ? chosen->visit_box() : box_of_clause(*catalog_, id);
  if (!box.empty()) show(box);
  return true;
}

void Session::select_other(OtherFeature other) {
  if (selection_.empty() && other == other_) return;
  selection_.clear(), other_ = std::move(other), ++selections_;
}

void Session::clear_selection() {
  if (selection_.empty() && !other_.feature) return;
  selection_.clear(), other_ = {}, ++selections_;
}

std::vector<const catalog::Feature*> Session::selected_features() const {
  if (const catalog::Feature* one = feature()) return {one};
  std::vector<const catalog::Feature*> features;
  for (const catalog::Link* link : catalog_->links_of_clause(selection_)) {
    const catalog::Feature* linked = catalog_->feature(link->feature);
    if (linked && std::find(features.begin(), features.end(), linked) == features.end()) features.push_back(linked);
  }
  return features;
}

render::Highlight Session::highlight() const {
  render::Highlight highlight;
  for (const catalog::Feature* one : selected_features())
    highlight.selected.insert(static_cast<std::uint32_t>(catalog_->index_of(*one)));
  if (hovered_) highlight.hovered.insert(static_cast<std::uint32_t>(catalog_->index_of(*hovered_)));
  return highlight;
}

void Session::search(const std::string& query) {
  if (query == query_) return;
  query_ = query;
  hits_ = catalog::search(*catalog_, query_);
}

void Session::set_hidden(const std::string& layer, bool hidden) {
  if (hidden)
    hidden_layers_.insert(layer);
  else
    hidden_layers_.erase(layer);
}

bool Session::apply(const ViewLink& link) {
  if (link.camera) show(*link.camera);
  bool known = true;
  if (!link.selection.empty()) known = link.camera ? select(link.selection) : reveal(link.selection);
  // A link that brings a whole view brings back an empty selection too.
  if (link.camera && link.selection.empty()) clear_selection();
  if (const auto wanted = language_of(link.language)) language = *wanted;
  if (link.style == "light" || link.style == "dark") dark = link.style == "dark";
  return known;
}

ViewLink Session::link(const render::Camera& camera) const {
  return {camera, selection_, language_code(language), dark ? "dark" : "light"};
}

SavedState Session::to_save(const render::Camera& camera) const {
  SavedState state;
  state.camera = camera;
  state.selection = selection_;
  state.language = language_code(language);
  state.interface_language = language_code(interface_language);
  state.style = dark ? "dark" : "light";
  state.tab = tab_code(tab);
  state.left_open = left_open, state.right_open = right_open;
  state.hidden_layers = hidden_layers_;
  return state;
}

}  // namespace atlas::app
