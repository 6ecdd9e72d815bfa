// A set of names, and a map from them, that mostly hold few: a list, until there are many of them.
//
//   NameSet names; names.insert("A"); names.contains("A")  ->  true; names.clear()
//   NameMap<int> counts; ++counts["A"]; counts.Find("B")   ->  null
//
// The names' texts must outlive it.
#ifndef SPARKVET_LIB_CARRIER_NAME_SET_H_
#define SPARKVET_LIB_CARRIER_NAME_SET_H_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>
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
    if (!more_.empty()) more_ = {};
  }

 private:
  static constexpr size_t kFew = 16;
  std::vector<std::string_view> few_;
  std::unordered_set<std::string_view> more_;
};

template <class Value>
class NameMap {
 public:
  const Value* Find(std::string_view name) const {
    const size_t place = PlaceOf(name);
    return place < entries_.size() ? &entries_[place].value : nullptr;
  }
  // Made if it is not there; valid until another one is made.
  Value& operator[](std::string_view name) {
    const size_t place = PlaceOf(name);
    if (place < entries_.size()) return entries_[place].value;
    if (entries_.capacity() == 0) entries_.reserve(kFew);
    entries_.emplace_back(name);
    if (entries_.size() > kFew) {
      for (size_t i = by_name_.size(); i < entries_.size(); ++i) by_name_.emplace(entries_[i].name, i);
    }
    return entries_.back().value;
  }
  void clear() {
    if (entries_.size() > kFew) {
      by_name_.clear();
      entries_ = {};
    }
    entries_.clear();
  }

 private:
  static constexpr size_t kFew = 12;
  struct Entry {
    std::string_view name;
    Value value = {};
  };

  size_t PlaceOf(std::string_view name) const {
    if (entries_.size() > kFew) {
      const auto at = by_name_.find(name);
      return at == by_name_.end() ? entries_.size() : at->second;
    }
    const char first = name.empty() ? '\0' : name[0];
    return static_cast<size_t>(std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) {
      return e.name.size() == name.size() && (name.empty() || e.name[0] == first) && e.name == name;
    }) - entries_.begin());
  }

  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, size_t> by_name_;  // of all entries, where there are many
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_NAME_SET_H_
