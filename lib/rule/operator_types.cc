#include "lib/rule/operator_types.h"

namespace sparkvet::rule {

Op OpOf(Operator op) {
  switch (op) {
    case Operator::kOr: return Op::kOr;
    case Operator::kAnd: return Op::kAnd;
    case Operator::kNot: return Op::kNot;
    case Operator::kNegate: return Op::kNegate;
    case Operator::kConditional: return Op::kConditional;
    case Operator::kEqual: return Op::kEqual;
    case Operator::kNotEqual: return Op::kNotEqual;
    case Operator::kLess: return Op::kLess;
    case Operator::kLessEqual: return Op::kLessEqual;
    case Operator::kGreater: return Op::kGreater;
    case Operator::kGreaterEqual: return Op::kGreaterEqual;
    case Operator::kIn: return Op::kIn;
    case Operator::kAdd: return Op::kAdd;
    case Operator::kSubtract: return Op::kSubtract;
    case Operator::kMultiply: return Op::kMultiply;
    case Operator::kDivide: return Op::kDivide;
    case Operator::kModulo: return Op::kModulo;
  }
  return Op::kOr;
}

bool IsNumber(Type t) {
  return t.base == BaseType::kInt || t.base == BaseType::kDouble || t.base == BaseType::kDyn;
}

std::optional<Type> OperatorType(Operator op, const std::vector<Type>& o) {
  const Type a = o[0];
  const Type b = o.size() > 1 ? o[1] : kDyn;
  const bool same = Fits(a, b);
  switch (op) {
    case Operator::kOr:
    case Operator::kAnd: return Fits(a, kBool) && Fits(b, kBool) ? std::optional(kBool) : std::nullopt;
    case Operator::kNot: return Fits(a, kBool) ? std::optional(kBool) : std::nullopt;
    case Operator::kNegate: return IsNumber(a) ? std::optional(a) : std::nullopt;
    case Operator::kConditional:
      if (!Fits(a, kBool) || !Fits(b, o[2])) return std::nullopt;
      return Join(b, o[2]);
    case Operator::kEqual:
    case Operator::kNotEqual:
      return same ? std::optional(kBool) : std::nullopt;  // CEL compares int and double by order only
    case Operator::kLess:
    case Operator::kLessEqual:
    case Operator::kGreater:
    case Operator::kGreaterEqual: {
      const bool ordered = a.base != BaseType::kList && a.base != BaseType::kNull;
      return (IsNumber(a) && IsNumber(b)) || (same && ordered) ? std::optional(kBool) : std::nullopt;
    }
    case Operator::kIn:
      if (b.base != BaseType::kList && b.base != BaseType::kDyn) return std::nullopt;
      return Fits(a, {b.element}) ? std::optional(kBool) : std::nullopt;
    case Operator::kAdd:
      if (!same || a == kBool || a == kNull) return std::nullopt;
      return a == kDyn ? b : a;
    case Operator::kSubtract:
      if (!same || a == kBool || a == kNull || a == kString || a.base == BaseType::kList) return std::nullopt;
      return a == kDyn ? b : a;
    case Operator::kMultiply:
    case Operator::kDivide: return same && IsNumber(a) && IsNumber(b) ? std::optional(a == kDyn ? b : a) : std::nullopt;
    case Operator::kModulo: return Fits(a, kInt) && Fits(b, kInt) ? std::optional(kInt) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sparkvet::rule
