#include "lib/base/block_shelves.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <vector>

namespace sparkvet::base {
namespace {

using Memory = std::array<std::byte, 16384>;

}  // namespace

TEST_CASE("what was kept is handed out again, the last one first, for any size of its shelf") {
  BlockShelves shelves;
  alignas(std::max_align_t) Memory one, another;
  CHECK(shelves.Take(40) == nullptr);
  CHECK(shelves.Keep(one.data(), 40));
  CHECK(shelves.Keep(another.data(), 48));
  CHECK(shelves.Take(32) == nullptr);
  CHECK(shelves.Take(49) == nullptr);
  CHECK(shelves.Take(33) == another.data());
  CHECK(shelves.Take(48) == one.data());
  CHECK(shelves.Take(48) == nullptr);
}

TEST_CASE("a block of which the room was asked for serves every size that it is handed out for") {
  for (size_t kept = 0; kept <= 9000; kept += 13) {
    BlockShelves shelves;
    alignas(std::max_align_t) Memory memory;
    CAPTURE(kept);
    REQUIRE(BlockShelves::Room(kept) >= kept);
    REQUIRE(BlockShelves::Room(kept) > 0);
    const bool is_kept = shelves.Keep(memory.data(), kept);
    CHECK(is_kept == (kept <= 8192));
    if (!is_kept) continue;
    size_t largest = 0;
    for (size_t asked = 0; asked <= 9000; ++asked) {
      void* const block = shelves.Take(asked);
      if (block == nullptr) continue;
      largest = asked;
      REQUIRE(shelves.Keep(block, asked));
    }
    CHECK(largest == (kept == 0 ? 0 : BlockShelves::Room(kept)));
  }
}

TEST_CASE("a shelf that is full keeps no more") {
  BlockShelves shelves;
  struct alignas(16) Block {
    std::byte bytes[64];
  };
  std::vector<Block> blocks(BlockShelves::kMostSmall + 1);
  for (size_t i = 0; i < BlockShelves::kMostSmall; ++i) CHECK(shelves.Keep(&blocks[i], 64));
  CHECK_FALSE(shelves.Keep(&blocks.back(), 64));
  CHECK(shelves.Keep(&blocks.back(), 48));
  CHECK(shelves.Take(64) == &blocks[BlockShelves::kMostSmall - 1]);
}

}  // namespace sparkvet::base
