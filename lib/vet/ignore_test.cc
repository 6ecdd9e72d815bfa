#include "lib/vet/ignore.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace sparkvet::vet {

TEST_CASE("a line of an ignore file matches as gitignore(5) says") {
  constexpr struct {
    std::string_view line, path;
    bool is_directory, want;
  } kRows[] = {
      {"foo", "foo", false, true},
      {"foo", "a/b/foo", false, true},
      {"/foo", "a/foo", false, false},
      {"a/foo", "a/foo", false, true},
      {"a/foo", "b/a/foo", false, false},
      {"foo/", "foo", true, true},
      {"foo/", "foo", false, false},
      {"*.o", "a/x.o", false, true},
      {"a/*.o", "a/b/x.o", false, false},
      {"a/**/x", "a/x", false, true},
      {"a/**/x", "a/b/c/x", false, true},
      {"**/x", "x", false, true},
      {"a/**", "a", true, false},
      {"a/**", "a/b/c", false, true},
      {"/a*/b", "ab/b", false, true},
      {"a?c", "a/c", false, false},
      {"/a?c", "a/c", false, false},
      {"/[!x]c", "/c", false, false},
      {"[[:digit:]-]", "-", false, true},
      {"\\#x", "#x", false, true},
      {"\\!x", "!x", false, true},
      {"x ", "x", false, true},
      {"x\\ ", "x ", false, true},
      {"x\\", "x\\", false, false},
      {"[x", "[x", false, false},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.line);
    CAPTURE(row.path);
    const auto pattern = IgnorePattern::Parse(row.line);
    REQUIRE(pattern.has_value());
    CHECK(pattern->Matches(row.path, row.is_directory) == row.want);
  }
  for (const std::string_view line : {"", "# x", "/", "!", "   "}) CHECK(!IgnorePattern::Parse(line).has_value());
  CHECK(IgnorePattern::Parse("!x")->is_negated());
}

TEST_CASE("a pattern of stars costs no more than its length times the path's") {
  std::string line, path;
  for (int i = 0; i < 500; ++i) line += "*a**/";
  for (int i = 0; i < 4000; ++i) path += i % 3 == 0 ? "/" : "a";
  CHECK(!IgnorePattern::Parse(line + "b")->Matches(path, false));
}

TEST_CASE("of several lists the nearer and the more special one decides") {
  IgnoreRules rules;
  const std::vector<ExcludeList> project = {{IgnoreList::Of({"scratch/"}), "/p"}};
  rules.SetExcludes({IgnoreList::Of({"jobs/old", "*.bak"}), "/p"});
  rules.Enter("", {});
  rules.Enter("/p", {.excludes = &project,
                     .own = IgnoreList::Parse("!kept.log\n!target/\n"),
                     .git = IgnoreList::Parse("*.log\n/x\n"),
                     .git_exclude = IgnoreList::Parse("local\nkept\n"),
                     .is_work_tree = true});
  CHECK(rules.Ignores("/p/a.log", false));
  CHECK(!rules.Ignores("/p/kept.log", false));
  CHECK(rules.Ignores("/p/x", false));
  CHECK(rules.Ignores("/p/local", false));
  CHECK(rules.Ignores("/p/a.bak", false));
  CHECK(rules.Ignores("/p/jobs/old", true));
  CHECK(rules.Ignores("/p/scratch", true));
  CHECK(rules.Ignores("/p/node_modules", true));
  CHECK(!rules.Ignores("/p/node_modules", false));
  CHECK(!rules.Ignores("/p/target", true));
  CHECK(!rules.Ignores("/p/.github", true));
  rules.Enter("/p/sub", {.excludes = nullptr, .own = {}, .git = IgnoreList::Parse("!/a.log\n!kept"), .git_exclude = {}});
  CHECK(!rules.Ignores("/p/sub/a.log", false));
  CHECK(rules.Ignores("/p/sub/b.log", false));
  CHECK(!rules.Ignores("/p/sub/kept", false));
  CHECK(!rules.Ignores("/p/sub/x", false));
  rules.Leave();
  rules.Enter("/p/other", {.excludes = nullptr, .own = {}, .git = {}, .git_exclude = {}, .is_work_tree = true});
  CHECK(!rules.Ignores("/p/other/a.log", false));
  CHECK(rules.Ignores("/p/other/a.bak", false));
}

TEST_CASE(".gitignore counts inside a work tree only") {
  IgnoreRules rules;
  rules.Enter("/p", {.excludes = nullptr, .own = IgnoreList::Of({"mine"}), .git = IgnoreList::Of({"theirs"}), .git_exclude = {}});
  CHECK(!rules.Ignores("/p/theirs", false));
  CHECK(rules.Ignores("/p/mine", false));
}

TEST_CASE("the folders that are left out are in order, so that they are found") {
  CHECK(std::is_sorted(FoldersLeftOut().begin(), FoldersLeftOut().end()));
}

}  // namespace sparkvet::vet
