// Many short lists, one behind the other in one piece of memory.
//
//   Gathered g;   g.Add(1, 7);   g.Add(0, 5);   g.Add(1, 8);   g.Add(1, 8);      // list, element: as they come
//   Lists lists = g.Sorted(2);   lists[0] -> {5}   lists[1] -> {7, 8}
//
// Or, where one list is done before the next begins: Start(0), Add(5), Start(1), Add(7), Add(8), Finish(2).
#ifndef SPARKVET_LIB_DRIVER_LISTS_H_
#define SPARKVET_LIB_DRIVER_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sparkvet::driver {

class Gathered;

template <class T>
class Lists {
 public:
  // From here on what is added belongs to this list; those on the way to it stay empty.
  void Start(size_t list) {
    while (begins_.size() <= list) begins_.push_back(static_cast<uint32_t>(all_.size()));
  }
  void Add(const T& element) { all_.push_back(element); }
  // Of the list that was started last.
  std::span<const T> Last() const { return std::span(all_).subspan(begins_.back()); }
  // Once there are so many.
  void Finish(size_t lists) {
    Start(lists);
    all_.shrink_to_fit();
    begins_.shrink_to_fit();
  }

  std::span<const T> operator[](size_t list) const { return std::span(all_).subspan(begins_[list], begins_[list + 1] - begins_[list]); }

  // Where a list is, for whoever keeps that at hand.
  struct Place {
    uint32_t begin = 0, size = 0;
  };
  Place PlaceOf(size_t list) const { return {begins_[list], begins_[list + 1] - begins_[list]}; }
  std::span<const T> operator[](Place place) const { return std::span(all_).subspan(place.begin, place.size); }

 private:
  friend class Gathered;

  std::vector<T> all_;
  std::vector<uint32_t> begins_;
};

// Numbers for many lists.
class Gathered {
 public:
  void Add(size_t list, uint32_t element) { pairs_.push_back({static_cast<uint32_t>(list), element}); }
  void AddAll(size_t list, std::span<const uint32_t> elements) {
    for (const uint32_t element : elements) Add(list, element);
  }
  // Each list in the order in which its elements came; what comes twice in a row is there once.
  Lists<uint32_t> Sorted(size_t lists) const {
    std::vector<uint32_t> last(lists, kNone);  // element of each list so far
    const auto is_new = [&](const std::pair<uint32_t, uint32_t>& pair) { return std::exchange(last[pair.first], pair.second) != pair.second; };
    Lists<uint32_t> all;
    all.begins_.resize(lists + 1);
    for (const auto& pair : pairs_) all.begins_[pair.first + 1] += is_new(pair) ? 1 : 0;
    for (size_t list = 0; list < lists; ++list) all.begins_[list + 1] += all.begins_[list];
    all.all_.resize(all.begins_[lists]);
    std::vector<uint32_t> next(all.begins_.begin(), all.begins_.end() - 1);
    last.assign(lists, kNone);
    for (const auto& pair : pairs_) {
      if (is_new(pair)) all.all_[next[pair.first]++] = pair.second;
    }
    return all;
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;  // no element

  std::vector<std::pair<uint32_t, uint32_t>> pairs_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_LISTS_H_
