#pragma once
#include <string>

#include "app/ui.h"

namespace atlas::app {

// The search field and what it found, places before clauses. Up and down move the choice, Enter takes it.
class SearchPanel {
 public:
  void focus() { focus_ = true; }
  void draw(const Ui& ui);

 private:
  void draw_field(const Ui& ui);
  void move_choice(const Ui& ui);
  void draw_hits(const Ui& ui);

  std::string text_;
  int choice_ = 0;        // among session.hits()
  bool focus_ = false, entered_ = false, moved_ = false;
};

}  // namespace atlas::app
