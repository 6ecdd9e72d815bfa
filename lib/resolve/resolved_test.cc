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

TEST_CASE("what came behind the mark can be taken away, and the same come again") {
  Resolved r;
  r.Add(Set("a", "1", Layer::kPropertiesFile));
  r.Add(Set("a", "2", Layer::kPropertiesFile));
  CHECK_FALSE(r.CanRewind());
  r.Mark();
  const uint64_t stamp = r.stamp();
  for (int round = 0; round < 3; ++round) {
    CAPTURE(round);
    for (int i = 0; i < 100; ++i) r.Supply(r.Keep("key" + std::to_string(i)), "x");
    r.context.release = {3, 5};
    REQUIRE(r.CanRewind());
    r.Rewind();
    CHECK(r.stamp() == stamp);
    CHECK(r.keys().size() == 1);
    CHECK(Chain(r, "a") == "2(5) > 1(5)");
    CHECK(r.Find("key7") == nullptr);
    CHECK(r.context.release == Context().release);
  }
}

TEST_CASE("what changes a marked key, or moves it elsewhere, ends the mark") {
  const auto marked = [] {
    Resolved r;
    r.Add(Set("a", "1", Layer::kPropertiesFile));
    r.Mark();
    return r;
  };
  Resolved added = marked(), put = marked(), rewritten = marked(), removed = marked(), moved = marked(), other = marked();
  CHECK(added.stamp() != other.stamp());
  added.Add(Set("a", "2", Layer::kFlag));
  put.Put(Set("a", "2", Layer::kFlag));
  rewritten.Rewrite("a", "2");
  removed.Remove("a");
  const Resolved target = std::move(moved);
  for (const Resolved* const r : {&added, &put, &rewritten, &removed, &moved}) CHECK_FALSE(r->CanRewind());
  CHECK(target.CanRewind());
}

}  // namespace sparkvet::resolve
