# Writes OUT.h and OUT.cpp holding FILES as bytes (see embed.cmake).
set(table "")
set(arrays "")
set(count 0)
foreach(file ${FILES})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  file(RELATIVE_PATH path ${FOLDER} ${file})
  string(APPEND arrays "const unsigned char data_${count}[] = {${bytes}0};\n")
  string(APPEND table "  {\"${path}\", {reinterpret_cast<const char*>(data_${count}), sizeof data_${count} - 1}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUT}.h "#pragma once
#include <string_view>
#include <utility>
#include <vector>
namespace atlas::embedded {
std::string_view ${NAME}_file(std::string_view path);
const std::vector<std::pair<std::string_view, std::string_view>>& ${NAME}_files();
}
")
file(WRITE ${OUT}.cpp "#include \"${NAME}.h\"
namespace {
${arrays}
}
namespace atlas::embedded {
const std::vector<std::pair<std::string_view, std::string_view>>& ${NAME}_files() {
  static const std::vector<std::pair<std::string_view, std::string_view>> files = {
${table}  };
  return files;
}
std::string_view ${NAME}_file(std::string_view path) {
  for (const auto& [name, bytes] : ${NAME}_files())
    if (name == path) return bytes;
  return {};
}
}
")
