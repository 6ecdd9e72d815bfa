#include "lib/resolve/resolved.h"

#include <doctest/doctest.h>

namespace sparkvet::resolve {
namespace {

using carrier::Layer;

Assignment Set(std::string_view key, std::string_view value, Layer layer) {
  Assignment a;
  a.key = key;
  a.value = value;
  a.layer = layer;
  return a;
}

// "5 (1) > 9 (2) > …": the chain of a key, strongest first, with layers as numbers.
std::string Chain(const Resolved& r, std::string_view key) {
  std::string out;
  for (const Assignment* a = r.Find(key); a != nullptr; a = r.Next(*a)) {
    out += (out.empty() ? "" : " > ") + std::string(a->value) + '(' + std::to_string(static_cast<int>(a->layer)) + ')';
  }
  return out;
}

}  // namespace

TEST_CASE("a stronger layer wins, whatever the order of additions") {
  Resolved r;
  r.Add(Set("k", "file", Layer::kDefaultsFile));
  r.Add(Set("k", "flag", Layer::kFlag));
  r.Add(Set("k", "conf", Layer::kConf));
  CHECK(Chain(r, "k") == "flag(1) > conf(2) > file(6)");
}

TEST_CASE("within a layer the last one wins and all losers are kept") {
  Resolved r;
  r.Add(Set("k", "1", Layer::kConf));
  r.Add(Set("k", "2", Layer::kConf));
  r.Add(Set("k", "0", Layer::kDefaultsFile));
  r.Add(Set("k", "3", Layer::kConf));
  CHECK(Chain(r, "k") == "3(2) > 2(2) > 1(2) > 0(6)");
}

TEST_CASE("keys come once, in the order in which they were first set") {
  Resolved r;
  r.Add(Set("b", "1", Layer::kConf));
  r.Add(Set("a", "1", Layer::kConf));
  r.Add(Set("b", "2", Layer::kFlag));
  CHECK(r.keys() == std::vector<std::string_view>{"b", "a"});
}

TEST_CASE("what Spark supplies never beats a setting") {
  Resolved r;
  r.Add(Set("k", "own", Layer::kDefaultsFile));
  r.Supply("k", "supplied");
  r.Supply("other", "supplied");
  CHECK(Chain(r, "k") == "own(6)");
  CHECK(r.Find("other")->layer == Layer::kBuiltIn);
  CHECK(r.Find("nobody") == nullptr);
}

}  // namespace sparkvet::resolve
