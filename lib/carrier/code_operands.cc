#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/code_parser.h"
#include "lib/carrier/code_text.h"

namespace sparkvet::carrier {
namespace {

// Words that no bracket belongs to.
constexpr std::string_view kKeywords[] = {"return", "yield", "in", "else", "and", "or", "not", "if", "lambda", "await", "case"};

}  // namespace

bool CodeParser::StartsOperand() const {
  const CodeToken& t = token();
  if (t.kind == TokenKind::kEnd) return false;
  if (t.kind != TokenKind::kSign) return true;
  const std::string_view sign = Written(t);
  if (sign == "-") return next().kind == TokenKind::kNumber && next().begin == t.end && (at_ == 0 || tokens_[at_ - 1].kind == TokenKind::kSign);
  return sign == "(" || (sign == "[" && language_ != Language::kScala) || (sign == "{" && is_python());
}

uint32_t CodeParser::Operand() {
  const Deeper deeper(depth_);
  if (depth_ > kMaxDepth) {
    ++at_;
    return AddOpen(tokens_[at_ - 1].begin);
  }
  uint32_t e = Primary();
  const bool is_keyword = out_.at(e).kind == Kind::kName && out_.at(e).is_open;
  while (!is_keyword && IsTrailer()) e = Trailer(e);
  return e;
}

uint32_t CodeParser::Primary() {
  const CodeToken& t = token();
  const uint32_t begin = t.begin;
  if (t.kind == TokenKind::kText) return Texts();
  if (t.kind == TokenKind::kNumber || IsSign("-")) {
    at_ += t.kind == TokenKind::kNumber ? 1 : 2;
    return Add({.kind = Kind::kNumber, .begin = begin, .end = EndBefore(), .name = source_.substr(begin, EndBefore() - begin)});
  }
  if (t.kind == TokenKind::kName) return Name();
  if (IsSign("{")) return Map();
  return List(IsSign("[") ? "]" : ")");
}

// Texts that stand side by side are one in Python.
uint32_t CodeParser::Texts() {
  const uint32_t begin = token().begin;
  const auto first = static_cast<uint32_t>(at_);
  SourceMap text(file_);
  bool is_open = false;
  do {
    is_open |= !DecodeCodeText(source_, token(), language_, false, text);
    ++at_;
  } while (is_python() && token().kind == TokenKind::kText && (brackets_ > 0 || !token().starts_line));
  const uint32_t e = AddText(std::move(text), is_open, begin);
  out_.expressions[e].token = first;
  return e;
}

uint32_t CodeParser::Name() {
  const CodeToken& t = token();
  const std::string_view name = Written(t);
  ++at_;
  if (name == "new" && token().kind == TokenKind::kName && depth_ < kMaxDepth) {
    const Deeper deeper(depth_);
    return Primary();
  }
  Expression e{.kind = Kind::kName, .begin = t.begin, .end = t.end, .name_begin = t.begin, .name = name};
  if (base::IsOneOf(name, is_python() ? std::initializer_list<std::string_view>{"True", "False"} : std::initializer_list<std::string_view>{"true", "false"})) e.kind = Kind::kNumber;
  if (base::IsOneOf(name, is_python() ? std::initializer_list<std::string_view>{"None"} : std::initializer_list<std::string_view>{"null", "None"})) e.kind = Kind::kNothing;
  e.is_open = std::ranges::find(kKeywords, name) != std::end(kKeywords);
  return Add(std::move(e));
}

bool CodeParser::IsTrailer() const {
  if (IsSign(".") || IsSign("?.")) return next().kind == TokenKind::kName || (language_ == Language::kJava && IsSign(next(), "<"));
  if (token().starts_line && language_ != Language::kJava) return false;
  return IsSign("(") || IsSign("[");
}

uint32_t CodeParser::Trailer(uint32_t receiver) {
  const uint32_t begin = out_.at(receiver).begin;
  if (IsSign(".") || IsSign("?.")) {
    ++at_;
    const CodeToken& t = token();
    ++at_;
    return Add({.kind = Kind::kName, .begin = begin, .end = t.end, .receiver = receiver, .name_begin = t.begin, .name = t.kind == TokenKind::kName ? Written(t) : ""});
  }
  if (IsSign("[")) {
    if (language_ == Language::kScala) {  // types
      SkipBrackets();
      return receiver;
    }
    const uint32_t key = List("]");
    const Expression& list = out_.at(key);
    return Add({.kind = Kind::kSubscript, .begin = begin, .end = EndBefore(), .receiver = receiver, .parts = list.parts});
  }
  Expression call{.kind = Kind::kCall, .begin = begin};
  if (const Expression& called = out_.at(receiver); called.kind == Kind::kName) {
    call.name = called.name;
    call.name_begin = called.name_begin;
    call.receiver = called.receiver;
  } else {
    call.receiver = receiver;
  }
  call.parts = Parts(")");
  call.end = EndBefore();
  if (call.name == "format" && call.receiver != kNone && Filled(call.receiver) != kNone) return call.receiver;
  return Add(std::move(call));
}

void CodeParser::SkipBrackets() {
  size_t depth = 0;
  do {
    if (IsSign("[")) ++depth;
    else if (IsSign("]")) --depth;
    ++at_;
  } while (depth > 0 && token().kind != TokenKind::kEnd);
}

// (a) is a; (a, b) and [a] are lists.
uint32_t CodeParser::List(std::string_view close) {
  const uint32_t begin = token().begin;
  std::vector<Expression::Part> parts = Parts(close);
  const bool is_tuple = close == ")" && at_ >= 2 && IsSign(tokens_[at_ - 2], ",");
  if (close == ")" && parts.size() == 1 && parts.front().name.empty() && !parts.front().spreads && !is_tuple) return parts.front().value;
  return Add({.kind = Kind::kList, .begin = begin, .end = EndBefore(), .parts = std::move(parts)});
}

// From the bracket that opens to behind the one that closes.
std::vector<CodeExpression::Part> CodeParser::Parts(std::string_view close) {
  std::vector<Expression::Part> parts;
  ++at_;
  ++brackets_;
  while (token().kind != TokenKind::kEnd && !TakeSign(close)) {
    if (TakeSign(",")) continue;
    Expression::Part part;
    if (token().kind == TokenKind::kName && IsSign(next(), "=")) {
      part.name = Written(token());
      part.name_begin = token().begin;
      at_ += 2;
    }
    part.spreads = TakeSign("*") || TakeSign("**");
    part.value = Value({});
    if (part.value == kNone) {
      if (IsSign(";") || IsSign("}") || IsSign("]") || IsSign(")")) break;  // a bracket that does not fit: whatever it closes
      continue;
    }
    parts.push_back(part);
  }
  --brackets_;
  return parts;
}

// Of Python's: {k: v}, or a set.
uint32_t CodeParser::Map() {
  const uint32_t begin = token().begin;
  Expression map{.kind = Kind::kMap, .begin = begin};
  ++at_;
  ++brackets_;
  while (token().kind != TokenKind::kEnd && !TakeSign("}")) {
    if (TakeSign(",")) continue;
    const uint32_t key = Value({.ends_with_colon = true});
    if (!TakeSign(":")) {
      if (key == kNone && !IsSign(",") && !IsSign("}")) break;
      if (key != kNone) Keep({kNone, key, static_cast<uint32_t>(at_), false});
      map.is_open = true;
      continue;
    }
    const uint32_t value = Value({});
    if (key == kNone || value == kNone) continue;
    map.parts.push_back({key});
    map.parts.push_back({value});
  }
  --brackets_;
  map.end = EndBefore();
  return Add(std::move(map));
}

}  // namespace sparkvet::carrier
