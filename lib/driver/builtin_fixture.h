// For tests: the catalogue and the rules that the command has, made once.
#ifndef SPARKVET_LIB_DRIVER_BUILTIN_FIXTURE_H_
#define SPARKVET_LIB_DRIVER_BUILTIN_FIXTURE_H_

#include "lib/image/builtin.h"
#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::driver {

inline const spark::Catalogue& Catalogue() {
  static const spark::Catalogue catalogue(image::BuiltIn());
  return catalogue;
}

inline const rule::Program& Program() {
  static const rule::Program program(image::BuiltIn());
  return program;
}

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_BUILTIN_FIXTURE_H_
