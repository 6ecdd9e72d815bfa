// Reads one expression of the rule language (grammar: rules/LANGUAGE.md, section 1).
//
//   Parse("a.b + 1 > size(c)")  ->  the tree   (> (+ (a.b) 1) (size c))
//   Parse("a +")                ->  SyntaxError{3, 3, "an expression is expected here"}
//
// Nesting is limited to 64 levels; the time is linear in the text.
#ifndef SPARKVET_LIB_RULE_PARSER_H_
#define SPARKVET_LIB_RULE_PARSER_H_

#include <expected>
#include <string>
#include <string_view>

#include "lib/rule/ast.h"

namespace sparkvet::rule {

std::expected<AstPtr, SyntaxError> Parse(std::string_view text);

// For tests: the tree in prefix form.
std::string Dump(const Ast& ast);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_PARSER_H_
