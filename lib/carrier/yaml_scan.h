// Where a YAML scalar ends in the source. yaml-cpp tells only where a node begins (its anchor or tag included), so
// the end is found by reading the source again, guided by the decoded text.
//
//   `&a "x\u0041" # c`, at 0  ->  bytes [4, 11), closed
#ifndef SPARKVET_LIB_CARRIER_YAML_SCAN_H_
#define SPARKVET_LIB_CARRIER_YAML_SCAN_H_

#include <cstddef>
#include <string_view>

namespace sparkvet::carrier {

struct ScalarPlace {
  size_t begin = 0;  // without quotes and block header
  size_t end = 0;
  bool closed = true;  // false for a quote that never ends
};

// The scalar that starts at `at` in `text` and was decoded to `value`.
ScalarPlace PlaceOfScalar(std::string_view text, size_t at, std::string_view value, bool plain);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_SCAN_H_
