// HCL's native syntax, Terraform's language, as a tree of places (tree.h). Blocks and their labels are maps in maps, as in Terraform's
// own JSON; a block within another one is an item of a list, since there may be several, as in Terraform's addresses.
//
//   resource "a" "b" {
//     x = "1"
//     step { y = [2] }
//   }
//     ->  map{ resource: map{ a: map{ b: map{ x: "1", step: list[ map{ y: list["2"] } ] } } } }
//
// What HCL 1 wrote otherwise (a quoted name of a setting, commas behind settings) is let pass. What expressions become is told in
// hcl_values.h.
#ifndef SPARKVET_LIB_CARRIER_HCL_READER_H_
#define SPARKVET_LIB_CARRIER_HCL_READER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/tree.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct HclResult {
  Tree tree;
  std::vector<text::Located<std::string_view>> comments;  // without their signs
  std::optional<Problem> problem;                         // the tree is of no use then
  bool too_deep = false;                                  // nor is it then, though the text may be fine
};

// `arena` keeps what is not in `text` as it is.
HclResult ParseHcl(std::string_view text, text::FileId file, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_READER_H_
