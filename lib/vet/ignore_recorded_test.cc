// What the real git ignores (testdata/ignore/git.txt, recorded by tools/oracle/ignore/record.py), asked of our own rules.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/strings.h"
#include "lib/vet/ignore.h"

namespace sparkvet::vet {
namespace {

std::string Unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c == 'x') {
      out += static_cast<char>(std::strtol(std::string(text.substr(i + 1, 2)).c_str(), nullptr, 16));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

struct Case {
  std::string top, a, exclude;
};

// A path is ignored if it or a folder above it is.
bool Ignored(const Case& c, const std::string& path) {
  IgnoreRules rules;
  rules.Enter("/top", {.excludes = nullptr,
                       .own = {},
                       .git = IgnoreList::Parse(c.top),
                       .git_exclude = IgnoreList::Parse(c.exclude),
                       .is_work_tree = true});
  for (size_t at = 0; at < path.size();) {
    const size_t slash = std::min(path.find('/', at), path.size());
    const std::string part = "/top/" + path.substr(0, slash);
    if (rules.Ignores(part, slash < path.size())) return true;
    if (part == "/top/a") rules.Enter(part, {.excludes = nullptr, .own = {}, .git = IgnoreList::Parse(c.a), .git_exclude = {}});
    at = slash + 1;
  }
  return false;
}

}  // namespace

TEST_CASE("what git ignores is ignored, and nothing else") {
  std::ifstream in(std::string(SPARKVET_TESTDATA) + "/ignore/git.txt");
  REQUIRE(in.is_open());
  std::vector<std::string> paths;
  std::string line;
  while (std::getline(in, line) && !line.empty()) paths.push_back(Unescaped(line));
  size_t asked = 0, wrong = 0;
  while (std::getline(in, line)) {
    const auto fields = base::Split(line, '\t');
    REQUIRE(fields.size() == 4);
    const Case c{Unescaped(fields[0]), Unescaped(fields[1]), Unescaped(fields[2])};
    for (size_t i = 0; i < paths.size(); ++i, ++asked) {
      const int digit = std::stoi(std::string(fields[3].substr(i / 4, 1)), nullptr, 16);
      const bool want = ((digit >> (3 - i % 4)) & 1) != 0;
      if (Ignored(c, paths[i]) == want) continue;
      ++wrong;
      if (wrong <= 10) FAIL_CHECK(paths[i], std::string(want ? " is ignored by " : " is not ignored by "), fields[0], " | ", fields[1], " | ", fields[2]);
    }
  }
  CHECK(wrong == 0);
  CHECK(asked > 100'000);
}

}  // namespace sparkvet::vet
