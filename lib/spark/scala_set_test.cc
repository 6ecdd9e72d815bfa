#include "lib/spark/scala_set.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace sparkvet::spark {
namespace {

// As SparkConf.getAll of real releases gives them.
const std::vector<TextPair> kOf35 = {{"spark.k570665.x", "133"}, {"spark.k249523.x", "606"}, {"spark.k656115.x", "594"}, {"spark.k387926.x", "937"}, {"spark.k633256.x", "485"}};
const std::vector<TextPair> kOf43 = {
    {"spark.k921558.x", "374"}, {"spark.k839813.x", "590"}, {"spark.k748819.x", "807"}, {"spark.k102188.x", "36"}, {"spark.k921502.x", "396"}, {"spark.k227527.x", "264"}, {"spark.k414149.x", "745"}, {"spark.k965841.x", "437"}, {"spark.k981033.x", "137"}, {"spark.k466218.x", "987"}, {"spark.k704686.x", "446"}, {"spark.k142573.x", "506"}, {"spark.k816811.x", "641"}};

std::vector<TextPair> InOrder(std::vector<TextPair> pairs, ScalaLibrary library) {
  std::ranges::sort(pairs);
  std::vector<TextPair> ordered;
  for (const size_t place : ScalaSetOrder(pairs, pairs.size(), library)) ordered.push_back(pairs[place]);
  return ordered;
}

}  // namespace

TEST_CASE("pairs of texts come in the order of their hashes") {
  CHECK(InOrder(kOf35, ScalaLibrary::k212) == kOf35);
  CHECK(InOrder(kOf43, ScalaLibrary::k213) == kOf43);
}

TEST_CASE("keys come in the order of a small map's table") {
  const auto ordered = [](std::vector<std::string_view> keys, ScalaLibrary library) {
    std::vector<std::string_view> in_map;
    for (const size_t place : ScalaMapOrder(keys, library)) in_map.push_back(keys[place]);
    return in_map;
  };
  using Keys = std::vector<std::string_view>;
  CHECK(ordered({"f", "a", "b", "e", "c", "d"}, ScalaLibrary::k212) == Keys{"e", "b", "d", "a", "c", "f"});
  CHECK(ordered({"c", "e", "a", "f", "b", "d"}, ScalaLibrary::k213) == Keys{"a", "b", "c", "d", "e", "f"});
  CHECK(ordered({"", "gpu", "x"}, ScalaLibrary::k212) == Keys{"x", "gpu", ""});
  CHECK(ordered({"x", "gpu", ""}, ScalaLibrary::k213) == Keys{"", "x", "gpu"});
  const Keys many = {"l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a"};
  CHECK(ordered(many, ScalaLibrary::k213) == many);
}

TEST_CASE("a pair's hash is the JVM's") {
  CHECK(static_cast<int32_t>(ScalaPairHash({"spark.k249523.x", "606"}, ScalaLibrary::k212)) == -254280109);
  CHECK(static_cast<int32_t>(ScalaPairHash({"spark.k249523.x", "606"}, ScalaLibrary::k213)) == 325541682);
  CHECK(static_cast<int32_t>(ScalaPairHash({"spark.é", "日😀"}, ScalaLibrary::k213)) == -1698889853);
}

}  // namespace sparkvet::spark
