#include "lib/text/arena.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>

namespace sparkvet::text {

TEST_CASE("what an arena keeps stays where it is, however much comes behind it") {
  Arena arena;
  std::vector<std::string> written;
  std::vector<std::string_view> kept;
  for (size_t size : {0u, 1u, 15u, 16u, 63u, 64u, 65u, 255u, 256u, 5000u, 100000u, 3u}) {
    for (int again = 0; again < 20; ++again) {
      written.emplace_back(size, static_cast<char>('a' + again));
      kept.push_back(arena.Keep(written.back()));
    }
  }
  Arena moved = std::move(arena);
  CHECK(arena.Keep("more") == "more");  // NOLINT: an arena that was moved from is an empty one
  moved = Arena(std::move(moved));
  CHECK(moved.Keep("still more") == "still more");
  for (size_t i = 0; i < kept.size(); ++i) CHECK(kept[i] == written[i]);
}

TEST_CASE("records lie aligned between texts of any length") {
  Arena arena;
  for (size_t n = 0; n < 40; ++n) {
    std::vector<uint64_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), n);
    const std::string_view text = arena.Keep(std::string(n, 'x'));
    const std::span<const uint64_t> kept = arena.KeepAll<uint64_t>(numbers);
    CHECK(reinterpret_cast<uintptr_t>(kept.data()) % alignof(uint64_t) == 0);
    CHECK(std::vector<uint64_t>(kept.begin(), kept.end()) == numbers);
    CHECK(text == std::string(n, 'x'));
  }
}

}  // namespace sparkvet::text
