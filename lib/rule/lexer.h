// Splits an expression into tokens.
//
//   "spark.x >= 3"  ->  NAME "spark", '.', NAME "x", ">=", INT 3, END
//
// String literals are decoded here (CEL's escapes). Nothing is resolved.
#ifndef SPARKVET_LIB_RULE_LEXER_H_
#define SPARKVET_LIB_RULE_LEXER_H_

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/ast.h"

namespace sparkvet::rule {

struct Token {
  enum class Kind : uint8_t { kEnd, kName, kInt, kDouble, kString, kSymbol };
  Kind kind = Kind::kEnd;
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string text;   // a name, a symbol ("&&"), or a string's characters
  uint64_t integer = 0;  // the digits' value; the sign is the parser's business
  double floating = 0;
};

// The tokens of the whole text, a kEnd token last.
std::expected<std::vector<Token>, SyntaxError> Tokenize(std::string_view text);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_LEXER_H_
