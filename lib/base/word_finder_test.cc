#include "lib/base/word_finder.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace sparkvet::base {

TEST_CASE("a word is found wherever it stands, and only whole") {
  const WordFinder finder({"spark-submit", "pyspark", "SPARK_SUBMIT"});
  for (const std::string_view text : {"spark-submit", "exec spark-submit app.py", "x=pyspark", "$SPARK_SUBMIT", "pypyspark"}) {
    CAPTURE(std::string(text));
    CHECK(finder.AnyIn(text));
  }
  for (const std::string_view text : {"", "p", "spark-submi", "park-submit", "py-spark", "Spark_Submit", "spark spark spark"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(finder.AnyIn(text));
  }
}

TEST_CASE("words of one byte, and none") {
  CHECK(WordFinder({"a", "spark"}).AnyIn("xxa"));
  CHECK_FALSE(WordFinder({"a", "spark"}).AnyIn("xxb"));
  CHECK_FALSE(WordFinder({}).AnyIn("a"));
  CHECK_FALSE(WordFinder({""}).AnyIn("a"));
}

TEST_CASE("as looking for each word in turn") {
  std::mt19937 draw(7);
  const auto text_of = [&](size_t size) {
    std::string text(size, 'a');
    for (char& c : text) c = static_cast<char>('a' + draw() % 3);
    return text;
  };
  size_t found = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::string first = text_of(2 + draw() % 5), second = text_of(2 + draw() % 9), text = text_of(draw() % 40);
    const bool expected = text.contains(first) || text.contains(second);
    CAPTURE(first);
    CAPTURE(second);
    CAPTURE(text);
    REQUIRE(WordFinder({first, second}).AnyIn(text) == expected);
    found += expected ? 1 : 0;
  }
  CHECK(found > 200);
  CHECK(found < 1800);
}

}  // namespace sparkvet::base
