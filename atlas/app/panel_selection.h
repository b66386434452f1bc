#pragma once
#include "app/neighbours.h"
#include "app/ui.h"

namespace atlas::app {

// What is selected: who says so, how sure the position is, how far the works are.
class SelectionPanel {
 public:
  void draw(const Ui& ui);

 private:
  const std::vector<Neighbour>& neighbours_of(const Ui& ui, const catalog::Feature& feature);

  std::string neighbours_for_;
  std::vector<Neighbour> neighbours_;
  std::size_t seen_selections_ = 0;
};

// The panel's parts, one for each kind of selection.
void draw_feature(const Ui& ui, const catalog::Feature& feature, const std::vector<Neighbour>& near);
void draw_clause(const Ui& ui, const catalog::Clause& clause);
void draw_other_feature(const Ui& ui, const OtherFeature& other);
void draw_nothing_selected(const Ui& ui);

}  // namespace atlas::app
