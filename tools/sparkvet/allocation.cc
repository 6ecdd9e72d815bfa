// The command's operator new and delete. A file that is vetted asks for some hundred small blocks and gives them back soon
// after; most of the next file's are then of the same sizes.
#include <cstdlib>
#include <new>

#include "lib/base/block_shelves.h"

namespace {

constinit thread_local sparkvet::base::BlockShelves shelves;

// Apart, so that whoever gets a kept block saves no registers.
[[gnu::noinline]] void* Allocate(size_t size) {
  while (true) {
    void* const block = std::malloc(sparkvet::base::BlockShelves::Room(size));
    if (block != nullptr) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

void* operator new(size_t size) {
  void* const kept = shelves.Take(size);
  return kept != nullptr ? kept : Allocate(size);
}

void operator delete(void* block, size_t size) noexcept {
  if (block != nullptr && !shelves.Keep(block, size)) std::free(block);
}

// Whoever does not say how large it is.
void operator delete(void* block) noexcept { std::free(block); }
