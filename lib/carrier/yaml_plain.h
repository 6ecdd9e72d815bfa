// Everyday YAML in one pass: what most manifests are made of, at a tenth of what a whole reader of YAML costs.
//
//   ReadPlainYaml("a:\n  - x: 1 # one\n", {file, 0, 18}, tree)  ->  true: map{ "a" : list[ map{ "x" : "1" } ] }
//
// Everyday is: maps and lists by indentation, scalars and {…} and […] that end on their line, comments; printable ASCII
// without tabs. No anchors, tags, block scalars, escapes, complex keys, directives, and nothing wrong. Of anything else
// nothing is said, and ParseYaml (yaml.h) reads it with libyaml, which also says what is wrong. Nodes and their places are
// libyaml's; a test holds the two against each other.
#ifndef SPARKVET_LIB_CARRIER_YAML_PLAIN_H_
#define SPARKVET_LIB_CARRIER_YAML_PLAIN_H_

#include <string_view>

#include "lib/carrier/tree.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

// The only document of text[range). False, and an unusable tree, where it is not that plain.
bool ReadPlainYaml(std::string_view text, text::Span range, Tree& tree);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_PLAIN_H_
