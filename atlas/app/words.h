#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalog/feature.h"

namespace atlas::app {

// The fixed words of the window, in Chinese and English.
enum class Word {
  application, documents, layers, search, views, map, share, help,
  search_hint, clear, zoom_in, zoom_out, move_map, overview, show_selection, map_language, interface_language,
  light_dark, fold_left, fold_right, briefing_picture, export_geojson, copy_view, paste_view, keys, quit, about_zoom,
  light, dark, style, your_files, drop_hint, atlas_layers, no_file_yet, close,
  search_empty, search_nothing, found_features, found_clauses, places_shown,
  empty_title, empty_click, empty_clause, empty_search, empty_drop, empty_keys,
  names, kind, precision, exact, approximate, precision_note_exact, precision_note_approximate, stretches, status_history,
  undated, own_length, published, difference, own_area, clauses, sources, licence, lineage, neighbours, shared_clauses,
  clause, gist, note, linked_features, no_links, properties, attached_words, says, source, basis,
  loading, complete, partial, tiles_failed, scale, attribution, north, no_place,
  copied, copied_text, picture_writing, picture_done, picture_failed, export_done, exporting, opening, opened, features_count,
  not_a_view, unknown_selection, state_broken, copy_text, zh_name, en_name, ru_name, ky_name, documents_count, within,
  count
};

const char* word(Word which, catalog::Language language);
// All of them, for the fonts.
std::vector<std::string_view> all_words();
// A language's name in itself.
const char* own_name(catalog::Language language);

}  // namespace atlas::app
