#include "lib/report/unified_diff.h"

#include <doctest/doctest.h>

namespace sparkvet::report {
namespace {

// The diff without its first two lines.
std::string Hunks(std::string_view text, std::vector<text::Edit> edits) {
  std::string diff = UnifiedDiff("f", text, edits);
  constexpr std::string_view kHead = "--- f\n+++ f\n";
  REQUIRE((diff.empty() || diff.starts_with(kHead)));
  return diff.empty() ? diff : diff.substr(kHead.size());
}

TEST_CASE("a line that is changed") {
  CHECK(Hunks("a 1\n", {{{0, 0, 1}, "b"}}) == "@@ -1 +1 @@\n-a 1\n+b 1\n");
  CHECK(Hunks("a 1\n", {}).empty());
}

TEST_CASE("three lines are shown on each side") {
  CHECK(Hunks("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{{0, 8, 9}, "x"}}) == "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
}

TEST_CASE("a line that is taken away, and one that comes in") {
  CHECK(Hunks("1\n2\n3\n", {{{0, 2, 4}, ""}}) == "@@ -1,3 +1,2 @@\n 1\n-2\n 3\n");
  CHECK(Hunks("1\n2\n", {{{0, 2, 2}, "x\n"}}) == "@@ -1,2 +1,3 @@\n 1\n+x\n 2\n");
  CHECK(Hunks("1\n", {{{0, 0, 2}, ""}}) == "@@ -1 +0,0 @@\n-1\n");
  CHECK(Hunks("", {{{0, 0, 0}, "1\n"}}) == "@@ -0,0 +1 @@\n+1\n");
}

TEST_CASE("a line end that is taken away joins two lines") {
  CHECK(Hunks("ab\ncd\nef\n", {{{0, 1, 4}, ""}}) == "@@ -1,3 +1,2 @@\n-ab\n-cd\n+ad\n ef\n");
}

TEST_CASE("two edits in one line are one change, in neighbouring lines one hunk, far away two") {
  CHECK(Hunks("ab\n", {{{0, 0, 1}, "x"}, {{0, 1, 2}, "y"}}) == "@@ -1 +1 @@\n-ab\n+xy\n");
  CHECK(Hunks("1\n2\n", {{{0, 0, 1}, "x"}, {{0, 2, 3}, "y"}}) == "@@ -1,2 +1,2 @@\n-1\n+x\n-2\n+y\n");
  CHECK(Hunks("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{{0, 0, 2}, ""}, {{0, 16, 17}, "x"}}) ==
        "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,4 +5,4 @@\n 6\n 7\n 8\n-9\n+x\n");
}

TEST_CASE("with colours it is for people, who get no control characters") {
  const text::Edit edits[] = {{{0, 0, 1}, "b"}};
  CHECK(UnifiedDiff("f", "a\x1b\n", edits, Style(true)) ==
        "\x1b[1m--- f\x1b[0m\n\x1b[1m+++ f\x1b[0m\n\x1b[1;36m@@ -1 +1 @@\x1b[0m\n\x1b[1;31m-a\\x1B\x1b[0m\n\x1b[1;32m+b\\x1B\x1b[0m\n");
}

TEST_CASE("a file without a line end at its end") {
  CHECK(Hunks("1\n2", {{{0, 2, 3}, "x"}}) ==
        "@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n");
  CHECK(Hunks("1\n2", {{{0, 0, 1}, "x"}}) == "@@ -1,2 +1,2 @@\n-1\n+x\n 2\n\\ No newline at end of file\n");
  CHECK(Hunks("1", {{{0, 0, 1}, "x"}, {{0, 1, 1}, "y\n"}}) == "@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+xy\n");
}

}  // namespace
}  // namespace sparkvet::report
