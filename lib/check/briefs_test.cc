#include "lib/check/briefs.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/image/builtin.h"

namespace sparkvet::check {
namespace {

// "a@3 b@5 of 4": the words and places that were kept, and how many there are.
std::string Shown(const Briefs::OfRule& r) {
  std::string out;
  for (const Briefs::Place& p : r.first) out.append(p.word).append("@").append(std::to_string(p.span.begin)).append(" ");
  return out + "of " + std::to_string(r.count);
}

text::Span At(uint32_t place) { return {0, place, place + 1}; }

}  // namespace

TEST_CASE("of each rule the first places are kept, in whatever order they come, and all are counted") {
  const rule::RuleRecord one, other;
  Briefs briefs(2);
  briefs.Add(one, "late", At(9));
  briefs.Add(other, "alone", At(1));
  briefs.Add(one, "nowhere", {});
  briefs.Add(one, "first", At(3));
  briefs.Add(one, "second", At(5));
  briefs.Add(one, "same place, but later", At(5));
  CHECK_FALSE(briefs.is_finished());
  briefs.Finish();
  CHECK(briefs.is_finished());
  REQUIRE(briefs.all().size() == 2);
  CHECK(briefs.all()[0].rule == &one);
  CHECK(Shown(briefs.all()[0]) == "first@3 second@5 of 5");
  CHECK(Shown(briefs.all()[1]) == "alone@1 of 1");
}

TEST_CASE("what has no place comes last") {
  const rule::RuleRecord rule;
  Briefs briefs(3);
  briefs.Add(rule, "nowhere", {});
  briefs.Add(rule, "somewhere", At(7));
  briefs.Finish();
  CHECK(Shown(briefs.all()[0]) == "somewhere@7 nowhere@0 of 2");
}

TEST_CASE("only what a rule says of a word alone can be brief") {
  const rule::Program program(image::BuiltIn());
  const auto may_be = [&](rule::Collection collection) {
    bool all = true, any = false;
    for (const rule::RuleRecord& r : program.rules()) {
      if (r.collection != collection) continue;
      any = true;
      all &= MayBeBrief(program, r);
    }
    REQUIRE(any);
    return all;
  };
  CHECK(may_be(rule::Collection::kKeys));
  CHECK(may_be(rule::Collection::kSetTwice));
  CHECK_FALSE(may_be(rule::Collection::kWhole));
}

}  // namespace sparkvet::check
