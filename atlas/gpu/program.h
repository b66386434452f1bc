#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gpu/object.h"

namespace atlas::gpu {

void delete_program(unsigned id);

// A vertex and a fragment shader. Sources come without their `#version` line (330 core is put before them).
class Program {
 public:
  Program() = default;
  // Fails with the driver's message and the lines of the source around it.
  static Result<Program> create(const std::string& name, std::string_view vertex, std::string_view fragment);

  void use() const;
  // Sets a uniform of the program in use; a name that the compiler dropped is ignored.
  void set(const char* uniform, int value) const;
  void set(const char* uniform, float value) const;
  void set(const char* uniform, float x, float y) const;
  void set(const char* uniform, float x, float y, float z) const;
  void set(const char* uniform, float x, float y, float z, float w) const;
  void set_array(const char* uniform, const float* values, int count) const;
  void set_matrix3(const char* uniform, const float* column_major) const;

 private:
  int location(const char* uniform) const;

  Object<delete_program> object_;
  mutable std::map<std::string, int, std::less<>> locations_;
};

}  // namespace atlas::gpu
