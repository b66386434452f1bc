#pragma once
#include <set>
#include <string>

#include "app/ui.h"

namespace atlas::app {

// Documents with their sections and clauses. A clause that was clicked is selected and its places are shown; the
// clauses of a feature that was selected elsewhere are marked, and the first of them is brought into sight.
class DocumentsPanel {
 public:
  void draw(const Ui& ui);

 private:
  void follow_selection(const Ui& ui);
  void draw_clauses(const Ui& ui, const catalog::Document& document);

  std::set<std::string> folded_;   // documents
  bool started_ = false;
  std::size_t seen_selections_ = 0;
  std::string scroll_to_;          // a clause; empty: none
};

}  // namespace atlas::app
