// A set of names that holds few, and is filled and emptied again and again: a list, until there are many of them.
//
//   NameSet names; names.insert("A"); names.contains("A")  ->  true; names.clear()
//
// The names' texts must outlive it.
#ifndef SPARKVET_LIB_CARRIER_NAME_SET_H_
#define SPARKVET_LIB_CARRIER_NAME_SET_H_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sparkvet::carrier {

class NameSet {
 public:
  bool empty() const { return few_.empty(); }
  bool contains(std::string_view name) const {
    return std::find(few_.begin(), few_.end(), name) != few_.end() || (!more_.empty() && more_.contains(name));
  }
  void insert(std::string_view name) {
    if (few_.size() < kFew) few_.push_back(name);
    else more_.insert(name);
  }
  void clear() {
    few_.clear();
    if (!more_.empty()) more_.clear();
  }

 private:
  static constexpr size_t kFew = 16;
  std::vector<std::string_view> few_;
  std::unordered_set<std::string_view> more_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_NAME_SET_H_
