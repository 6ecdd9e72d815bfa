// Blocks of memory that were given back, kept by size for whoever asks for such a one next. What a general allocator does
// in two hundred instructions for a block that comes and goes takes twenty here.
//
//   BlockShelves shelves;
//   void* block = shelves.Take(40);              ->  null: none is kept
//   block = malloc(BlockShelves::Room(40));      ->  room for 48, as for all sizes of its shelf
//   shelves.Keep(block, 40);                     ->  true: kept
//   shelves.Take(33);                            ->  that block
//
// Each shelf holds few, so that memory that is not used stays little. For one thread; what is kept when it ends is not freed.
#ifndef SPARKVET_LIB_BASE_BLOCK_SHELVES_H_
#define SPARKVET_LIB_BASE_BLOCK_SHELVES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>

namespace sparkvet::base {

class BlockShelves {
 public:
  static constexpr size_t kMostSmall = 32, kMostLarge = 4;  // blocks of a shelf

  constexpr BlockShelves() {
    for (size_t i = 0; i < shelves_.size(); ++i) shelves_[i].room = i < kSmallShelves ? kMostSmall : kMostLarge;
  }

  // How large a block of that size has to be, so that it can be kept.
  static constexpr size_t Room(size_t size) {
    if (size <= kLargestSmall) return size == 0 ? kSmallStep : (size + kSmallStep - 1) / kSmallStep * kSmallStep;
    return size <= kLargest ? (size + kLargeStep - 1) / kLargeStep * kLargeStep : size;
  }

  void* Take(size_t size) {
    if (size > kLargest) return nullptr;
    Shelf& shelf = shelves_[ShelfOf(size)];
    Block* const block = shelf.first;
    if (block == nullptr) return nullptr;
    ++shelf.room;
    shelf.first = block->next;
    return block;
  }

  // False where there is no room for it. The size is the one for which it was got.
  bool Keep(void* block, size_t size) {
    if (size > kLargest) return false;
    Shelf& shelf = shelves_[ShelfOf(size)];
    if (shelf.room == 0) return false;
    --shelf.room;
    shelf.first = new (block) Block{shelf.first};
    return true;
  }

 private:
  static constexpr size_t kSmallStep = 16, kLargestSmall = 1024, kLargeStep = 256, kLargest = 8192;
  static constexpr size_t kSmallShelves = kLargestSmall / kSmallStep + 1;  // the first for blocks of no size

  struct Block {
    Block* next;
  };
  struct Shelf {
    Block* first = nullptr;
    size_t room = 0;  // for so many more
  };

  static constexpr size_t ShelfOf(size_t size) {
    if (size <= kLargestSmall) return (size + kSmallStep - 1) / kSmallStep;
    return kSmallShelves + (size - kLargestSmall - 1) / kLargeStep;
  }

  std::array<Shelf, kSmallShelves + (kLargest - kLargestSmall) / kLargeStep> shelves_{};
};

}  // namespace sparkvet::base

#endif  // SPARKVET_LIB_BASE_BLOCK_SHELVES_H_
