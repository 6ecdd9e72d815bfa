// Keeps made-up texts (decoded escapes, joined words) alive at stable addresses, so that everything else can
// hold string_views whether a text stands in a file as it is or had to be decoded; and lists of small plain
// records beside them (the pieces of a word).
//
//   Arena arena;
//   std::string_view key = arena.Keep("spark.app" + std::string(".name"));  // lives as long as the arena, moved or not
//
// Texts lie one behind the other in blocks: an arena that keeps nothing costs nothing.
#ifndef SPARKVET_LIB_TEXT_ARENA_H_
#define SPARKVET_LIB_TEXT_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sparkvet::text {

class Arena {
 public:
  Arena() = default;
  // What is kept stays where it is.
  Arena(Arena&& other) noexcept
      : blocks_(std::move(other.blocks_)), shared_(std::move(other.shared_)), free_(std::exchange(other.free_, nullptr)), left_(std::exchange(other.left_, 0)) {}
  Arena& operator=(Arena&& other) noexcept {
    blocks_ = std::move(other.blocks_);
    shared_ = std::move(other.shared_);
    free_ = std::exchange(other.free_, nullptr);
    left_ = std::exchange(other.left_, 0);
    return *this;
  }

  std::string_view Keep(std::string_view text) {
    if (text.empty()) return "";
    char* const at = Take(text.size());
    std::copy(text.begin(), text.end(), at);
    return {at, text.size()};
  }

  template <class T>
  std::span<const T> KeepAll(std::span<const T> records) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));
    if (records.empty()) return {};
    const size_t gap = (alignof(T) - reinterpret_cast<uintptr_t>(free_) % alignof(T)) % alignof(T);
    if (gap < left_) Take(gap);
    else left_ = 0;
    T* const at = reinterpret_cast<T*>(Take(records.size_bytes()));
    std::uninitialized_copy(records.begin(), records.end(), at);
    return {at, records.size()};
  }

  // A text that several hold.
  void Share(std::shared_ptr<const std::string> text) { shared_.push_back(std::move(text)); }

 private:
  static constexpr size_t kFirstBlock = 256, kLargestBlock = 64 << 10;

  char* Take(size_t size) {
    if (size > left_) return TakeBlock(size);
    left_ -= size;
    return std::exchange(free_, free_ + size);
  }
  char* TakeBlock(size_t size);

  // With its size, which spares the allocator looking for it.
  struct GiveBack {
    size_t size = 0;
    void operator()(char* block) const { std::allocator<char>().deallocate(block, size); }
  };
  using Block = std::unique_ptr<char, GiveBack>;
  static Block MakeBlock(size_t size) { return {std::allocator<char>().allocate(size), GiveBack{size}}; }

  std::vector<Block> blocks_;
  std::vector<std::shared_ptr<const std::string>> shared_;
  char* free_ = nullptr;  // in the block at hand
  size_t left_ = 0;
};

}  // namespace sparkvet::text

#endif  // SPARKVET_LIB_TEXT_ARENA_H_
