// What a scalar of YAML, JSON, TOML or HCL says, byte by byte: libraries tell the decoded text, and here it is decoded once
// more along with the place of each byte.
//
//   "k: |\n    one\n    two\n", the scalar at 3  ->  "one\ntwo\n", "two" at [15, 18)
//
// The grammar is libyaml's (folding, chomping, indentation indicators), escapes are those of YAML 1.1, of which JSON's and
// TOML's are a part; HCL's are told in hcl_template.h. The result is held against what the library says; where it differs (a Unicode line separator), all
// bytes are mapped to the scalar as a whole.
#ifndef SPARKVET_LIB_CARRIER_SCALAR_TEXT_H_
#define SPARKVET_LIB_CARRIER_SCALAR_TEXT_H_

#include <cstddef>
#include <string_view>

#include "lib/carrier/source_map.h"
#include "lib/carrier/tree.h"

namespace sparkvet::carrier {

struct ScalarPlace {
  size_t begin = 0;  // without quotes and block header
  size_t end = 0;
};

// The content of a block scalar whose header is at `header`: from its first character that is no blank to the end of its
// last line that is not empty.
ScalarPlace PlaceOfBlock(std::string_view text, size_t header);

// Past anchors and tags, and the blanks, comments and line ends behind them.
size_t SkipNodeProperties(std::string_view text, size_t at);

// The text of a scalar of `shown`, a template that was made readable as `text` (template_text.h) and read from there as
// `value`: with the template's bytes, and its directives that stand on lines of their own.
SourceMap DecodeReadable(std::string_view text, std::string_view shown, const Node& node, std::string_view value);

// The text of a node of a finished tree, a scalar that is no alias, once more with its places. `text` and `shown` are the
// same where there is no template.
SourceMap DecodeScalar(std::string_view text, std::string_view shown, const Node& node);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SCALAR_TEXT_H_
