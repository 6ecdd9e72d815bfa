// Looks a dotted path up in a document.
//
//   At(tree, root, "spec.executor.cores")               ->  every `cores` of the last `executor`, duplicates included, in order
//   At(tree, spec, "server.configOverrides.'a.conf'")   ->  a name with dots stands in quotes
//   At(tree, spec, "containers[main].image")            ->  of the list's item whose `name` is main
#ifndef SPARKVET_LIB_CARRIER_TREE_PATH_H_
#define SPARKVET_LIB_CARRIER_TREE_PATH_H_

#include <string_view>
#include <vector>

#include "lib/carrier/tree.h"

namespace sparkvet::carrier {

// Of thousands of entries at one place the first are enough: that is an attack, no document.
std::vector<Entry> At(const Tree& tree, const Node& from, std::string_view path);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_PATH_H_
