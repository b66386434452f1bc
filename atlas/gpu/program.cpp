#include "gpu/program.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <cctype>
#include <sstream>

namespace atlas::gpu {

void delete_program(unsigned id) { glDeleteProgram(id); }

namespace {

constexpr const char* version_line = "#version 330 core\n";

// The first line number in a driver's message: "0:12(3): error" (Mesa) or "0(12) : error" (NVIDIA).
int line_in(const std::string& message) {
  for (std::size_t i = 0; i + 1 < message.size(); ++i)
    if (message[i] == '0' && (message[i + 1] == ':' || message[i + 1] == '('))
      if (i + 2 < message.size() && std::isdigit(static_cast<unsigned char>(message[i + 2])))
        return std::atoi(message.c_str() + i + 2);
  return 0;
}

std::string lines_around(std::string_view source, int line) {
  std::istringstream stream{std::string(version_line) + std::string(source)};
  std::string text, around;
  for (int number = 1; std::getline(stream, text); ++number)
    if (std::abs(number - line) <= 2) around += "\n  " + std::to_string(number) + ": " + text;
  return around;
}

Result<unsigned> compile(const std::string& where, unsigned stage, std::string_view source) {
  const unsigned id = glCreateShader(stage);
  const char* texts[] = {version_line, source.data()};
  const int lengths[] = {-1, static_cast<int>(source.size())};
  glShaderSource(id, 2, texts, lengths);
  glCompileShader(id);
  int done = 0;
  glGetShaderiv(id, GL_COMPILE_STATUS, &done);
  if (done) return id;
  std::string message(4096, '\0');
  int length = 0;
  glGetShaderInfoLog(id, static_cast<int>(message.size()), &length, message.data());
  message.resize(static_cast<std::size_t>(length));
  glDeleteShader(id);
  return fail(where, "does not compile: " + message + lines_around(source, line_in(message)));
}

}  // namespace

Result<Program> Program::create(const std::string& name, std::string_view vertex, std::string_view fragment) {
  auto vertex_shader = compile("shader " + name + ".vert", GL_VERTEX_SHADER, vertex);
  if (!vertex_shader) return fail(vertex_shader.error());
  auto fragment_shader = compile("shader " + name + ".frag", GL_FRAGMENT_SHADER, fragment);
  if (!fragment_shader) {
    glDeleteShader(*vertex_shader);
    return fail(fragment_shader.error());
  }
  Program program;
  program.object_ = Object<delete_program>(glCreateProgram());
  const unsigned id = program.object_.id();
  for (const unsigned shader : {*vertex_shader, *fragment_shader}) {
    glAttachShader(id, shader);
    glDeleteShader(shader);  // lives on in the program
  }
  glLinkProgram(id);
  int done = 0;
  glGetProgramiv(id, GL_LINK_STATUS, &done);
  if (done) return program;
  std::string message(4096, '\0');
  int length = 0;
  glGetProgramInfoLog(id, static_cast<int>(message.size()), &length, message.data());
  message.resize(static_cast<std::size_t>(length));
  return fail("shader " + name, "does not link: " + message);
}

void Program::use() const { glUseProgram(object_.id()); }

int Program::location(const char* uniform) const {
  if (const auto found = locations_.find(std::string_view(uniform)); found != locations_.end()) return found->second;
  return locations_[uniform] = glGetUniformLocation(object_.id(), uniform);
}

void Program::set(const char* uniform, int value) const { glUniform1i(location(uniform), value); }
void Program::set(const char* uniform, float value) const { glUniform1f(location(uniform), value); }
void Program::set(const char* uniform, float x, float y) const { glUniform2f(location(uniform), x, y); }
void Program::set(const char* uniform, float x, float y, float z) const { glUniform3f(location(uniform), x, y, z); }
void Program::set(const char* uniform, float x, float y, float z, float w) const {
  glUniform4f(location(uniform), x, y, z, w);
}
void Program::set_array(const char* uniform, const float* values, int count) const {
  glUniform1fv(location(uniform), count, values);
}
void Program::set_matrix3(const char* uniform, const float* column_major) const {
  glUniformMatrix3fv(location(uniform), 1, GL_FALSE, column_major);
}

}  // namespace atlas::gpu
