#include "lib/carrier/name_set.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace sparkvet::carrier {
namespace {

std::vector<std::string> Names(size_t count) {
  std::vector<std::string> names;
  for (size_t i = 0; i < count; ++i) names.push_back("N" + std::to_string(i));
  return names;
}

}  // namespace

TEST_CASE("a set and a map know their names, few or many, and no others") {
  for (const size_t count : {0u, 1u, 12u, 13u, 16u, 17u, 500u}) {
    CAPTURE(count);
    const std::vector<std::string> names = Names(count);
    NameSet set;
    NameMap<size_t> map;
    for (int again = 0; again < 2; ++again) {
      for (const std::string& name : names) {
        set.insert(name);
        map[name] += name.size();
      }
    }
    size_t wrong = 0;
    for (const std::string& name : names) {
      wrong += !set.contains(name);
      wrong += map.Find(name) == nullptr || *map.Find(name) != 2 * name.size();
    }
    CHECK(wrong == 0);
    CHECK(set.empty() == names.empty());
    CHECK_FALSE(set.contains("other"));
    CHECK(map.Find("other") == nullptr);
    set.clear();
    CHECK(set.empty());
    for (const std::string& name : names) wrong += set.contains(name);
    CHECK(wrong == 0);
    map.clear();
    for (const std::string& name : names) wrong += map.Find(name) != nullptr;
    CHECK(wrong == 0);
    map["again"] = 1;
    CHECK(map.Find("again") != nullptr);
  }
}

}  // namespace sparkvet::carrier
