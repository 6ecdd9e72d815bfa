#include "lib/carrier/code_expression.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/code_text.h"

namespace sparkvet::carrier {
namespace {

using Expression = CodeExpression;
using Kind = CodeExpression::Kind;
using TokenKind = CodeToken::Kind;

constexpr uint32_t kNone = Expression::kNone;
constexpr int kMaxDepth = 100;
// Words that no bracket belongs to.
constexpr std::string_view kKeywords[] = {"return", "yield", "in", "else", "and", "or", "not", "if", "lambda", "await", "case"};

class Parser {
 public:
  Parser(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens)
      : source_(source), file_(file), language_(language), tokens_(tokens.tokens) {}

  ParsedCode Run() {
    while (token().kind != TokenKind::kEnd) Next();
    return std::move(out_);
  }

 private:
  struct Deeper {
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    int& depth_;
  };

  bool is_python() const { return language_ == Language::kPython; }

  const CodeToken& token() const { return tokens_[at_]; }
  const CodeToken& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  std::string_view Written(const CodeToken& t) const { return source_.substr(t.begin, t.end - t.begin); }
  bool IsSign(const CodeToken& t, std::string_view sign) const { return t.kind == TokenKind::kSign && Written(t) == sign; }
  bool IsSign(std::string_view sign) const { return IsSign(token(), sign); }
  bool IsWord(std::string_view word) const { return token().kind == TokenKind::kName && Written(token()) == word; }
  bool TakeSign(std::string_view sign) {
    if (!IsSign(sign)) return false;
    ++at_;
    return true;
  }

  uint32_t Add(Expression e) {
    out_.expressions.push_back(std::move(e));
    return static_cast<uint32_t>(out_.expressions.size() - 1);
  }
  uint32_t AddOpen(uint32_t begin) { return Add({.begin = begin, .end = std::max(begin, EndBefore())}); }
  uint32_t EndBefore() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }

  // ---- statements ---------------------------------------------------------------------------------------------

  // A line of Python's, Scala's and Kotlin's ends a statement, unless something of it is still to come.
  bool IsNewLine() const {
    if (!token().starts_line || language_ == Language::kJava) return false;
    return is_python() || !(IsSign(".") || IsSign("?."));
  }

  bool EndsStatement(size_t first) const {
    if (token().kind == TokenKind::kEnd || IsSign(";") || IsSign("}") || (!is_python() && IsSign("{"))) return true;
    return at_ > first && IsNewLine();
  }

  // A statement, or the sign behind it.
  void Next() {
    const size_t first = at_;
    Statement();
    if (at_ == first) ++at_;
  }

