#include "lib/check/across_releases.h"

#include <doctest/doctest.h>

namespace sparkvet::check {
namespace {

Finding Found(std::string rule, std::string message, bool stops = false) {
  Finding f;
  f.rule = std::move(rule);
  f.message = std::move(message);
  f.stops_driver = stops;
  f.severity = stops ? Severity::kError : Severity::kWarning;
  f.span = {0, 5, 7};
  return f;
}

constexpr spark::Release k24{2, 4}, k30{3, 0}, k35{3, 5}, k40{4, 0};

}  // namespace

TEST_CASE("one finding of many releases says what each of them does") {
  const std::vector<Finding> merged =
      AcrossReleases({{k24, {Found("a", "old words", true)}}, {k30, {Found("a", "old words", true)}}, {k35, {}}, {k40, {}}}, k40);
  REQUIRE(merged.size() == 1);
  const std::vector<Verdict>& v = merged[0].verdicts;
  REQUIRE(v.size() == 2);
  CHECK(v[0].first == k24);
  CHECK(v[0].last == k30);
  CHECK(v[0].stops_driver);
  CHECK(!v[0].and_later);
  CHECK(v[1].first == k35);
  CHECK(!v[1].found);
  CHECK(v[1].and_later);
}

TEST_CASE("the worst release tells it, of equals the newest; other words are kept") {
  const std::vector<Finding> merged =
      AcrossReleases({{k24, {Found("a", "old words", true)}}, {k30, {Found("a", "new words", true)}}, {k35, {Found("a", "a warning")}}}, k40);
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].message == "new words");
  REQUIRE(merged[0].verdicts.size() == 3);
  CHECK(merged[0].verdicts[0].message == "old words");
  CHECK(merged[0].verdicts[2].severity == Severity::kWarning);
  CHECK(!merged[0].verdicts[2].and_later);
}

TEST_CASE("findings of other rules, or other places, stay apart") {
  Finding elsewhere = Found("a", "x");
  elsewhere.span.begin = 6;
  const std::vector<Finding> merged = AcrossReleases({{k24, {Found("a", "x"), Found("b", "x")}}, {k30, {elsewhere}}}, k40);
  CHECK(merged.size() == 3);
  for (const Finding& f : merged) CHECK(f.verdicts.size() == 2);
}

TEST_CASE("where something else stops the driver, nothing is accepted") {
  const std::vector<Finding> merged = AcrossReleases({{k24, {Found("stop", "x", true)}}, {k30, {Found("warn", "y")}}}, k40);
  REQUIRE(merged.size() == 2);
  for (const Finding& f : merged) {
    if (f.rule == "warn") CHECK(f.verdicts[0].stops_elsewhere);
  }
}

}  // namespace sparkvet::check
