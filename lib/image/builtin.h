// The image of the built-in rules, made at build time by tools/rulec from rules/ and linked into the binary as
// data. Defined by the target sparkvet_rules; a program that wants the rules links it.
#ifndef SPARKVET_LIB_IMAGE_BUILTIN_H_
#define SPARKVET_LIB_IMAGE_BUILTIN_H_

#include "lib/image/image.h"

namespace sparkvet::image {

const View& BuiltIn();

}  // namespace sparkvet::image

#endif  // SPARKVET_LIB_IMAGE_BUILTIN_H_
