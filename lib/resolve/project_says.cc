#include "lib/resolve/project_says.h"

#include <algorithm>

namespace sparkvet::resolve {
namespace {

// A star stands for any text. Going back to the last star is enough, and costs pattern times text at most.
bool Matches(std::string_view pattern, std::string_view text) {
  size_t p = 0, t = 0, star = std::string_view::npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p, ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  return pattern.substr(p).find_first_not_of('*') == std::string_view::npos;
}

}  // namespace

bool ProjectSays::KnowsKey(std::string_view key) const {
  return std::any_of(known_keys.begin(), known_keys.end(), [&](const std::string& pattern) { return Matches(pattern, key); });
}

}  // namespace sparkvet::resolve
