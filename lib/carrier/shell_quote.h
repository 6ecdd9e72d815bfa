// Writes a word so that a POSIX shell reads back the same word.
//
//   QuoteWord("yarn") -> yarn      QuoteWord("a b") -> 'a b'      QuoteWord("it's") -> 'it'\''s'
#ifndef SPARKVET_LIB_CARRIER_SHELL_QUOTE_H_
#define SPARKVET_LIB_CARRIER_SHELL_QUOTE_H_

#include <string>
#include <string_view>

namespace sparkvet::carrier {

std::string QuoteWord(std::string_view word);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_QUOTE_H_
