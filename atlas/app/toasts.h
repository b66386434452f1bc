#pragma once
#include <string>
#include <vector>

#include "base/error.h"

namespace atlas::app {

// Short notes over the map that go away by themselves; errors stay until they are clicked or Esc is pressed. Pure: the
// time is the caller's.
class Toasts {
 public:
  enum class Kind { note, warning, error };
  struct Toast {
    Kind kind;
    std::string text;
    double until_s;
  };

  void add(Kind kind, std::string text, double now_s);
  void add(const Error& error, double now_s) { add(Kind::error, error.to_line(), now_s); }
  void remove(std::size_t index);
  void expire(double now_s);
  bool remove_newest_error();   // false: there was none

  const std::vector<Toast>& all() const { return toasts_; }
  // Seconds until one goes away; infinite when there is none.
  double next_change_s(double now_s) const;

 private:
  std::vector<Toast> toasts_;
};

}  // namespace atlas::app
