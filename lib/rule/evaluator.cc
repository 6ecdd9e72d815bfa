#include "lib/rule/evaluator.h"

#include <array>
#include <bit>
#include <cmath>
#include <memory>

#include "lib/base/check.h"
#include "lib/base/int128.h"
#include "lib/rule/text_functions.h"
#include "lib/rule/type.h"

namespace sparkvet::rule {
namespace {

using Kind = Value::Kind;

Value Constant(const Node& node) {
  const uint64_t bits = node.a | uint64_t{node.b} << 32;
  switch (static_cast<BaseType>(node.type)) {
    case BaseType::kBool: return Value::Bool(bits != 0);
    case BaseType::kInt: return Value::Int(static_cast<int64_t>(bits));
    case BaseType::kDouble: return Value::Double(std::bit_cast<double>(bits));
    default: return Value::Null();
  }
}

// Of two operands of which one at least is no known value: unknown is stronger than error.
Value Strongest(const Value& a, const Value& b) {
  return a.is(Kind::kUnknown) || b.is(Kind::kUnknown) ? Value::Unknown() : Value::Error();
}

Value IntArithmetic(Op op, int64_t a, int64_t b) {
  int64_t out = 0;
  bool overflow = false;
  switch (op) {
    case Op::kAdd: overflow = __builtin_add_overflow(a, b, &out); break;
    case Op::kSubtract: overflow = __builtin_sub_overflow(a, b, &out); break;
    case Op::kMultiply: overflow = __builtin_mul_overflow(a, b, &out); break;
    case Op::kDivide:
    case Op::kModulo:
      overflow = b == 0 || (a == INT64_MIN && b == -1);
      if (!overflow) out = op == Op::kDivide ? a / b : a % b;
      break;
    default: return Value::Error();
  }
  return overflow ? Value::Error() : Value::Int(out);
}

Value DoubleArithmetic(Op op, double a, double b) {
  switch (op) {
    case Op::kAdd: return Value::Double(a + b);
    case Op::kSubtract: return Value::Double(a - b);
    case Op::kMultiply: return Value::Double(a * b);
    case Op::kDivide: return Value::Double(a / b);
    default: return Value::Error();
  }
}

Value DurationArithmetic(Op op, Duration a, Duration b) {
  if (op != Op::kAdd && op != Op::kSubtract) return Value::Error();
  const int sign = op == Op::kAdd ? 1 : -1;
  base::Int128 nanos = base::Int128{a.seconds} * 1'000'000'000 + a.nanos;
  nanos += sign * (base::Int128{b.seconds} * 1'000'000'000 + b.nanos);
  const base::Int128 seconds = nanos / 1'000'000'000;
  if (seconds > INT64_MAX || seconds < INT64_MIN) return Value::Error();
  return Value::Time({static_cast<int64_t>(seconds), static_cast<int32_t>(nanos % 1'000'000'000)});
}

}  // namespace

Evaluator::Evaluator(const Program& program, Host& host, Slots* slots)
    : program_(program), host_(host), own_slots_(program), slots_(slots == nullptr ? &own_slots_ : slots) {}

void Slots::Clear() {
  if (blocks_ == nullptr) return;
  for (size_t i = 0; i <= size_ / kBlock; ++i) {
    if (blocks_[i] != nullptr) *blocks_[i] = {};
  }
  any_assumed_ = false;
}

Value Evaluator::EvaluateWithoutAssumptions(NodeId id) {
  hides_assumptions_ = true;
  const Value value = Evaluate(id);
  hides_assumptions_ = false;
  return value;
}

// Few expressions have any.
void Evaluator::SetVariable(uint32_t variable, Value value) {
  if (variables_ == nullptr) variables_ = NewValues(program_.variables());
  variables_[variable] = value;
}

Value* Evaluator::NewValues(size_t count) {
  auto* const values = static_cast<Value*>(memory_.allocate(count * sizeof(Value), alignof(Value)));
  std::uninitialized_value_construct_n(values, count);
  return values;
}

// What most operands are needs no call.
Value Evaluator::Operand(NodeId id) {
  const Node& node = program_.node(id);
  if (node.op == Op::kSlot) return Slot(node.a);
  if (node.op == Op::kConstant) return Constant(node);
  return Evaluate(id);
}

Value Evaluator::Evaluate(NodeId id) {
  const Node& node = program_.node(id);
  switch (node.op) {
    case Op::kConstant: return Constant(node);
    case Op::kText: return Value::String(program_.Text({node.a, node.b}));
    case Op::kSlot: return Slot(node.a);
    case Op::kKey: return host_.Read(node.a);
    case Op::kVariable: return variables_ == nullptr ? Value::Error() : variables_[node.a];
    case Op::kContext: return host_.Context(static_cast<ContextField>(node.a));
    case Op::kConf: {
      const Value key = Evaluate(node.a);
      return key.is(Kind::kString) ? host_.ReadByName(key.as_string()) : key.is_known() ? Value::Error() : key;
    }
    case Op::kCall: return Call(node);
    case Op::kList: return List(node);
    case Op::kIndex: return Index(node);
    case Op::kNot: {
      const Value v = Operand(node.a);
      return v.is(Kind::kBool) ? Value::Bool(!v.is_true()) : v.is_known() ? Value::Error() : v;
    }
    case Op::kNegate: return Negate(node);
    case Op::kAnd:
    case Op::kOr: return Logical(node);
    case Op::kConditional: {
      const Value condition = Operand(node.a);
      if (!condition.is(Kind::kBool)) return condition.is_known() ? Value::Error() : condition;
      return Evaluate(condition.is_true() ? node.b : node.c);
    }
    case Op::kEqual: case Op::kNotEqual: case Op::kLess: case Op::kLessEqual: case Op::kGreater: case Op::kGreaterEqual:
      return Comparison(node);
    case Op::kIn: return In(node);
    case Op::kAdd: case Op::kSubtract: case Op::kMultiply: case Op::kDivide: case Op::kModulo: return Arithmetic(node);
    case Op::kAll: case Op::kExists: case Op::kExistsOne: return Quantified(node);
    case Op::kFilter: case Op::kMap: return Mapped(node);
  }
  return Value::Error();
}

Value Evaluator::Call(const Node& node) {
  const Function& function = Functions()[node.a];
  if (node.c == 1) {  // most
    const Value argument = Operand(program_.Arguments(node.b, 1)[0]);
    if (!argument.is_known()) return argument;
    CallContext context{host_, program_, memory_};
    return function.call(context, {&argument, 1});
  }
  // Nearly all calls have few arguments; only those of variadic functions may need more room.
  std::array<Value, 4> few;
  std::vector<Value> many(node.c > few.size() ? node.c : 0);
  const std::span<Value> arguments = many.empty() ? std::span(few).first(node.c) : std::span(many);
  Value spoiled = Value::Null();
  size_t n = 0;
  for (const NodeId id : program_.Arguments(node.b, node.c)) {
    const Value v = Operand(id);
    if (!v.is_known()) spoiled = spoiled.is_known() ? v : Strongest(spoiled, v);
    arguments[n++] = v;
  }
  if (!spoiled.is_known()) return spoiled;
  CallContext context{host_, program_, memory_};
  return function.call(context, arguments);
}

Value Evaluator::List(const Node& node) {
  Value* const items = NewValues(node.b);
  size_t n = 0;
  Value spoiled = Value::Null();
  for (const NodeId id : program_.Arguments(node.a, node.b)) {
    const Value v = Evaluate(id);
    if (!v.is_known()) spoiled = spoiled.is_known() ? v : Strongest(spoiled, v);
    items[n++] = v;
  }
  return spoiled.is_known() ? Value::List({items, n}) : spoiled;
}

Value Evaluator::Index(const Node& node) {
  const Value list = Evaluate(node.a), index = Evaluate(node.b);
  if (!list.is_known() || !index.is_known()) return Strongest(list, index);
  if (!list.is(Kind::kList) || !index.is(Kind::kInt)) return Value::Error();
  const auto items = list.as_list();
  const int64_t i = index.as_int();
  return i >= 0 && static_cast<size_t>(i) < items.size() ? items[static_cast<size_t>(i)] : Value::Error();
}

// && and || are decided by one side, whatever the other is.
Value Evaluator::Logical(const Node& node) {
  const bool deciding = node.op == Op::kOr;
  const auto decides = [&](const Value& v) { return v.is(Kind::kBool) && v.is_true() == deciding; };
  const Value a = Operand(node.a);
  if (decides(a)) return a;
  const Value b = Operand(node.b);
  if (decides(b)) return b;
  if (a.is(Kind::kBool) && b.is(Kind::kBool)) return Value::Bool(!deciding);
  return Strongest(a, b);
}

Value Evaluator::Comparison(const Node& node) {
  const Value a = Operand(node.a), b = Operand(node.b);
  if (!a.is_known() || !b.is_known()) return Strongest(a, b);
  if (node.op == Op::kEqual) return Value::Bool(Equal(a, b));
  if (node.op == Op::kNotEqual) return Value::Bool(!Equal(a, b));
  const auto order = Compare(a, b);
  if (!order) {
    // Only NaN has no order among numbers: every comparison with it is false.
    const bool numbers = (a.is(Kind::kInt) || a.is(Kind::kDouble)) && (b.is(Kind::kInt) || b.is(Kind::kDouble));
    return numbers ? Value::Bool(false) : Value::Error();
  }
  switch (node.op) {
    case Op::kLess: return Value::Bool(*order < 0);
    case Op::kLessEqual: return Value::Bool(*order <= 0);
    case Op::kGreater: return Value::Bool(*order > 0);
    default: return Value::Bool(*order >= 0);
  }
}

// Whether a text is among those that are written out, place in ['yarn', 'kubernetes'], without making a list of them;
// nothing where other things stand there, too.
std::optional<bool> Evaluator::AmongTexts(std::string_view text, const Node& list) const {
  bool found = false;
  for (const NodeId id : program_.Arguments(list.a, list.b)) {
    const Node& element = program_.node(id);
    if (element.op != Op::kText) return std::nullopt;
    found |= element.b == text.size() && program_.Text({element.a, element.b}) == text;
  }
  return found;
}

Value Evaluator::In(const Node& node) {
  const Value item = Evaluate(node.a);
  if (const Node& written = program_.node(node.b); written.op == Op::kList && item.is(Kind::kString)) {
    if (const std::optional<bool> among = AmongTexts(item.as_string(), written)) return Value::Bool(*among);
  }
  const Value list = Evaluate(node.b);
  if (!item.is_known() || !list.is_known()) return Strongest(item, list);
  if (!list.is(Kind::kList)) return Value::Error();
  for (const Value& v : list.as_list()) {
    if (Equal(item, v)) return Value::Bool(true);
  }
  return Value::Bool(false);
}

Value Evaluator::Arithmetic(const Node& node) {
  const Value a = Evaluate(node.a), b = Evaluate(node.b);
  if (!a.is_known() || !b.is_known()) return Strongest(a, b);
  if (a.kind() != b.kind()) return Value::Error();
  switch (a.kind()) {
    case Kind::kInt: return IntArithmetic(node.op, a.as_int(), b.as_int());
    case Kind::kDouble: return DoubleArithmetic(node.op, a.as_double(), b.as_double());
    case Kind::kDuration: return DurationArithmetic(node.op, a.as_duration(), b.as_duration());
    case Kind::kString:
      if (node.op != Op::kAdd) return Value::Error();
      return Value::String(Keep(std::string(a.as_string()).append(b.as_string())));
    case Kind::kList: {
      if (node.op != Op::kAdd) return Value::Error();
      const std::span<const Value> first = a.as_list(), second = b.as_list();
      if (first.empty() || second.empty()) return first.empty() ? b : a;
      Value* const items = NewValues(first.size() + second.size());
      std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), items));
      return Value::List({items, first.size() + second.size()});
    }
    default: return Value::Error();
  }
}

Value Evaluator::Negate(const Node& node) {
  const Value v = Evaluate(node.a);
  if (!v.is_known()) return v;
  if (v.is(Kind::kInt)) return IntArithmetic(Op::kSubtract, 0, v.as_int());
  return v.is(Kind::kDouble) ? Value::Double(-v.as_double()) : Value::Error();
}

Value Evaluator::Quantified(const Node& node) {
  const Value list = Evaluate(node.a);
  if (!list.is_known()) return list;
  if (!list.is(Kind::kList)) return Value::Error();
  const bool one = node.op == Op::kExistsOne;
  const bool deciding = node.op == Op::kExists;
  Value result = Value::Bool(!deciding);
  int count = 0;
  for (const Value& item : list.as_list()) {
    SetVariable(node.c, item);
    const Value v = Evaluate(node.b);
    if (one) {
      if (!v.is(Kind::kBool)) return v.is_known() ? Value::Error() : v;
      count += v.is_true() ? 1 : 0;
      continue;
    }
    if (v.is(Kind::kBool) && v.is_true() == deciding) return v;
    if (!v.is(Kind::kBool)) result = result.is_known() ? (v.is_known() ? Value::Error() : v) : Strongest(result, v);
  }
  return one ? Value::Bool(count == 1) : result;
}

Value Evaluator::Mapped(const Node& node) {
  const Value list = Evaluate(node.a);
  if (!list.is_known()) return list;
  if (!list.is(Kind::kList)) return Value::Error();
  Value* const items = NewValues(list.as_list().size());
  size_t n = 0;
  for (const Value& item : list.as_list()) {
    SetVariable(node.c, item);
    const Value v = Evaluate(node.b);
    if (!v.is_known()) return v;
    if (node.op == Op::kMap) {
      items[n++] = v;
    } else {
      if (!v.is(Kind::kBool)) return Value::Error();
      if (v.is_true()) items[n++] = item;
    }
  }
  return Value::List({items, n});
}

std::string Evaluator::Render(image::Range pieces) {
  constexpr size_t kNumber = 16;
  size_t size = 0;
  for (const Piece& piece : program_.Pieces(pieces)) size += piece.literal.size + (piece.node == kNone ? 0 : kNumber);
  std::string out;
  out.reserve(size);
  for (const Piece& piece : program_.Pieces(pieces)) {
    out += program_.Text(piece.literal);
    if (piece.node != kNone) out += JavaString(Evaluate(piece.node));
  }
  return out;
}

std::string_view Evaluator::Keep(std::string_view text) { return rule::Keep(memory_, text); }

}  // namespace sparkvet::rule
