// Everyday JSON in one pass: what stands in most files, at a tenth of what a whole reader of JSON costs.
//
//   ReadPlainJson("{\"a\": [1, true]}\n", {file, 0, 17}, tree)  ->  16, the end of the value, and its nodes in `tree`
//
// Everyday is: no escapes, no bytes beyond ASCII, no comments, no trailing commas, nothing wrong. Of anything else nothing is
// said, and ParseJson (json.h) reads it with RapidJSON, which also says what is wrong. A test holds the two against each other.
#ifndef SPARKVET_LIB_CARRIER_JSON_PLAIN_H_
#define SPARKVET_LIB_CARRIER_JSON_PLAIN_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/carrier/tree.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

// The next value of text[range). Nothing, and an unusable tree, where it is not that plain; no node where only blanks are left.
std::optional<uint32_t> ReadPlainJson(std::string_view text, text::Span range, Tree& tree);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JSON_PLAIN_H_
