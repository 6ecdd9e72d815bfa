#include "lib/carrier/shell_quote.h"

#include <algorithm>

#include "lib/base/strings.h"

namespace sparkvet::carrier {

std::string QuoteWord(std::string_view word) {
  // What no shell gives a meaning to, wherever it stands in a word behind the first.
  constexpr std::string_view kPlain = "-._/:=,+@%";
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [&](char c) {
    return base::IsAlpha(c) || base::IsDigit(c) || kPlain.contains(c);
  });
  if (plain) return std::string(word);
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'') out += "'\\''";
    else out += c;
  }
  return out + '\'';
}

}  // namespace sparkvet::carrier
