#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/session.h"
#include "render/map.h"

namespace atlas::app {

// The style of the window in light or dark, with layers for the user's files on top.
Result<std::shared_ptr<const style::Style>> style_for(const Session& session, bool dark);

// Layers that are not to be drawn: source and source layer.
std::vector<std::pair<std::string, std::string>> hidden_layers(const Session& session);

// What the map was told of the session last, so that it is told again only what has changed.
class MapSettings {
 public:
  struct Changes {
    bool any = false, style = false;
  };
  // Tells the map; an error (a style that cannot be read) leaves it as it was.
  Result<Changes> apply(const Session& session, render::Map& map);

 private:
  bool started_ = false, dark_ = false;
  std::size_t user_layers_ = 0;
  catalog::Language language_ = catalog::Language::en;
  std::set<std::pair<std::string, std::string>> hidden_;
};

}  // namespace atlas::app
