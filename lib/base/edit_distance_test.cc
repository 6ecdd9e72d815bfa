#include "lib/base/edit_distance.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::base {

TEST_CASE("EditDistance counts insertions, deletions, replacements and swaps") {
  CHECK(EditDistance("enabled", "enabled", 3) == 0);
  CHECK(EditDistance("enable", "enabled", 3) == 1);
  CHECK(EditDistance("Jion", "Join", 3) == 1);
  CHECK(EditDistance("initExecutors", "initialExecutors", 3) == 3);
  CHECK(EditDistance("", "ab", 3) == 2);
}

TEST_CASE("EditDistance stops at the limit") {
  CHECK(EditDistance("abcd", "wxyz", 3) == 4);
  CHECK(EditDistance("a", "abcdefgh", 3) == 4);
  CHECK(EditDistance(std::string(300, 'a'), std::string(300, 'a'), 3) == 4);
}

TEST_CASE("NearestWord finds what was meant") {
  NearestWord near("relase", 3);
  for (const char* name : {"master", "release", "relapse", "platform"}) near.Offer(name);
  CHECK(near.found() == "release");
  CHECK(near.only().empty());  // relapse is as near
  near.Offer("relase");
  CHECK(near.only() == "relase");

  NearestWord far("relase", 2);
  far.Offer("deploy-mode");
  CHECK(far.found().empty());
}

}  // namespace sparkvet::base
