# embed_folder(TARGET NAME FOLDER PATTERNS): every file of FOLDER that matches becomes part of TARGET, to be read
# through `std::string_view NAME_file(std::string_view path)` (empty when there is none) of the generated
# header "embedded/NAME.h"; NAME_files() lists the paths. Nothing to install, nothing to lose.
function(embed_folder target name folder patterns)
  set(out ${CMAKE_BINARY_DIR}/embedded)
  set(globs "")
  foreach(pattern ${patterns})
    list(APPEND globs ${folder}/${pattern})
  endforeach()
  file(GLOB files CONFIGURE_DEPENDS ${globs})
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  add_custom_command(
    OUTPUT ${out}/${name}.cpp ${out}/${name}.h
    COMMAND ${CMAKE_COMMAND} -DOUT=${out}/${name} -DNAME=${name} -DFOLDER=${folder} "-DFILES=${files}"
            -P ${PROJECT_SOURCE_DIR}/atlas/embed_files.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/atlas/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/${name}.cpp ${out}/${name}.h)
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR})
endfunction()
