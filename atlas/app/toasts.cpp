#include "app/toasts.h"

#include <algorithm>
#include <limits>

namespace atlas::app {
namespace {

constexpr double note_s = 6, warning_s = 12;
constexpr std::size_t most_toasts = 4;

}  // namespace

void Toasts::add(Kind kind, std::string text, double now_s) {
  std::erase_if(toasts_, [&](const Toast& old) { return old.text == text; });
  if (toasts_.size() == most_toasts) toasts_.erase(toasts_.begin());
  const double stays_s = kind == Kind::note ? note_s : kind == Kind::warning ? warning_s : std::numeric_limits<double>::infinity();
  toasts_.push_back({kind, std::move(text), now_s + stays_s});
}

void Toasts::remove(std::size_t index) {
  if (index < toasts_.size()) toasts_.erase(toasts_.begin() + static_cast<std::ptrdiff_t>(index));
}

bool Toasts::remove_newest_error() {
  for (std::size_t i = toasts_.size(); i-- > 0;)
    if (toasts_[i].kind == Kind::error) return remove(i), true;
  return false;
}

void Toasts::expire(double now_s) {
  std::erase_if(toasts_, [&](const Toast& one) { return one.until_s <= now_s; });
}

double Toasts::next_change_s(double now_s) const {
  double least = std::numeric_limits<double>::infinity();
  for (const Toast& one : toasts_) least = std::min(least, std::max(0.0, one.until_s - now_s));
  return least;
}

}  // namespace atlas::app
