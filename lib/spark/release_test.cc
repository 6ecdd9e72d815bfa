#include "lib/spark/release.h"

#include <doctest/doctest.h>

namespace sparkvet::spark {

TEST_CASE("ParseRelease reads a line off a version, and nothing else") {
  const struct {
    std::string_view text, want;
  } cases[] = {
      {"3.5", "3.5"},
      {"3.5.9", "3.5"},
      {"v3.5.1-hadoop3", "3.5"},
      {"4.0.0-preview2", "4.0"},
      {"3.5.1-amzn-0", "3.5"},
      {"3.5-SNAPSHOT", "3.5"},
      {"2.4.8.7.1.7.0-551", "2.4"},
      {"3.10", "3.10"},
      {"255.255", "255.255"},
      {"3.5x", "3.5"},
      {"", ""},
      {"v", ""},
      {".", ""},
      {"3", ""},
      {"3.", ""},
      {".5", ""},
      {"3,5", ""},
      {"3..5", ""},
      {"3.x", ""},
      {" 3.5", ""},
      {"3 .5", ""},
      {"3. 5", ""},
      {"+3.5", ""},
      {"-3.5", ""},
      {"3.-5", ""},
      {"3.+5", ""},
      {"vv3.5", ""},
      {"V3.5", ""},
      {"3.05", ""},
      {"03.5", ""},
      {"256.0", ""},
      {"3.256", ""},
      {"3.99999999999999999999", ""},
      {"latest", ""},
      {"spark-3.5", ""},
      {"３.５", ""},
      {std::string_view("3\0.5", 4), ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const std::optional<Release> r = ParseRelease(c.text);
    CHECK((r ? r->ToString() : "") == c.want);
  }
}

TEST_CASE("releases are ordered as numbers") {
  CHECK(Release{2, 4} < Release{3, 0});
  CHECK(Release{3, 5} < Release{3, 10});
  CHECK(Release{3, 5} < Release{4, 0});
  CHECK(Release{3, 5} == Release{3, 5});
}

TEST_CASE("ParseReleaseRange takes exact lines only, and its ends are inside") {
  const struct {
    std::string_view text;
    std::string_view want;  // first..last, or empty where it is refused
  } cases[] = {
      {"", "0.0..255.255"},
      {"3.5", "3.5..3.5"},
      {">=3.4", "3.4..255.255"},
      {"<=3.3", "0.0..3.3"},
      {"3.1..3.3", "3.1..3.3"},
      {"2.4..4.0", "2.4..4.0"},
      {"3.5..3.5", "3.5..3.5"},
      {"3.3..3.1", ""},
      {"3.1..", ""},
      {"..3.3", ""},
      {"..", ""},
      {"3.1...3.3", ""},
      {"3.1..3.2..3.3", ""},
      {">3.4", ""},
      {"<3.4", ""},
      {"=3.4", ""},
      {">=", ""},
      {">= 3.4", ""},
      {">=3.4.1", ""},
      {">=v3.4", ""},
      {">=3.04", ""},
      {">=3", ""},
      {">=<=3.4", ""},
      {" 3.5", ""},
      {"3.5 ", ""},
      {"3.5,3.4", ""},
      {"all", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const std::optional<ReleaseRange> r = ParseReleaseRange(c.text);
    CHECK((r ? r->first.ToString() + ".." + r->last.ToString() : "") == c.want);
  }
  CHECK(ParseReleaseRange("3.1..3.3")->Contains({3, 1}));
  CHECK(ParseReleaseRange("3.1..3.3")->Contains({3, 3}));
  CHECK_FALSE(ParseReleaseRange("3.1..3.3")->Contains({3, 4}));
}

}  // namespace sparkvet::spark
