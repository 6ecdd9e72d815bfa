#include "lib/driver/marks.h"

#include <doctest/doctest.h>

#include <set>

namespace sparkvet::driver {
namespace {

std::set<uint32_t> All(const Marks& marks, uint32_t size) {
  std::set<uint32_t> all;
  for (uint32_t at = marks.Next(0); at < size; at = marks.Next(at + 1)) all.insert(at);
  return all;
}

}  // namespace

TEST_CASE("what is marked is found in order, wherever it stands in its word") {
  for (const uint32_t size : {0u, 1u, 63u, 64u, 65u, 128u, 690u}) {
    CAPTURE(size);
    Marks marks(size);
    CHECK(marks.Next(0) == size);
    std::set<uint32_t> expected;
    for (uint32_t at = 0; at < size; at += at < 60 ? 7 : 1 + at % 67) {
      marks.Set(at);
      expected.insert(at);
    }
    if (size > 0) {
      marks.Set(size - 1);
      expected.insert(size - 1);
    }
    CHECK(All(marks, size) == expected);
    CHECK(marks.Next(size) == size);
  }
}

TEST_CASE("marks are added up") {
  Marks some(130), others(130);
  some.Set(3);
  others.Set(129);
  CHECK_FALSE(some.HasAnyOf(others));
  some.Add(others);
  CHECK(All(some, 130) == std::set<uint32_t>{3, 129});
  CHECK(some.HasAnyOf(others));
  CHECK_FALSE((some == others));
}

}  // namespace sparkvet::driver
