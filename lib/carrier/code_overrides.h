// What a program may set otherwise further down: in a branch, on an object that this one is handed to, by merging maps.
//
//   c = SparkConf().set("spark.a", 1)         the value of spark.a is open, since the branch may be taken;
//   if x: c.set("spark.a", 2)                 that of the branch is not
//   c = SparkConf().set("spark.a", 3)         another object: none of the others changes it, nor does it change them
//
// A value that is set the same way stays what it is.
#ifndef SPARKVET_LIB_CARRIER_CODE_OVERRIDES_H_
#define SPARKVET_LIB_CARRIER_CODE_OVERRIDES_H_

#include <string_view>
#include <vector>

#include "lib/carrier/tree.h"

namespace sparkvet::carrier {

class CodeOverrides {
 public:
  // What may be put over any map that is a literal.
  static constexpr std::string_view kAnyMap = "*";

  // A map of settings, in the order of the text: what it sets is set on the object of that name, which it makes (`is_new`) or finds.
  void Add(NodeIndex map, std::string_view object, bool is_new) { all_.push_back({map, object, is_new}); }

  // Marks the values that may be set otherwise (Node::Tag::kOwn).
  void Doubt(Tree& tree) const;

 private:
  struct Settings {
    NodeIndex map;
    std::string_view object;
    bool is_new;
  };
  std::vector<Settings> all_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_OVERRIDES_H_
