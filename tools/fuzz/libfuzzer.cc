// The entry for libFuzzer, one binary for each target: -DSPARKVET_FUZZ_TARGET="shell". Needs a clang whose
// standard library has std::expected (19, or libc++ of that age); the ordinary build uses replay.cc instead.
#include <cstddef>
#include <cstdint>

#include "lib/base/check.h"
#include "tools/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const sparkvet::fuzz::Target* const target =
      sparkvet::fuzz::FindTarget(SPARKVET_FUZZ_TARGET);
  SV_CHECK(target != nullptr);
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
