// The comments of a YAML document, which the parser drops: a '#' at a line's beginning or behind a blank, unless it
// stands inside a scalar.
#ifndef SPARKVET_LIB_CARRIER_YAML_COMMENTS_H_
#define SPARKVET_LIB_CARRIER_YAML_COMMENTS_H_

#include <string_view>
#include <vector>

#include "lib/carrier/tree.h"

namespace sparkvet::carrier {

// In the order of the text, without the '#'.
std::vector<text::Located<std::string_view>> YamlComments(std::string_view text, text::Span range,
                                                          const Tree& tree);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_COMMENTS_H_
