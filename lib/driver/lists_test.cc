#include "lib/driver/lists.h"

#include <doctest/doctest.h>

#include <vector>

namespace sparkvet::driver {
namespace {

std::vector<std::vector<uint32_t>> All(const Lists<uint32_t>& lists, size_t size) {
  std::vector<std::vector<uint32_t>> all;
  for (size_t i = 0; i < size; ++i) all.emplace_back(lists[i].begin(), lists[i].end());
  return all;
}

}  // namespace

TEST_CASE("what was gathered stands in its list, in its order, once in a row") {
  Gathered gathered;
  CHECK(All(gathered.Sorted(2), 2) == std::vector<std::vector<uint32_t>>{{}, {}});
  gathered.Add(3, 7);
  gathered.Add(0, 5);
  gathered.AddAll(3, std::vector<uint32_t>{7, 8, 7});
  gathered.Add(0, 5);
  CHECK(All(gathered.Sorted(5), 5) == std::vector<std::vector<uint32_t>>{{5}, {}, {}, {7, 8, 7}, {}});
}

TEST_CASE("lists that are made one after the other may leave some empty") {
  Lists<uint32_t> lists;
  lists.Start(1);
  lists.Add(4);
  lists.Add(6);
  CHECK(lists.Last().size() == 2);
  lists.Start(3);
  lists.Add(9);
  lists.Finish(5);
  CHECK(All(lists, 5) == std::vector<std::vector<uint32_t>>{{}, {4, 6}, {}, {9}, {}});
}

}  // namespace sparkvet::driver
