#include "lib/text/arena.h"

namespace sparkvet::text {

char* Arena::TakeBlock(size_t size) {
  const size_t usual = std::min(kFirstBlock << std::min<size_t>(blocks_.size(), 8), kLargestBlock);
  // A long text has a block of its own, so that little is lost of the one at hand.
  if (size > usual / 4) return blocks_.emplace_back(MakeBlock(size)).get();
  char* const begin = blocks_.emplace_back(MakeBlock(usual)).get();
  free_ = begin + size;
  left_ = usual - size;
  return begin;
}

}  // namespace sparkvet::text
