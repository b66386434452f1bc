#include "app/map_settings.h"

#include <algorithm>

#include "style/data_layers.h"

namespace atlas::app {

Result<std::shared_ptr<const style::Style>> style_for(const Session& session, bool dark) {
  style::Notes notes;
  auto style = style::load_style(dark ? "dark" : "light", notes);
  if (!style) return fail(style.error());
  std::vector<std::string> sources;
  for (const UserLayer& one : session.user_layers)
    if (std::find(sources.begin(), sources.end(), one.source) == sources.end()) sources.push_back(one.source);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    std::vector<std::string> layers;
    for (const UserLayer& one : session.user_layers)
      if (one.source == sources[i]) layers.push_back(one.layer->name);
    *style = style::with_data_layers(**style, sources[i], layers, i, dark);
  }
  return style;
}

std::vector<std::pair<std::string, std::string>> hidden_layers(const Session& session) {
  std::vector<std::pair<std::string, std::string>> hidden;
  for (const std::string& layer : session.hidden_layers()) hidden.emplace_back("atlas", layer);
  for (const UserLayer& one : session.user_layers)
    if (!one.visible) hidden.emplace_back(one.source, one.layer->name);
  return hidden;
}

Result<MapSettings::Changes> MapSettings::apply(const Session& session, render::Map& map) {
  Changes changes;
  if (!started_ || dark_ != session.dark || user_layers_ != session.user_layers.size()) {
    started_ = true, dark_ = session.dark, user_layers_ = session.user_layers.size();
    const auto style = style_for(session, session.dark);
    if (!style) return fail(style.error());
    map.set_style(*style);
    changes.any = changes.style = true;
  }
  if (language_ != session.language) {
    language_ = session.language;
    map.set_language(language_code(language_));
    changes.any = true;
  }
  const auto wanted = hidden_layers(session);
  const std::set<std::pair<std::string, std::string>> hidden(wanted.begin(), wanted.end());
  if (hidden != hidden_) {
    for (const auto& [source, layer] : hidden_)
      if (!hidden.contains({source, layer})) map.set_layer_visible(source, layer, true);
    for (const auto& [source, layer] : hidden)
      if (!hidden_.contains({source, layer})) map.set_layer_visible(source, layer, false);
    hidden_ = hidden;
    changes.any = true;
  }
  return changes;
}

}  // namespace atlas::app
