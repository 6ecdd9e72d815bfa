#include "lib/carrier/byte_set.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::carrier {

TEST_CASE("a run ends at the first byte that is not in the set, or where it is told to") {
  constexpr ByteSet kX("x\xFF");
  CHECK(kX.Holds('\xFF'));
  CHECK_FALSE(kX.Holds('\0'));
  for (size_t length = 0; length < 20; ++length) {
    for (size_t begin = 0; begin <= length; ++begin) {
      const std::string text = std::string(length, 'x') + "y" + std::string(5, 'x');
      CHECK(kX.EndOf(text, begin, text.size()) == length);
      for (size_t end = begin; end <= length; ++end) CHECK(kX.EndOf(text, begin, end) == end);
    }
  }
  CHECK(kX.EndOf("xx", 2, 1) == 2);
}

TEST_CASE("sets are put together as bits are") {
  constexpr ByteSet kAb("ab"), kBc("bc");
  constexpr ByteSet kBoth = kAb & kBc, kEither = kAb | kBc, kNeither = ~kEither;
  for (const char c : {'a', 'b', 'c', 'd', '\x80'}) {
    CAPTURE(c);
    CHECK(kBoth.Holds(c) == (c == 'b'));
    CHECK(kEither.Holds(c) == (c == 'a' || c == 'b' || c == 'c'));
    CHECK(kNeither.Holds(c) == !kEither.Holds(c));
  }
}

}  // namespace sparkvet::carrier
