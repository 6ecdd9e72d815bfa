// How far apart two words are, for "did you mean": the number of insertions, deletions, replacements and
// swaps of neighbours that turn one into the other (optimal string alignment).
//
//   EditDistance("enable", "enabled", 3)  ->  1
//   EditDistance("abcd", "wxyz", 3)       ->  4   (anything above the limit is reported as limit + 1)
#ifndef SPARKVET_LIB_BASE_EDIT_DISTANCE_H_
#define SPARKVET_LIB_BASE_EDIT_DISTANCE_H_

#include <cstddef>
#include <string_view>

namespace sparkvet::base {

// Costs O(|a| * limit) at worst and stops early once the limit is passed. Words longer than 256 bytes are
// never near anything: limit + 1.
size_t EditDistance(std::string_view a, std::string_view b, size_t limit);

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_EDIT_DISTANCE_H_
