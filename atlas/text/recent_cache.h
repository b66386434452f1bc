#pragma once
#include <mutex>
#include <unordered_map>
#include <utility>

namespace atlas::text {

// Keeps what was asked for lately: two generations of at most `limit` entries; when the young one is full, the old
// one goes. Cheaper than a list of uses, and as good here. Thread: any.
template <class Key, class Value>
class RecentCache {
 public:
  explicit RecentCache(std::size_t limit) : limit_(limit) {}

  // A default-constructed Value when there is none.
  Value find(const Key& key) {
    std::lock_guard lock(mutex_);
    if (const auto found = young_.find(key); found != young_.end()) return found->second;
    const auto found = old_.find(key);
    if (found == old_.end()) return {};
    Value value = found->second;
    insert_young(key, value);
    return value;
  }
  void insert(const Key& key, Value value) {
    std::lock_guard lock(mutex_);
    insert_young(key, std::move(value));
  }

 private:
  void insert_young(const Key& key, Value value) {
    if (young_.size() >= limit_) {
      old_ = std::move(young_);
      young_.clear();
    }
    young_.insert_or_assign(key, std::move(value));
  }

  std::mutex mutex_;
  std::size_t limit_;
  std::unordered_map<Key, Value> young_, old_;
};

}  // namespace atlas::text
