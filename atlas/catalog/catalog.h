#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/document.h"

namespace atlas::catalog {

struct LayerInfo {
  std::string id;
  Text title;
};

struct NamedView {
  std::string id;
  Text titles;
  geo::LonLat centre;
  double zoom = 5;
  std::string feature, clause;  // what it selects; may be empty
};

// What a catalogue is made from; see geodata/FORMAT.md.
struct Parts {
  std::vector<Document> documents;
  std::vector<LayerInfo> layers;
  std::vector<Feature> features;
  std::vector<Link> links;
  std::vector<NamedView> views;
};

// Documents, clauses, features and the links between them. Immutable once made and shared by pointer; any thread
// may read it. Pointers into it live as long as it does.
class Catalog {
 public:
  explicit Catalog(Parts parts);
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  const std::vector<Document>& documents() const { return parts_.documents; }
  const std::vector<LayerInfo>& layers() const { return parts_.layers; }
  const std::vector<Feature>& features() const { return parts_.features; }
  const std::vector<Link>& links() const { return parts_.links; }
  const std::vector<NamedView>& views() const { return parts_.views; }

  const Document* document(std::string_view id) const;
  const Clause* clause(std::string_view id) const;
  const Feature* feature(std::string_view id) const;
  std::size_t index_of(const Feature& feature) const;  // its place in features()

  std::vector<const Link*> links_of_feature(std::string_view feature) const;  // in the documents' order
  std::vector<const Link*> links_of_clause(std::string_view clause) const;    // named first

  // Ids nearest to a mistaken one, by edit distance, at most `count`.
  std::vector<std::string> nearest_ids(std::string_view id, std::size_t count = 3) const;

 private:
  Parts parts_;
  std::map<std::string, std::size_t, std::less<>> documents_, features_;
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> clauses_;
  std::multimap<std::string, std::size_t, std::less<>> links_by_feature_, links_by_clause_;
};

}  // namespace atlas::catalog
