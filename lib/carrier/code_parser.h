// The parser behind ParseCode (code_expression.h), for its two files only: statements and values are code_expression.cc's, operands
// code_operands.cc's.
//
//   a = b + f(c)[1]     a statement: a target, and a value of the operands b and f(c)[1]
#ifndef SPARKVET_LIB_CARRIER_CODE_PARSER_H_
#define SPARKVET_LIB_CARRIER_CODE_PARSER_H_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/code_expression.h"

namespace sparkvet::carrier {

class CodeParser {
 public:
  // All must outlive it.
  CodeParser(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens)
      : source_(source), file_(file), language_(language), tokens_(tokens.tokens) {}

  ParsedCode Run();

 private:
  using Expression = CodeExpression;
  using Kind = CodeExpression::Kind;
  using TokenKind = CodeToken::Kind;
  static constexpr uint32_t kNone = Expression::kNone;
  static constexpr int kMaxDepth = 100;

  // How deep operands and blocks stand in each other is limited.
  struct Deeper {
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    int& depth_;
  };

  // What ends a value, beside brackets and commas.
  struct Until {
    bool ends_with_line = false;
    bool ends_with_colon = false;
    bool ends_with_equals = false;
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

  // Statements; Next is one, or the sign behind it.
  bool IsNewLine() const;
  bool EndsStatement(size_t first) const;
  void Next();
  void Statement();
  bool IsChange() const;
  void Assign(uint32_t target, uint32_t first_token, bool is_whole);
  void Keep(const CodeStatement& s);
  void Block();

  // Values: expressions, or kNone where there is nothing.
  bool EndsValue(const Until& until, size_t first) const;
  uint32_t Value(const Until& until);
  uint32_t Filled(uint32_t text);
  uint32_t Joined(const std::vector<uint32_t>& operands, uint32_t begin);
  uint32_t JoinedList(const std::vector<uint32_t>& operands, uint32_t begin);
  uint32_t AddText(SourceMap text, bool is_open, uint32_t begin);

  // Operands: what stands between signs, with all that is behind it: x.y(z)[0].
  bool StartsOperand() const;
  uint32_t Operand();
  uint32_t Primary();
  uint32_t Texts();
  uint32_t Name();
  bool IsTrailer() const;
  uint32_t Trailer(uint32_t receiver);
  void SkipBrackets();
  uint32_t List(std::string_view close);
  std::vector<CodeExpression::Part> Parts(std::string_view close);
  uint32_t Map();

  std::string_view source_;
  text::FileId file_;
  Language language_;
  const std::vector<CodeToken>& tokens_;
  size_t at_ = 0;
  size_t brackets_ = 0;
  int depth_ = 0;  // of operands and blocks in each other
  ParsedCode out_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_PARSER_H_
