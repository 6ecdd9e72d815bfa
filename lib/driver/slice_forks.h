// How a slice (slice.h) goes on another release: where it has other steps there, and from where on they are the same again.
//
//   FindForks(program, slice of 3.3, slice of 3.4, alike steps)
//     ->  before step 2, of which 3.4 knows nothing: let remote = null      there: argument remote      compared behind: remote
//         …
//
// Without a fork the slice comes to the same on both, whatever the configuration. With forks it does where, behind each of them,
// what is named stands for the same: of one configuration, a play of both ways tells (slice_play.h).
#ifndef SPARKVET_LIB_DRIVER_SLICE_FORKS_H_
#define SPARKVET_LIB_DRIVER_SLICE_FORKS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/driver/alike_steps.h"
#include "lib/driver/slice.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

struct SliceFork {
  uint32_t at = 0, end = 0;         // the steps that only this slice has, if any
  uint32_t below = 0;               // where it is behind the last step below a call: the place of that call, from 1
  Slice theirs;                     // what stands there instead: steps that name, and assignments that must come to nothing
  std::vector<uint32_t> own;        // slots that theirs may name and nobody else, for steps of theirs behind another fork
  std::vector<uint32_t> put_back;   // others that theirs may name
  std::vector<uint32_t> compared;   // slots that either way may name and both ask for behind it
  uint32_t releases = 0;            // whose way it is: bits, by their place in the catalogue
};

// In their order; nothing where the releases are too different, or a step that both have is not alike.
std::optional<std::vector<SliceFork>> FindForks(const rule::Program& program, const Slice& mine, const Slice& theirs, const AlikeSteps& alike);

// Adds what leads to another release, a bit, to what leads to others; ways that several take are one. False, and nothing is added,
// where one would be in another's way.
bool AddForks(std::vector<SliceFork>& all, const std::vector<SliceFork>& more, uint32_t release);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SLICE_FORKS_H_
