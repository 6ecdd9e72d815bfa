#include "lib/carrier/code_expression.h"

#include <algorithm>
#include <utility>

#include "lib/carrier/code_parser.h"
#include "lib/carrier/code_text.h"

namespace sparkvet::carrier {

ParsedCode CodeParser::Run() {
  while (token().kind != TokenKind::kEnd) Next();
  return std::move(out_);
}

// ---- statements ---------------------------------------------------------------------------------------------

// A line of Python's, Scala's and Kotlin's ends a statement, unless something of it is still to come.
bool CodeParser::IsNewLine() const {
  if (!token().starts_line || language_ == Language::kJava) return false;
  return is_python() || !(IsSign(".") || IsSign("?."));
}

bool CodeParser::EndsStatement(size_t first) const {
  if (token().kind == TokenKind::kEnd || IsSign(";") || IsSign("}") || (!is_python() && IsSign("{"))) return true;
  return at_ > first && IsNewLine();
}

// A statement, or the sign behind it.
void CodeParser::Next() {
  const size_t first = at_;
  Statement();
  if (at_ == first) ++at_;
}

void CodeParser::Statement() {
  const size_t first = at_;
  uint32_t last = kNone;       // what came last
  uint32_t annotated = kNone;  // what a type stands behind
  size_t operands = 0;
  bool is_plain = tokens_[first].starts_line;  // until here: words such as `val` and `final`
  const auto keep = [&](bool is_whole) {
    if (last != kNone) Keep({kNone, last, static_cast<uint32_t>(first), is_whole});
    if (last != kNone && (out_.at(last).kind != Kind::kName || out_.at(last).is_open)) is_plain = false;
    last = kNone;
  };
  while (!EndsStatement(first)) {
    if (IsSign("=") && last != kNone) {
      ++at_;
      Assign(annotated != kNone ? annotated : last, static_cast<uint32_t>(first), is_plain);
      last = annotated = kNone;
    } else if (IsChange() && last != kNone) {
      ++at_;
      out_.statements.push_back({last, AddOpen(token().begin), static_cast<uint32_t>(first), false});
      last = kNone;
    } else if (IsSign(":")) {
      ++at_;
      if (is_python() && operands != 1) return keep(false);  // `x: str = …` has a type, `if x:` another statement behind it
      annotated = std::exchange(last, kNone);
    } else if (StartsOperand()) {
      keep(false);
      last = Operand();
      ++operands;
    } else {
      ++at_;
    }
  }
  keep(operands == 1 && is_plain);
}

// x += 1
bool CodeParser::IsChange() const {
  const std::string_view sign = token().kind == TokenKind::kSign ? Written(token()) : std::string_view();
  return sign.size() >= 2 && sign.ends_with('=') && std::string_view("+-*/%|&^<>").contains(sign.front()) && sign != "<=" && sign != ">=";
}

void CodeParser::Assign(uint32_t target, uint32_t first_token, bool is_whole) {
  const uint32_t value = Value({.ends_with_line = true, .ends_with_equals = true});
  if (value != kNone) out_.statements.push_back({target, value, first_token, is_whole});
}

// What holds anything that may be worth reading.
void CodeParser::Keep(const CodeStatement& s) {
  const Kind kind = out_.at(out_.Owner(s.value)).kind;
  if (kind == Kind::kMap || kind == Kind::kList || kind == Kind::kCall) out_.statements.push_back(s);
}

// Of another language than Python: from the brace that opens to behind the one that closes.
void CodeParser::Block() {
  const Deeper deeper(depth_);
  ++at_;
  while (token().kind != TokenKind::kEnd && !TakeSign("}")) {
    if (IsSign("{") && depth_ < kMaxDepth) Block();
    else Next();
  }
}

// ---- values -------------------------------------------------------------------------------------------------

bool CodeParser::EndsValue(const Until& until, size_t first) const {
  const CodeToken& t = token();
  if (t.kind == TokenKind::kEnd) return true;
  if (until.ends_with_line && at_ > first && IsNewLine()) return true;
  if (t.kind != TokenKind::kSign) return false;
  const std::string_view sign = Written(t);
  if (sign == "," || sign == ")" || sign == "]" || sign == "}" || sign == ";") return true;
  return (until.ends_with_colon && sign == ":") || (until.ends_with_equals && sign == "=");
}

// All up to where it ends; kNone where there is nothing.
uint32_t CodeParser::Value(const Until& until) {
  const size_t first = at_;
  const uint32_t begin = token().begin;
  std::vector<uint32_t> operands;
  bool only_plus = true, is_pair = false, is_filled = false;
  while (!EndsValue(until, first)) {
    if (StartsOperand()) {
      if (operands.size() == 1 && (IsWord("to")) && language_ == Language::kKotlin) {
        is_pair = true;
        ++at_;
        continue;
      }
      operands.push_back(Operand());
      continue;
    }
    if (operands.size() == 1 && is_python() && IsSign("%")) is_filled = true;
    if (IsSign("->") && language_ == Language::kScala && operands.size() == 1) is_pair = true;
    else if (!IsSign("+") || operands.empty()) only_plus = false;
    if (!is_python() && IsSign("{") && depth_ < kMaxDepth) Block();
    else ++at_;
  }
  if (at_ == first) return kNone;
  if (operands.size() == 1 && only_plus && !is_pair) return operands.front();
  if (is_pair && only_plus && operands.size() == 2) return Add({.kind = Kind::kPair, .begin = begin, .end = EndBefore(), .parts = {{operands[0]}, {operands[1]}}});
  if (const uint32_t text = is_filled ? Filled(operands.front()) : kNone; text != kNone) {
    for (size_t i = 1; i < operands.size(); ++i) Keep({kNone, operands[i], static_cast<uint32_t>(first), false});
    return text;
  }
  if (const uint32_t text = only_plus ? Joined(operands, begin) : kNone; text != kNone) return text;
  if (const uint32_t list = only_plus ? JoinedList(operands, begin) : kNone; list != kNone) return list;
  for (const uint32_t operand : operands) Keep({kNone, operand, static_cast<uint32_t>(first), false});
  return AddOpen(begin);
}

// "%s" % x and "{}".format(x): the text, which is open. kNone where it is no text.
uint32_t CodeParser::Filled(uint32_t text) {
  Expression& e = out_.expressions[text];
  if (e.kind != Kind::kText) return kNone;
  e.is_open = true;
  e.end = EndBefore();
  if (e.token == kNone) return text;  // joined: blanks in texts of several words were filled when they were read
  SourceMap filled(file_);
  for (uint32_t token = e.token; tokens_[token].kind == TokenKind::kText && tokens_[token].end <= e.end; ++token) {
    DecodeCodeText(source_, tokens_[token], language_, true, filled);
  }
  out_.texts[e.text] = std::move(filled);
  return text;
}

// "a" + "b"
uint32_t CodeParser::Joined(const std::vector<uint32_t>& operands, uint32_t begin) {
  const auto is_text = [&](uint32_t e) { return out_.at(e).kind == Kind::kText; };
  if (operands.empty() || !is_text(operands.front())) return kNone;
  SourceMap joined(file_);
  bool is_open = false;
  for (const uint32_t operand : operands) {
    const Expression& e = out_.at(operand);
    if (is_text(operand)) {
      joined.Append(out_.texts[e.text]);
      is_open |= e.is_open;
    } else {
      joined.Insert("${value}", e.begin, std::max(e.begin + 1, e.end));
      is_open = true;
      Keep({kNone, operand, 0, false});
    }
  }
  return AddText(std::move(joined), is_open, begin);
}

// [a] + b
uint32_t CodeParser::JoinedList(const std::vector<uint32_t>& operands, uint32_t begin) {
  if (operands.empty() || out_.at(operands.front()).kind != Kind::kList) return kNone;
  Expression joined{.kind = Kind::kList, .begin = begin, .end = EndBefore()};
  for (const uint32_t operand : operands) {
    const Expression& e = out_.at(operand);
    if (e.kind == Kind::kList) joined.parts.insert(joined.parts.end(), e.parts.begin(), e.parts.end());
    else joined.parts.push_back({.value = operand, .spreads = true});
  }
  return Add(std::move(joined));
}

uint32_t CodeParser::AddText(SourceMap text, bool is_open, uint32_t begin) {
  out_.texts.push_back(std::move(text));
  return Add({.kind = Kind::kText, .is_open = is_open, .begin = begin, .end = EndBefore(), .text = static_cast<uint32_t>(out_.texts.size() - 1)});
}

ParsedCode ParseCode(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens) {
  return CodeParser(source, file, language, tokens).Run();
}

}  // namespace sparkvet::carrier
