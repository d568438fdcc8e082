# The platform, the tools, the desktop host and the tests.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(glfw REQUIRED IMPORTED_TARGET glfw3)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(stb REQUIRED IMPORTED_TARGET stb)  # Decodes pictures for the desktop.
find_package(OpenGL REQUIRED)

emc_layer(emc_server server store)
target_link_libraries(emc_server PUBLIC emc_api PRIVATE PkgConfig::sodium PkgConfig::sqlite3
  PkgConfig::png Threads::Threads)
emc_layer(emc_http server/http)  # The only home of Boost.Beast.
target_link_libraries(emc_http PUBLIC emc_server PRIVATE Threads::Threads)

function(emc_program name)
  add_executable(${name} ${CMAKE_SOURCE_DIR}/src/${ARGV1})
  target_link_libraries(${name} PRIVATE emc_warnings ${ARGN})
endfunction()

foreach(tool IN ITEMS check admin platform)
  if(EXISTS ${CMAKE_SOURCE_DIR}/src/server/tools/${tool}.cpp)
    file(GLOB parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/server/tools/${tool}_*.cpp)
    add_executable(emc-${tool} ${CMAKE_SOURCE_DIR}/src/server/tools/${tool}.cpp ${parts})
    target_include_directories(emc-${tool} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(emc-${tool} PRIVATE emc_warnings emc_domain)
  endif()
endforeach()
foreach(tool IN ITEMS admin platform)
  if(TARGET emc-${tool})
    target_link_libraries(emc-${tool} PRIVATE emc_server emc_http)
  endif()
endforeach()

# Shared by the native tests: doctest's main, the null backend, Person, Loopback.
function(emc_tests name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  file(GLOB shared CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/${folder}/*.cpp)
  if(folder STREQUAL flows)  # A flow's person sits at screens.
    file(GLOB person CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/screens/*.cpp)
    list(APPEND shared ${person})
  endif()
  add_executable(${name} ${sources} ${shared} ${CMAKE_SOURCE_DIR}/tests/support/main.cpp)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE EMC_SOURCE_FOLDER="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE emc_warnings ${ARGN})
endfunction()

emc_tests(emc_unit_tests unit emc_domain emc_api)
emc_tests(emc_screen_tests screens emc_client imgui)
emc_tests(emc_flow_tests flows emc_client emc_server imgui)
emc_tests(emc_server_tests server emc_server emc_http PkgConfig::sqlite3 Threads::Threads)
if(TARGET emc_server_tests AND TARGET emc-platform)  # One test kills the real program.
  target_compile_definitions(emc_server_tests PRIVATE EMC_PLATFORM="$<TARGET_FILE:emc-platform>")
  add_dependencies(emc_server_tests emc-platform)
endif()
foreach(bench IN ITEMS store http search)
  if(EXISTS ${CMAKE_SOURCE_DIR}/tests/bench/${bench}.cpp)
    add_executable(emc-bench-${bench} ${CMAKE_SOURCE_DIR}/tests/bench/${bench}.cpp)
    target_include_directories(emc-bench-${bench} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(emc-bench-${bench} PRIVATE emc_server emc_http PkgConfig::sqlite3 Threads::Threads)
  endif()
endforeach()

file(GLOB desktop CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/host/desktop/*.cpp)
if(desktop)
  add_executable(emc-desktop ${desktop} ${EMC_IMGUI}/backends/imgui_impl_glfw.cpp
    ${EMC_IMGUI}/backends/imgui_impl_opengl3.cpp ${EMC_IMGUI}/misc/freetype/imgui_freetype.cpp)
  set_source_files_properties(${EMC_IMGUI}/backends/imgui_impl_glfw.cpp
    ${EMC_IMGUI}/backends/imgui_impl_opengl3.cpp ${EMC_IMGUI}/misc/freetype/imgui_freetype.cpp
    PROPERTIES COMPILE_OPTIONS -w)
  target_include_directories(emc-desktop SYSTEM PRIVATE ${EMC_IMGUI}/backends ${EMC_IMGUI}/misc/freetype)
  target_link_libraries(emc-desktop PRIVATE emc_client emc_server imgui PkgConfig::curl PkgConfig::freetype
    PkgConfig::glfw PkgConfig::stb OpenGL::GL Threads::Threads)
endif()
