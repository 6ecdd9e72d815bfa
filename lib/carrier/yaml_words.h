// The words that readers of YAML 1.1 take for something else than a text come in three spellings.
//
//   IsYamlWord("Yes", {"yes", "on"})  ->  true, as of yes and YES        IsYamlWord("yES", {"yes", "on"})  ->  false
#ifndef SPARKVET_LIB_CARRIER_YAML_WORDS_H_
#define SPARKVET_LIB_CARRIER_YAML_WORDS_H_

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "lib/base/strings.h"

namespace sparkvet::carrier {

// `words` are in lower case, and not empty.
inline bool IsYamlWord(std::string_view s, std::initializer_list<std::string_view> words) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return s.size() == word.size() && base::EqualsIgnoreCase(s, word) &&
           (std::none_of(s.begin() + 1, s.end(), is_upper) || std::none_of(s.begin(), s.end(), is_lower));
  });
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_WORDS_H_
