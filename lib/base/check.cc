#include "lib/base/check.h"

#include <unistd.h>

#include <cstdio>

namespace sparkvet::base {

void CheckFailed(const char* file, int line, const char* text) {
  std::fprintf(stderr, "sparkvet: internal error: %s:%d: %s\n", file, line, text);
  std::fflush(stderr);
#ifdef SPARKVET_LIBFUZZER
  __builtin_trap();  // libFuzzer takes a quiet exit for a success
#else
  _exit(4);
#endif
}

}  // namespace sparkvet::base
