# The browser's client: build/.../web/emc.js and emc.wasm. scripts/build_site.py makes the site of
# them and of shell/ and web/.

# em++ sees its own headers only; nlohmann's are the system's, and all templates.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
file(CREATE_LINK /usr/include/nlohmann ${CMAKE_BINARY_DIR}/include/nlohmann SYMBOLIC)
target_include_directories(emc_api SYSTEM PRIVATE ${CMAKE_BINARY_DIR}/include)

# The preset gives MinSizeRel flags of its own, without this one.
add_compile_definitions($<$<CONFIG:MinSizeRel>:NDEBUG>)
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_SSE)

file(GLOB host CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/host/browser/*.cpp)
set(library ${CMAKE_SOURCE_DIR}/shell/bridge/library.js)

add_executable(emc ${host})
target_link_libraries(emc PRIVATE emc_warnings emc_client imgui)
set_target_properties(emc PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/web)

# The same host under a table of 100,000 rows instead of the client, see tests/bench/page.mjs.
add_executable(emc-bench-table EXCLUDE_FROM_ALL ${host} ${CMAKE_SOURCE_DIR}/tests/bench/table/app.cpp)
target_link_libraries(emc-bench-table PRIVATE emc_warnings emc_api emc_ui imgui)
set_target_properties(emc-bench-table PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench/web OUTPUT_NAME emc)

foreach(program IN ITEMS emc emc-bench-table)
set_target_properties(${program} PROPERTIES LINK_DEPENDS ${library})
target_link_options(${program} PRIVATE
  -fno-exceptions --no-entry
  --js-library ${library}
  -sMODULARIZE -sEXPORT_ES6 -sEXPORT_NAME=createModule
  -sENVIRONMENT=web
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sGL_ENABLE_GET_PROC_ADDRESS=0 -sGL_TRACK_ERRORS=0
  -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0
  -sFETCH -sFETCH_SUPPORT_INDEXEDDB=0
  -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
  -sMALLOC=emmalloc -sINITIAL_HEAP=16MB -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=512KB
  -sINCOMING_MODULE_JS_API=instantiateWasm,onAbort,printErr
  -sEXPORTED_RUNTIME_METHODS=HEAPU8
  -sEXPORTED_FUNCTIONS=_malloc,_free
  $<$<CONFIG:Debug>:-sASSERTIONS=1>
  $<$<CONFIG:Debug>:-sSTACK_OVERFLOW_CHECK=2>)
endforeach()
