# What is taken from Debian, and how each is linked. Static archives are chosen where the command itself is
# linked statically: re2's and libyaml's pkg-config files name shared libraries.
find_package(Threads REQUIRED)
find_package(CLI11 REQUIRED)

function(sparkvet_package name library header)
  find_path(${name}_INCLUDE_DIR ${header} REQUIRED)
  if(SPARKVET_STATIC)
    find_library(${name}_LIBRARY NAMES lib${library}.a ${library} REQUIRED)
  else()
    find_library(${name}_LIBRARY NAMES ${library} REQUIRED)
  endif()
  add_library(pkg_${name} INTERFACE)
  target_include_directories(pkg_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIR})
  target_link_libraries(pkg_${name} INTERFACE ${${name}_LIBRARY} Threads::Threads)
endfunction()

sparkvet_package(expat expat expat.h)
sparkvet_package(yaml yaml yaml.h)
sparkvet_package(re2 re2 re2/re2.h)
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/reader.h REQUIRED)
add_library(pkg_rapidjson INTERFACE)
target_include_directories(pkg_rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIR})

# The package's own target names the shared library; the headers do without it.
find_path(TOML_INCLUDE_DIR toml++/toml.h REQUIRED)
add_library(pkg_toml INTERFACE)
target_include_directories(pkg_toml SYSTEM INTERFACE ${TOML_INCLUDE_DIR})
# A malformed file is an error of its own; the library's assertions about it would end a build without NDEBUG.
target_compile_options(pkg_toml INTERFACE "-DTOML_ASSERT(expression)=static_cast<void>(0)"
  "SHELL:-include ${CMAKE_CURRENT_LIST_DIR}/toml_unicode.h")

if(BUILD_TESTING)
  find_package(doctest REQUIRED)
  include(doctest)  # doctest_discover_tests()
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()
