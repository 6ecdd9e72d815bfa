// Something that is used again by whoever needs one next on this thread, with the room that it has made: for a short text,
// making room anew costs as much as reading it.
//
//   struct Room { std::vector<Word> words; void Clear() { words.clear(); } };
//   Reused<Room> room;            // as empty as a new one
//   room->words.push_back(word);  // allocates nothing, if an earlier one held as many
//
// Clear() forgets what is in it, and must give back what only a huge text has needed. Several can be in use at once.
#ifndef SPARKVET_LIB_CARRIER_REUSED_H_
#define SPARKVET_LIB_CARRIER_REUSED_H_

#include <memory>
#include <utility>
#include <vector>

namespace sparkvet::carrier {

template <class T>
class Reused {
 public:
  Reused() {
    std::vector<std::unique_ptr<T>>& free = Free();
    if (free.empty()) {
      object_ = std::make_unique<T>();
    } else {
      object_ = std::move(free.back());
      free.pop_back();
    }
  }
  ~Reused() {
    object_->Clear();
    Free().push_back(std::move(object_));
  }
  Reused(const Reused&) = delete;
  Reused& operator=(const Reused&) = delete;

  T& operator*() const { return *object_; }
  T* operator->() const { return object_.get(); }

 private:
  static std::vector<std::unique_ptr<T>>& Free() {
    thread_local std::vector<std::unique_ptr<T>> free;
    return free;
  }

  std::unique_ptr<T> object_;
};

// Empties a list, and gives its room back where it is more than `most`.
template <class List>
void ClearRoom(List& list, size_t most) {
  if (list.capacity() > most) list = List();
  else list.clear();
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_REUSED_H_
