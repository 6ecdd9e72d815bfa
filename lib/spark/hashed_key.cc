#include "lib/spark/hashed_key.h"

#include <cstddef>
#include <cstring>

#include "lib/base/int128.h"

namespace sparkvet::spark {

// Pieces of sixteen bytes, each mixed by a multiplication that waits for no other; the last may hold some bytes of the one before.
uint32_t HashKey(std::string_view key) {
  constexpr uint64_t kFirst = 0x9E3779B97F4A7C15u, kSecond = 0xC2B2AE3D27D4EB4Fu;
  const auto eight = [&](size_t at) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, key.data() + at, sizeof bytes);
    return bytes;
  };
  const auto mixed = [](uint64_t a, uint64_t b) {
    const base::UnsignedInt128 product = base::UnsignedInt128{a ^ kFirst} * (b ^ kSecond);
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  };
  const size_t size = key.size();
  uint64_t h = 0;
  if (size >= 16) {
    h = mixed(eight(size - 16) + size, eight(size - 8));
    for (size_t at = 0; at + 16 < size; at += 16) h ^= mixed(eight(at) + at * kSecond, eight(at + 8));
  } else if (size >= 8) {
    h = mixed(eight(0) + size, eight(size - 8));
  } else {
    // One piece from its begin and one from its end, which may overlap.
    const auto piece = [&](auto bytes, size_t at) {
      std::memcpy(&bytes, key.data() + at, sizeof bytes);
      return uint64_t{bytes};
    };
    uint64_t bytes = 0;
    if (size >= 4) bytes = piece(uint32_t{}, 0) << 32 | piece(uint32_t{}, size - 4);
    else if (size >= 2) bytes = piece(uint16_t{}, 0) << 16 | piece(uint16_t{}, size - 2);
    else if (size == 1) bytes = piece(uint8_t{}, 0);
    h = mixed(bytes, size);
  }
  return static_cast<uint32_t>(h ^ h >> 32);
}

}  // namespace sparkvet::spark
