// The syntax tree of one expression, between parser and compiler. Offsets count bytes from the start of the
// expression's text.
#ifndef SPARKVET_LIB_RULE_AST_H_
#define SPARKVET_LIB_RULE_AST_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lib/rule/value.h"

namespace sparkvet::rule {

enum class Operator : uint8_t {
  kOr, kAnd, kNot, kNegate, kConditional,
  kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual, kIn,
  kAdd, kSubtract, kMultiply, kDivide, kModulo,
};

struct Ast {
  enum class Kind : uint8_t {
    kLiteral,   // value (text holds a string's characters)
    kName,      // text
    kSelect,    // children[0].text
    kIndex,     // children[0][children[1]]
    kCall,      // text(children…), or children[0].text(children[1]…) when has_receiver
    kOperator,  // op over children
    kList,      // [children…]
  };

  Kind kind = Kind::kLiteral;
  Operator op = Operator::kOr;
  bool has_receiver = false;
  uint32_t begin = 0;  // where an error about this node points
  uint32_t end = 0;
  Value value;
  std::string text;
  std::vector<std::unique_ptr<Ast>> children;
};

using AstPtr = std::unique_ptr<Ast>;

// What is wrong, and where in the expression.
struct SyntaxError {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string message;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_AST_H_
