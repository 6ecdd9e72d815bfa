#include "lib/carrier/hcl_tokens.h"

#include <algorithm>
#include <string>

#include "lib/base/strings.h"
#include "lib/carrier/hcl_skip.h"
#include "lib/carrier/hcl_template.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLongSigns[] = {"...", "==", "!=", ">=", "<=", "&&", "||", "=>", "::"};
constexpr std::string_view kSigns = "[](){}.,*/%+-=<>!?:";

class Lexer {
 public:
  Lexer(std::string_view text, text::FileId file, size_t from) : text_(text), file_(file), at_(from) {}

  HclTokens Run() {
    if (at_ == 0 && text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (!out_.problem && at_ < text_.size()) Next();
    if (!out_.problem && !open_.empty()) Fail(out_.tokens[open_.back()].begin, "nothing closes this bracket");
    Add(HclToken::Kind::kEnd, text_.size());
    return std::move(out_);
  }

 private:
  void Next() {
    const char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
    } else if (c == '\n') {
      Add(HclToken::Kind::kLineEnd, at_ + 1);
    } else if (const size_t end = HclCommentEnd(text_, at_); end != at_) {
      Comment(end);
    } else if (c == '"' || StartsHclHeredoc(text_, at_)) {
      Text();
    } else if (base::IsDigit(c)) {
      Add(HclToken::Kind::kNumber, NumberEnd());
    } else if (IsHclNameByte(c) && c != '-') {
      const auto* const other = std::find_if_not(text_.begin() + static_cast<ptrdiff_t>(at_), text_.end(), IsHclNameByte);
      Add(HclToken::Kind::kName, static_cast<size_t>(other - text_.begin()));
    } else {
      Sign();
    }
  }

  void Comment(size_t end) {
    if (end == std::string_view::npos) return Fail(at_, "nothing closes this comment");
    const bool is_line = text_[at_] == '#' || text_[at_ + 1] == '/';
    const size_t begin = at_ + (text_[at_] == '#' ? 1 : 2);
    size_t last = is_line ? end : end - 2;
    while (last > begin && text_[last - 1] == '\r') --last;
    out_.comments.push_back({text_.substr(begin, last - begin), {file_, static_cast<uint32_t>(at_), static_cast<uint32_t>(end)}});
    at_ = end;
  }

  void Text() {
    const std::optional<HclTemplate> found = HclTemplateAt(text_, at_);
    if (!found) return Fail(at_, text_[at_] == '"' ? "nothing on this line closes this string" : "nothing closes this here-document");
    Add(HclToken::Kind::kText, found->close);
  }

  // 1, 0.5, 1e-3; "1.2.3" is one token as well, and no number.
  size_t NumberEnd() const {
    size_t at = at_ + 1;
    while (at < text_.size()) {
      const std::string_view rest = text_.substr(at);
      const bool is_power = rest.starts_with('e') || rest.starts_with('E');
      const size_t sign = is_power && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-') ? 1 : 0;
      const bool goes_on = rest.size() > sign + 1 && base::IsDigit(rest[sign + 1]);
      if (base::IsDigit(rest[0])) ++at;
      else if ((rest[0] == '.' || is_power) && goes_on) at += sign + 2;
      else break;
    }
    return at;
  }

  void Sign() {
    const std::string_view rest = text_.substr(at_);
    const auto* const is_long = std::find_if(std::begin(kLongSigns), std::end(kLongSigns), [&](std::string_view s) { return rest.starts_with(s); });
    if (is_long != std::end(kLongSigns)) {
      Add(HclToken::Kind::kSign, at_ + is_long->size());
      out_.tokens.back().sign = is_long->back();
      out_.tokens.back().is_long = true;
      return;
    }
    const char c = rest.front();
    if (!kSigns.contains(c)) return Fail(at_, "HCL has no such sign");
    Bracket(c);
    if (out_.problem) return;
    Add(HclToken::Kind::kSign, at_ + 1);
    out_.tokens.back().sign = c;
  }

  void Bracket(char c) {
    const auto next = static_cast<uint32_t>(out_.tokens.size());
    if (c == '{' || c == '[' || c == '(') open_.push_back(next);
    if (c != '}' && c != ']' && c != ')') return;
    const char wanted = c == '}' ? '{' : c == ']' ? '[' : '(';
    if (open_.empty() || out_.tokens[open_.back()].sign != wanted) return Fail(at_, "nothing opens this bracket");
    out_.tokens[open_.back()].partner = next;
    open_.pop_back();
  }

  void Add(HclToken::Kind kind, size_t end) {
    HclToken token;
    token.kind = kind;
    token.begin = static_cast<uint32_t>(kind == HclToken::Kind::kEnd ? end : at_);
    token.end = static_cast<uint32_t>(end);
    out_.tokens.push_back(token);
    at_ = end;
  }

  void Fail(size_t at, std::string message) {
    const auto begin = static_cast<uint32_t>(at);
    const auto end = static_cast<uint32_t>(std::min(at + 1, text_.size()));
    out_.problem = Problem{{file_, begin, std::max(begin, end)}, std::move(message)};
  }

  std::string_view text_;
  text::FileId file_;
  size_t at_;
  HclTokens out_;
  std::vector<uint32_t> open_;
};

}  // namespace

HclTokens ReadHclTokens(std::string_view text, text::FileId file, size_t from) { return Lexer(text, file, from).Run(); }

}  // namespace sparkvet::carrier
