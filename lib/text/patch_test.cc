#include "lib/text/patch.h"

#include <doctest/doctest.h>

#include <random>

namespace sparkvet::text {
namespace {

std::string Shown(const std::vector<Edit>& edits) {
  std::string out;
  for (const Edit& e : edits) out += '[' + std::to_string(e.span.begin) + ',' + std::to_string(e.span.end) + ")=" + e.replacement + ' ';
  return out;
}

TEST_CASE("edits are made in the text, and told of the text as it was") {
  Patch p("spark.a 1\nspark.b 2\n");
  CHECK(p.edits().empty());
  const Edit first[] = {{{0, 6, 7}, "longer"}, {{0, 10, 20}, ""}};
  p.Apply(first);
  CHECK(p.text() == "spark.longer 1\n");
  CHECK(Shown(p.edits()) == "[6,7)=longer [10,20)= ");
}

TEST_CASE("an edit of what was put in before is one with it") {
  Patch p("spark.a 1\n");
  const Edit first[] = {{{0, 0, 7}, "spark.bc"}};
  p.Apply(first);
  const Edit second[] = {{{0, 8, 10}, "=2"}};
  p.Apply(second);
  CHECK(p.text() == "spark.bc=2\n");
  CHECK(Shown(p.edits()) == "[0,9)=spark.bc=2 ");
  const Edit third[] = {{{0, 6, 8}, "d"}};
  p.Apply(third);
  CHECK(p.text() == "spark.d=2\n");
  CHECK(Shown(p.edits()) == "[0,9)=spark.d=2 ");
}

TEST_CASE("a place in the text is one of the original") {
  Patch p("spark.a 1\nspark.b 2\n");
  const Edit edits[] = {{{0, 0, 10}, ""}, {{0, 16, 17}, "longer"}};
  p.Apply(edits);
  REQUIRE(p.text() == "spark.longer 2\n");
  CHECK(p.OriginOf(0) == 10);
  CHECK(p.OriginOf(6) == 16);   // put in
  CHECK(p.OriginOf(13) == 18);  // the 2
  CHECK(p.OriginOf(15) == 20);
}

TEST_CASE("what is put in between two bytes deletes nothing") {
  Patch p("ab");
  const Edit insert[] = {{{0, 0, 0}, "<"}, {{0, 1, 1}, "-"}, {{0, 2, 2}, ">"}};
  p.Apply(insert);
  CHECK(p.text() == "<a-b>");
  CHECK(Shown(p.edits()) == "[0,0)=< [1,1)=- [2,2)=> ");
}

TEST_CASE("whatever is done in whatever rounds, the edits of the original come to the same text") {
  std::mt19937 random(7);
  const auto pick = [&](size_t below) { return static_cast<uint32_t>(random() % below); };
  for (int run = 0; run < 300; ++run) {
    const std::string original(pick(30), 'o');
    Patch p(original);
    for (int round = 0; round < 4; ++round) {
      std::vector<Edit> edits;
      uint32_t at = 0;
      const auto size = static_cast<uint32_t>(p.text().size());
      while (pick(3) != 0 && at <= size) {
        const uint32_t begin = at + pick(size - at + 1), end = begin + pick(size - begin + 1);
        edits.push_back({{0, begin, end}, std::string(pick(4), static_cast<char>('0' + round))});
        at = end + 1;
      }
      p.Apply(edits);
    }
    CHECK(Edited(original, p.edits()) == p.text());
  }
}

}  // namespace
}  // namespace sparkvet::text
