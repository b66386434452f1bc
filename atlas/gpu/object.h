#pragma once
#include <utility>

namespace atlas::gpu {

// The name of a GL object, owned. Made, used and destroyed on the thread whose context is current.
template <void (*Delete)(unsigned)>
class Object {
 public:
  Object() = default;
  explicit Object(unsigned id) : id_(id) {}
  Object(Object&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Object& operator=(Object&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Object() {
    if (id_) Delete(id_);
  }
  unsigned id() const { return id_; }
  explicit operator bool() const { return id_ != 0; }

 private:
  unsigned id_ = 0;
};

}  // namespace atlas::gpu
