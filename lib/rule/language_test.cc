// What version 1 of the rule language promises (rules/LANGUAGE.md): what was written for it goes on to mean something.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "lib/rule/compile.h"
#include "lib/rule/functions.h"
#include "lib/rule/rule_fixture.h"

namespace sparkvet::rule {
namespace {

std::string FileText(const std::string& path) {
  std::ifstream in(std::string(SPARKVET_TESTDATA) + '/' + path, std::ios::binary);
  REQUIRE(in.is_open());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a file may say which version it is written for") {
  CHECK(TestRules({{"a.toml", "language = 1\n"}}).problems.empty());
  CHECK(TestRules({{"a.toml", "language = 2\n"}}).problems ==
        "a.toml:1:12: this sparkvet reads version 1 of the rule language\n  language = 2\n             ^\n");
  CHECK(TestRules({{"a.toml", "language = '1'\n"}}).problems.contains("reads version 1"));
}

TEST_CASE("what a policy of version 1 may write still compiles") {
  CHECK(TestRules({{"version-1.toml", FileText("language/version-1.toml")}}).problems == "");
}

TEST_CASE("every collection of version 1 is there") {
  for (const std::string name : {"keys", "ignoredKeys", "droppedOptions", "unrecognizedOptions", "optionsWithoutValue", "confsWithoutEquals",
                                 "optionsAfterResource", "strayOptions", "unquotedValues", "unknownFields", "contradicted",
                                 "ignoredByPlatform", "refusedByPlatform"}) {
    CAPTURE(name);
    CHECK(TestRules({{"a.toml", "[[rule]]\nid = 'x'\nseverity = 'info'\neach = 'e'\nin = '" + name +
                                    "'\nmessage = '{e}'\nsummary = 's'\nwhy = 'w'\nfix = 'f'\n"
                                    "[[rule.example]]\nbad = 'a'\ngood = 'b'\n"}})
              .problems == "");
  }
}

TEST_CASE("every function of version 1 is there as it was") {
  std::set<std::string> now;
  for (const Function& f : Functions()) {
    for (const Signature& s : f.signatures) now.insert(Show(f, s));
  }
  std::istringstream then(FileText("language/functions-1.txt"));
  int count = 0;
  for (std::string line; std::getline(then, line); ++count) {
    CAPTURE(line);
    CHECK(now.contains(line));
  }
  CHECK(count >= 90);
}

TEST_CASE("the page about the language is about this version, and names every function") {
  const std::string page = FileText("../rules/LANGUAGE.md");
  CHECK(page.starts_with("# The rule language, version " + std::to_string(kLanguageVersion) + '\n'));
  for (const Function& f : Functions()) {
    CAPTURE(f.name);
    CHECK(page.contains(f.name));
  }
}

}  // namespace sparkvet::rule
