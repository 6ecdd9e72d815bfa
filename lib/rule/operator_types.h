// Which operands an operator takes, what comes out, and which node it becomes. Private to the compiler.
#ifndef SPARKVET_LIB_RULE_OPERATOR_TYPES_H_
#define SPARKVET_LIB_RULE_OPERATOR_TYPES_H_

#include <optional>
#include <vector>

#include "lib/rule/ast.h"
#include "lib/rule/records.h"
#include "lib/rule/type.h"

namespace sparkvet::rule {

Op OpOf(Operator op);

// int, double, or what may be one of them.
bool IsNumber(Type type);

// The result's type, or nothing when the operands do not fit.
std::optional<Type> OperatorType(Operator op, const std::vector<Type>& operands);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_OPERATOR_TYPES_H_
