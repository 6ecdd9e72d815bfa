# sparkvet_rules: the image of rules/, compiled by rulec and linked in as data.
add_executable(rulec tools/rulec/main.cc)
target_link_libraries(rulec PRIVATE sv_carrier sv_rule)

file(GLOB_RECURSE SPARKVET_RULE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.toml)
set(SPARKVET_IMAGE ${PROJECT_BINARY_DIR}/rules.image)
add_custom_command(
  OUTPUT ${SPARKVET_IMAGE}
  COMMAND rulec ${PROJECT_SOURCE_DIR}/rules ${SPARKVET_IMAGE}
  DEPENDS rulec ${SPARKVET_RULE_FILES}
  COMMENT "Compiling rules/"
  VERBATIM)
# The assembler copies the image as it is: no compiler reads a megabyte of digits.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/builtin_image.cc CONTENT [=[
#include "lib/image/builtin.h"

__asm__(
#ifdef __APPLE__
    ".const_data\n"
    ".balign 8\n"
    "_sparkvet_image_begin:\n"
    ".incbin \"@SPARKVET_IMAGE@\"\n"
    "_sparkvet_image_end:\n"
    ".text\n"
#else
    ".pushsection .rodata\n"
    ".balign 8\n"
    "sparkvet_image_begin:\n"
    ".incbin \"@SPARKVET_IMAGE@\"\n"
    "sparkvet_image_end:\n"
    ".popsection\n"
#endif
);
extern "C" const char sparkvet_image_begin[];
extern "C" const char sparkvet_image_end[];

namespace sparkvet::image {

const View& BuiltIn() {
  static const View view(std::string_view(sparkvet_image_begin, static_cast<size_t>(sparkvet_image_end - sparkvet_image_begin)));
  return view;
}

}  // namespace sparkvet::image
]=] @ONLY)
set_source_files_properties(${PROJECT_BINARY_DIR}/builtin_image.cc PROPERTIES OBJECT_DEPENDS ${SPARKVET_IMAGE})
add_library(sparkvet_rules STATIC ${PROJECT_BINARY_DIR}/builtin_image.cc ${SPARKVET_IMAGE})
target_link_libraries(sparkvet_rules PUBLIC sv_image)
