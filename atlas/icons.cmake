# embed_icons(TARGET FOLDER): every FOLDER/NAME.svg becomes two pictures of 96 pixels in TARGET, NAME.png in the light
# style's colours and NAME-dark.png in the dark one's, to be read through the header "embedded/icons.h" (embed.cmake).
function(embed_icons target folder)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  find_program(RSVG_CONVERT rsvg-convert REQUIRED)   # Debian: librsvg2-bin
  file(GLOB drawings CONFIGURE_DEPENDS ${folder}/*.svg)
  set(pictures "")
  foreach(drawing ${drawings})
    get_filename_component(name ${drawing} NAME_WE)
    list(APPEND pictures ${CMAKE_BINARY_DIR}/icons/${name}.png ${CMAKE_BINARY_DIR}/icons/${name}-dark.png)
  endforeach()
  if(pictures)
    add_custom_command(
      OUTPUT ${pictures}
      COMMAND ${CMAKE_COMMAND} -DRSVG_CONVERT=${RSVG_CONVERT} -DOUT=${CMAKE_BINARY_DIR}/icons "-DDRAWINGS=${drawings}"
              -P ${PROJECT_SOURCE_DIR}/atlas/draw_icons.cmake
      DEPENDS ${drawings} ${PROJECT_SOURCE_DIR}/atlas/draw_icons.cmake
      VERBATIM)
  endif()
  set(out ${CMAKE_BINARY_DIR}/embedded)
  add_custom_command(
    OUTPUT ${out}/icons.cpp ${out}/icons.h
    COMMAND ${CMAKE_COMMAND} -DOUT=${out}/icons -DNAME=icons -DFOLDER=${CMAKE_BINARY_DIR}/icons "-DFILES=${pictures}"
            -P ${PROJECT_SOURCE_DIR}/atlas/embed_files.cmake
    DEPENDS ${pictures} ${PROJECT_SOURCE_DIR}/atlas/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/icons.cpp ${out}/icons.h)
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR})
endfunction()
