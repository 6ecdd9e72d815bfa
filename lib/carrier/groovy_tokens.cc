#include "lib/carrier/groovy_tokens.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"

namespace sparkvet::carrier {
namespace {

using TokenKind = GroovyToken::Kind;

constexpr ByteSet kName("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");

text::Span Range(size_t begin, size_t end) { return {0, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

std::string_view QuoteAt(std::string_view text) {
  for (const std::string_view quote : {"'''", "\"\"\"", "'", "\"", "$/"}) {
    if (text.starts_with(quote)) return quote;
  }
  return {};
}

}  // namespace

GroovyTokens::GroovyTokens(std::string_view text) : text_(text) {
  if (text_.starts_with("#!")) at_ = std::min(text_.find('\n'), text_.size());
  while (at_ < text_.size()) Next();
  if (!Is(size() - 1, TokenKind::kLineEnd)) Add(TokenKind::kLineEnd, at_, at_);
}

std::string_view GroovyTokens::QuoteOf(size_t i) const {
  const std::string_view quote = QuoteAt(Text(i));
  return quote.empty() ? Text(i).substr(0, 1) : quote;
}

void GroovyTokens::Next() {
  const char c = text_[at_];
  if (c == ' ' || c == '\t' || c == '\r') {
    ++at_;
  } else if (c == '\n' || c == ';') {
    Add(TokenKind::kLineEnd, at_, at_ + 1);
    ++at_;
  } else if (c == '\\' && (peek(at_ + 1) == '\n' || text_.substr(at_ + 1).starts_with("\r\n"))) {
    at_ += peek(at_ + 1) == '\n' ? 2 : 3;  // the line goes on
  } else if (Comments() || String()) {
    return;
  } else if (kName.Holds(c)) {
    const size_t end = kName.EndOf(text_, at_, text_.size());
    Add(TokenKind::kName, at_, end);
    at_ = end;
  } else {
    Bracket(c);
    ++at_;
  }
}

bool GroovyTokens::Comments() {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("//")) {
    size_t end = std::min(text_.find('\n', at_), text_.size());
    if (end > at_ + 2 && text_[end - 1] == '\r') --end;
    comments_.push_back({Range(at_ + 2, end), Range(at_, end)});
    at_ = end;
    return true;
  }
  if (!rest.starts_with("/*")) return false;
  const size_t close = text_.find("*/", at_ + 2);
  const size_t end = close == std::string_view::npos ? text_.size() : close + 2;
  comments_.push_back({Range(at_ + 2, std::min(close, text_.size())), Range(at_, end)});
  at_ = end;
  return true;
}

bool GroovyTokens::String() {
  const size_t end = StringEnd(at_, 0);
  if (end == at_) return false;
  if (stops_) {
    at_ = text_.size();
  } else if (end == std::string_view::npos) {
    at_ = std::min(text_.find('\n', at_), text_.size());
  } else {
    Add(TokenKind::kString, at_, end);
    at_ = end;
  }
  return true;
}

// Behind what may be divided, a slash divides.
bool GroovyTokens::MayBeginSlashy() const {
  if (tokens_.empty()) return true;
  const GroovyToken& before = tokens_.back();
  if (before.kind == TokenKind::kName) return base::IsOneOf(Text(size() - 1), {"return", "case", "in"});
  return before.kind != TokenKind::kString && before.kind != TokenKind::kClose && text_[before.begin] != '\\';
}

size_t GroovyTokens::StringEnd(size_t at, int depth) {
  const std::string_view quote = QuoteAt(text_.substr(at, 3));
  if (!quote.empty()) return QuotedEnd(at, quote, depth);
  if (peek(at) != '/' || depth > 0 || !MayBeginSlashy()) return at;
  for (size_t i = at + 1; i < text_.size() && text_[i] != '\n'; ++i) {
    if (text_[i] == '/') return i + 1;
    if (text_[i] == '\\' && peek(i + 1) != '\n') ++i;
  }
  return at;  // a regular expression over several lines, or a division
}

size_t GroovyTokens::QuotedEnd(size_t at, std::string_view quote, int depth) {
  const bool is_dollar = quote == "$/";
  const bool takes_lines = quote.size() > 1;
  const bool takes_blocks = quote.front() != '\'';
  const std::string_view close = is_dollar ? std::string_view("/$") : quote;
  for (size_t i = at + quote.size(); i < text_.size();) {
    const char c = text_[i];
    if (c == '\n' && !takes_lines) return std::string_view::npos;
    const bool closes = text_.substr(i).starts_with(close);
    if (closes && (!is_dollar || !(peek(i + 2) == '$' || peek(i + 2) == '{' || kName.Holds(peek(i + 2))))) return i + close.size();
    if (is_dollar && c == '$' && (peek(i + 1) == '$' || peek(i + 1) == '/')) {
      i += 2;
    } else if (!is_dollar && c == '\\') {
      i += text_.substr(i + 1).starts_with("\r\n") ? 3 : 2;
    } else if (takes_blocks && c == '$' && peek(i + 1) == '{') {
      i = BlockEnd(i + 1, depth + 1);
      if (i == std::string_view::npos) return i;
    } else {
      ++i;
    }
  }
  stops_ = true;
  return std::string_view::npos;
}

// Of { … } within a string, in which there may be strings.
size_t GroovyTokens::BlockEnd(size_t at, int depth) {
  size_t open = 0;
  for (size_t i = at; i < text_.size() && depth < kMaxNested;) {
    if (text_[i] == '{') ++open;
    if (text_[i] == '}' && --open == 0) return i + 1;
    const size_t end = StringEnd(i, depth);
    if (end == std::string_view::npos) return end;
    i = std::max(end, i + 1);
  }
  stops_ = true;
  return std::string_view::npos;
}

void GroovyTokens::Bracket(char c) {
  const bool opens = c == '(' || c == '[' || c == '{';
  const bool closes = c == ')' || c == ']' || c == '}';
  if (closes && !open_.empty()) {
    const uint32_t open = open_.back();
    open_.pop_back();
    tokens_[open].partner = static_cast<uint32_t>(size());
    Add(TokenKind::kClose, at_, at_ + 1);
    tokens_.back().partner = open;
    return;
  }
  Add(opens ? TokenKind::kOpen : closes ? TokenKind::kClose : TokenKind::kSign, at_, at_ + 1);
  if (opens) open_.push_back(static_cast<uint32_t>(size() - 1));
}

void GroovyTokens::Add(TokenKind kind, size_t begin, size_t end) {
  GroovyToken token{kind, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  if (!open_.empty()) token.around = open_.back();
  tokens_.push_back(token);
}

}  // namespace sparkvet::carrier