  void Statement() {
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
  bool IsChange() const {
    const std::string_view sign = token().kind == TokenKind::kSign ? Written(token()) : std::string_view();
    return sign.size() >= 2 && sign.ends_with('=') && std::string_view("+-*/%|&^<>").contains(sign.front()) && sign != "<=" && sign != ">=";
  }

  void Assign(uint32_t target, uint32_t first_token, bool is_whole) {
    const uint32_t value = Value({.ends_with_line = true, .ends_with_equals = true});
    if (value != kNone) out_.statements.push_back({target, value, first_token, is_whole});
  }

  // What holds anything that may be worth reading.
  void Keep(const CodeStatement& s) {
    const Kind kind = out_.at(out_.Owner(s.value)).kind;
    if (kind == Kind::kMap || kind == Kind::kList || kind == Kind::kCall) out_.statements.push_back(s);
  }

  // Of another language than Python: from the brace that opens to behind the one that closes.
  void Block() {
    const Deeper deeper(depth_);
    ++at_;
    while (token().kind != TokenKind::kEnd && !TakeSign("}")) {
      if (IsSign("{") && depth_ < kMaxDepth) Block();
      else Next();
    }
  }

  // ---- values -------------------------------------------------------------------------------------------------

  struct Until {
    bool ends_with_line = false;
    bool ends_with_colon = false;
    bool ends_with_equals = false;
  };

  bool EndsValue(const Until& until, size_t first) const {
    const CodeToken& t = token();
    if (t.kind == TokenKind::kEnd) return true;
    if (until.ends_with_line && at_ > first && IsNewLine()) return true;
    if (t.kind != TokenKind::kSign) return false;
    const std::string_view sign = Written(t);
    if (sign == "," || sign == ")" || sign == "]" || sign == "}" || sign == ";") return true;
    return (until.ends_with_colon && sign == ":") || (until.ends_with_equals && sign == "=");
  }

  // All up to where it ends; kNone where there is nothing.
  uint32_t Value(const Until& until) {
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
  uint32_t Filled(uint32_t text) {
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
  uint32_t Joined(const std::vector<uint32_t>& operands, uint32_t begin) {
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
  uint32_t JoinedList(const std::vector<uint32_t>& operands, uint32_t begin) {
    if (operands.empty() || out_.at(operands.front()).kind != Kind::kList) return kNone;
    Expression joined{.kind = Kind::kList, .begin = begin, .end = EndBefore()};
    for (const uint32_t operand : operands) {
      const Expression& e = out_.at(operand);
      if (e.kind == Kind::kList) joined.parts.insert(joined.parts.end(), e.parts.begin(), e.parts.end());
      else joined.parts.push_back({.value = operand, .spreads = true});
    }
    return Add(std::move(joined));
  }

  uint32_t AddText(SourceMap text, bool is_open, uint32_t begin) {
    out_.texts.push_back(std::move(text));
    return Add({.kind = Kind::kText, .is_open = is_open, .begin = begin, .end = EndBefore(), .text = static_cast<uint32_t>(out_.texts.size() - 1)});
  }

  // ---- operands -----------------------------------------------------------------------------------------------

  bool StartsOperand() const {
    const CodeToken& t = token();
    if (t.kind == TokenKind::kEnd) return false;
    if (t.kind != TokenKind::kSign) return true;
    const std::string_view sign = Written(t);
    if (sign == "-") return next().kind == TokenKind::kNumber && next().begin == t.end && (at_ == 0 || tokens_[at_ - 1].kind == TokenKind::kSign);
    return sign == "(" || (sign == "[" && language_ != Language::kScala) || (sign == "{" && is_python());
  }

  uint32_t Operand() {
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

  uint32_t Primary() {
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
  uint32_t Texts() {
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

  uint32_t Name() {
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

  bool IsTrailer() const {
    if (IsSign(".") || IsSign("?.")) return next().kind == TokenKind::kName || (language_ == Language::kJava && IsSign(next(), "<"));
    if (token().starts_line && language_ != Language::kJava) return false;
    return IsSign("(") || IsSign("[");
  }

  uint32_t Trailer(uint32_t receiver) {
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

  void SkipBrackets() {
    size_t depth = 0;
    do {
      if (IsSign("[")) ++depth;
      else if (IsSign("]")) --depth;
      ++at_;
    } while (depth > 0 && token().kind != TokenKind::kEnd);
  }

  // (a) is a; (a, b) and [a] are lists.
  uint32_t List(std::string_view close) {
    const uint32_t begin = token().begin;
    std::vector<Expression::Part> parts = Parts(close);
    const bool is_tuple = close == ")" && at_ >= 2 && IsSign(tokens_[at_ - 2], ",");
    if (close == ")" && parts.size() == 1 && parts.front().name.empty() && !parts.front().spreads && !is_tuple) return parts.front().value;
    return Add({.kind = Kind::kList, .begin = begin, .end = EndBefore(), .parts = std::move(parts)});
  }

  // From the bracket that opens to behind the one that closes.
  std::vector<Expression::Part> Parts(std::string_view close) {
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
  uint32_t Map() {
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

  std::string_view source_;
  text::FileId file_;
  Language language_;
  const std::vector<CodeToken>& tokens_;
  size_t at_ = 0;
  size_t brackets_ = 0;
  int depth_ = 0;  // of operands and blocks in each other
  ParsedCode out_;
};

}  // namespace

ParsedCode ParseCode(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens) {
  return Parser(source, file, language, tokens).Run();
}

}  // namespace sparkvet::carrier
