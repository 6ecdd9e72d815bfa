#include "lib/rule/parser.h"

#include <array>
#include <optional>
#include <utility>

#include "lib/rule/lexer.h"

namespace sparkvet::rule {
namespace {

constexpr int kMaxDepth = 64;

struct Infix {
  std::string_view symbol;
  Operator op;
  int strength;  // binds tighter when larger
};

constexpr Infix kInfixes[] = {
    {"||", Operator::kOr, 1},        {"&&", Operator::kAnd, 2},
    {"==", Operator::kEqual, 3},     {"!=", Operator::kNotEqual, 3},
    {"<", Operator::kLess, 3},       {"<=", Operator::kLessEqual, 3},
    {">", Operator::kGreater, 3},    {">=", Operator::kGreaterEqual, 3},
    {"in", Operator::kIn, 3},        {"+", Operator::kAdd, 4},
    {"-", Operator::kSubtract, 4},   {"*", Operator::kMultiply, 5},
    {"/", Operator::kDivide, 5},     {"%", Operator::kModulo, 5},
};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens) : text_(text), tokens_(std::move(tokens)) {}

  std::expected<AstPtr, SyntaxError> Run() {
    AstPtr ast = Expression();
    if (ast && Peek().kind != Token::Kind::kEnd) ast = Fail(Peek(), "this does not belong to the expression");
    if (!ast) return std::unexpected(error_);
    return ast;
  }

 private:
  const Token& Peek() const { return tokens_[at_]; }
  Token Take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool IsSymbol(std::string_view s) const { return Peek().kind == Token::Kind::kSymbol && Peek().text == s; }
  bool TakeSymbol(std::string_view s) {
    if (!IsSymbol(s)) return false;
    ++at_;
    return true;
  }

  AstPtr Fail(const Token& token, std::string message) {
    if (error_.message.empty()) error_ = {token.begin, token.end, std::move(message)};
    return nullptr;
  }

  static AstPtr Node(Ast::Kind kind, uint32_t begin, uint32_t end) {
    auto node = std::make_unique<Ast>();
    node->kind = kind;
    node->begin = begin;
    node->end = end;
    return node;
  }

  template <class... Children>
  static AstPtr OperatorNode(Operator op, uint32_t begin, uint32_t end, Children... children) {
    AstPtr node = Node(Ast::Kind::kOperator, begin, end);
    node->op = op;
    (node->children.push_back(std::move(children)), ...);
    return node;
  }

  AstPtr Expression() {
    if (++depth_ > kMaxDepth) return Fail(Peek(), "this expression is nested too deeply");
    AstPtr condition = Binary(1);
    if (condition && TakeSymbol("?")) {
      AstPtr yes = Binary(1);
      if (!yes) return nullptr;
      if (!TakeSymbol(":")) return Fail(Peek(), "':' is expected here");
      AstPtr no = Expression();
      if (!no) return nullptr;
      const uint32_t begin = condition->begin, end = no->end;
      condition = OperatorNode(Operator::kConditional, begin, end, std::move(condition), std::move(yes), std::move(no));
    }
    --depth_;
    return condition;
  }

  std::optional<Infix> PeekInfix() const {
    const Token& t = Peek();
    if (t.kind != Token::Kind::kSymbol && t.kind != Token::Kind::kName) return std::nullopt;
    for (const Infix& infix : kInfixes) {
      if (infix.symbol == t.text) return infix;
    }
    return std::nullopt;
  }

  // Operators of at least this strength, left-associative.
  AstPtr Binary(int strength) {
    AstPtr left = Unary();
    while (left) {
      const std::optional<Infix> infix = PeekInfix();
      if (!infix || infix->strength < strength) return left;
      Take();
      AstPtr right = Binary(infix->strength + 1);
      if (!right) return nullptr;
      const uint32_t begin = left->begin, end = right->end;
      left = OperatorNode(infix->op, begin, end, std::move(left), std::move(right));
    }
    return nullptr;
  }

  AstPtr Unary() {
    const Token first = Peek();
    if (!IsSymbol("!") && !IsSymbol("-")) return Member();
    if (++depth_ > kMaxDepth) return Fail(first, "this expression is nested too deeply");
    Take();
    const bool negative = first.text == "-";
    // A minus belongs to the number behind it: -9223372036854775808 is one literal.
    if (negative && Peek().kind == Token::Kind::kInt && Peek().integer == uint64_t{1} << 63) {
      AstPtr literal = Node(Ast::Kind::kLiteral, first.begin, Peek().end);
      literal->value = Value::Int(INT64_MIN);
      Take();
      --depth_;
      return literal;
    }
    AstPtr operand = Unary();
    if (!operand) return nullptr;
    --depth_;
    const uint32_t end = operand->end;
    return OperatorNode(negative ? Operator::kNegate : Operator::kNot, first.begin, end, std::move(operand));
  }

