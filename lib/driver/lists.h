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
    std::vector<uint32_t> ends(lists + 1);
    for (const auto& [list, element] : pairs_) ++ends[list + 1];
    for (size_t list = 0; list < lists; ++list) ends[list + 1] += ends[list];
    std::vector<uint32_t> sorted(pairs_.size());
    std::vector<uint32_t> next(ends.begin(), ends.end() - 1);
    for (const auto& [list, element] : pairs_) sorted[next[list]++] = element;
    Lists<uint32_t> all;
    for (size_t list = 0; list < lists; ++list) {
      all.Start(list);
      for (uint32_t i = ends[list]; i < ends[list + 1]; ++i) {
        if (i == ends[list] || sorted[i] != sorted[i - 1]) all.Add(sorted[i]);
      }
    }
    all.Finish(lists);
    return all;
  }

 private:
  std::vector<std::pair<uint32_t, uint32_t>> pairs_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_LISTS_H_