  AstPtr Member() {
    AstPtr node = Primary();
    while (node) {
      if (TakeSymbol(".")) {
        const Token name = Take();
        if (name.kind != Token::Kind::kName) return Fail(name, "a name is expected after '.'");
        const bool call = IsSymbol("(");
        AstPtr member = Node(call ? Ast::Kind::kCall : Ast::Kind::kSelect, call ? name.begin : node->begin, name.end);
        member->text = name.text;
        member->has_receiver = call;
        member->children.push_back(std::move(node));
        if (call && !Arguments("(", ")", *member)) return nullptr;
        node = std::move(member);
      } else if (IsSymbol("[")) {
        const uint32_t begin = node->begin;
        Take();
        AstPtr index = Expression();
        if (!index) return nullptr;
        const Token closing = Peek();
        if (!TakeSymbol("]")) return Fail(closing, "']' is expected here");
        AstPtr member = Node(Ast::Kind::kIndex, begin, closing.end);
        member->children.push_back(std::move(node));
        member->children.push_back(std::move(index));
        node = std::move(member);
      } else {
        return node;
      }
      if (++members_ > 1000) return Fail(Peek(), "this expression is too long");
    }
    return nullptr;
  }

  // "( a, b )" or "[ a, b ]" into `parent`'s children.
  bool Arguments(std::string_view open, std::string_view close, Ast& parent) {
    TakeSymbol(open);
    if (!IsSymbol(close)) {
      do {
        if (open == "[" && IsSymbol(close) && !parent.children.empty()) break;  // a trailing comma
        AstPtr argument = Expression();
        if (!argument) return false;
        parent.children.push_back(std::move(argument));
      } while (TakeSymbol(","));
    }
    parent.end = Peek().end;
    if (TakeSymbol(close)) return true;
    Fail(Peek(), "'" + std::string(close) + "' is expected here");
    return false;
  }

  AstPtr Primary() {
    const Token token = Peek();
    switch (token.kind) {
      case Token::Kind::kName: return NameOrCall();
      case Token::Kind::kInt:
        if (token.integer > INT64_MAX) return Fail(token, "number out of range");
        return Literal(Value::Int(static_cast<int64_t>(token.integer)));
      case Token::Kind::kDouble: return Literal(Value::Double(token.floating));
      case Token::Kind::kString: {
        AstPtr literal = Literal(Value::Null());
        literal->text = token.text;
        literal->value = Value::String(literal->text);
        return literal;
      }
      case Token::Kind::kSymbol: return Grouped();
      case Token::Kind::kEnd: break;
    }
    return Fail(token, "an expression is expected here");
  }

  AstPtr Literal(Value value) {
    const Token token = Take();
    AstPtr node = Node(Ast::Kind::kLiteral, token.begin, token.end);
    node->value = value;
    return node;
  }

  AstPtr NameOrCall() {
    const Token& token = Peek();
    if (token.text == "true" || token.text == "false") return Literal(Value::Bool(token.text == "true"));
    if (token.text == "null") return Literal(Value::Null());
    if (token.text == "in") return Fail(token, "an expression is expected here");
    const Token name = Take();
    const bool call = IsSymbol("(");
    AstPtr node = Node(call ? Ast::Kind::kCall : Ast::Kind::kName, name.begin, name.end);
    node->text = name.text;
    if (call && !Arguments("(", ")", *node)) return nullptr;
    return node;
  }

  AstPtr Grouped() {
    const Token token = Peek();
    if (TakeSymbol("(")) {
      AstPtr inner = Expression();
      if (!inner) return nullptr;
      if (!TakeSymbol(")")) return Fail(Peek(), "')' is expected here");
      return inner;
    }
    if (IsSymbol("[")) {
      AstPtr list = Node(Ast::Kind::kList, token.begin, token.end);
      return Arguments("[", "]", *list) ? std::move(list) : nullptr;
    }
    return Fail(token, "an expression is expected here");
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  size_t at_ = 0;
  int depth_ = 0;
  int members_ = 0;
  SyntaxError error_;
};

std::string DumpChildren(const Ast& ast) {
  std::string out;
  for (const AstPtr& child : ast.children) out += ' ' + Dump(*child);
  return out;
}

}  // namespace

std::expected<AstPtr, SyntaxError> Parse(std::string_view text) {
  auto tokens = Tokenize(text);
  if (!tokens) return std::unexpected(tokens.error());
  return Parser(text, std::move(*tokens)).Run();
}

std::string Dump(const Ast& ast) {
  switch (ast.kind) {
    case Ast::Kind::kLiteral: return Dump(ast.value);
    case Ast::Kind::kName: return ast.text;
    case Ast::Kind::kSelect: return Dump(*ast.children[0]) + '.' + ast.text;
    case Ast::Kind::kIndex: return "(index" + DumpChildren(ast) + ')';
    case Ast::Kind::kCall: return '(' + (ast.has_receiver ? '.' + ast.text : ast.text) + DumpChildren(ast) + ')';
    case Ast::Kind::kList: return "[" + DumpChildren(ast) + " ]";
    case Ast::Kind::kOperator: break;
  }
  if (ast.op == Operator::kConditional) return "(?" + DumpChildren(ast) + ')';
  if (ast.op == Operator::kNot) return "(!" + DumpChildren(ast) + ')';
  if (ast.op == Operator::kNegate) return "(-" + DumpChildren(ast) + ')';
  for (const Infix& infix : kInfixes) {
    if (infix.op == ast.op) return '(' + std::string(infix.symbol) + DumpChildren(ast) + ')';
  }
  return {};
}

}  // namespace sparkvet::rule
