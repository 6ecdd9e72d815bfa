#include "lib/rule/lexer.h"

#include <charconv>
#include <optional>

#include "lib/base/strings.h"

namespace sparkvet::rule {
namespace {

using base::IsAlpha;
using base::IsDigit;

constexpr std::string_view kSymbols[] = {"&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/",
                                         "%",  "!",  "?",  ":",  "(",  ")",  "[", "]", ",", "."};

bool IsNameStart(char c) { return IsAlpha(c) || c == '_'; }
bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }

void AppendUtf8(std::string& out, uint32_t code) {
  const auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  }
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::expected<std::vector<Token>, SyntaxError> Run() {
    std::vector<Token> tokens;
    while (SkipBlanks()) {
      Token token;
      token.begin = at_;
      if (!Next(token)) return std::unexpected(error_);
      token.end = at_;
      tokens.push_back(std::move(token));
    }
    Token end;
    end.begin = end.end = at_;
    tokens.push_back(end);
    return tokens;
  }

 private:
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::string_view Rest() const { return text_.substr(at_); }

  bool Fail(uint32_t begin, uint32_t end, std::string message) {
    error_ = {begin, end, std::move(message)};
    return false;
  }

  // Blanks and comments; false at the end of the text.
  bool SkipBlanks() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        ++at_;
      } else if (Rest().starts_with("//")) {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  bool Next(Token& token) {
    const char c = Peek();
    const bool raw = (c == 'r' || c == 'R') && (Peek(1) == '"' || Peek(1) == '\'');
    if (raw) ++at_;
    if (raw || c == '"' || c == '\'') return String(token, raw);
    if (IsNameStart(c)) return Name(token);
    if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) return Number(token);
    for (const std::string_view symbol : kSymbols) {
      if (!Rest().starts_with(symbol)) continue;
      at_ += static_cast<uint32_t>(symbol.size());
      token.kind = Token::Kind::kSymbol;
      token.text = symbol;
      return true;
    }
    return Fail(at_, at_ + 1, "unexpected character '" + base::Printable(Rest().substr(0, 1)) + "'");
  }

  bool Name(Token& token) {
    const uint32_t begin = at_;
    while (IsNamePart(Peek())) ++at_;
    token.kind = Token::Kind::kName;
    token.text = text_.substr(begin, at_ - begin);
    return true;
  }

  bool Number(Token& token) {
    const uint32_t begin = at_;
    const char* const end = text_.data() + text_.size();
    const bool hex = Peek() == '0' && (Peek(1) == 'x' || Peek(1) == 'X');
    if (hex) at_ += 2;
    const char* const digits = text_.data() + at_;
    while (hex ? std::string_view("0123456789abcdefABCDEF").contains(Peek()) && Peek() : IsDigit(Peek())) ++at_;
    const bool fraction = !hex && Peek() == '.' && IsDigit(Peek(1));
    const bool exponent = !hex && Exponent(fraction);
    if (fraction || exponent) {
      const auto [p, ec] = std::from_chars(text_.data() + begin, end, token.floating);
      at_ = static_cast<uint32_t>(p - text_.data());
      token.kind = Token::Kind::kDouble;
      if (ec != std::errc()) return Fail(begin, at_, "number out of range");
    } else {
      const auto [p, ec] = std::from_chars(digits, text_.data() + at_, token.integer, hex ? 16 : 10);
      token.kind = Token::Kind::kInt;
      if (ec == std::errc::invalid_argument) return Fail(begin, at_, "hexadecimal digits expected");
      if (ec != std::errc()) return Fail(begin, at_, "number out of range");
    }
    if (IsNamePart(Peek())) return Fail(begin, at_ + 1, "malformed number");
    return true;
  }

  // Whether an exponent follows the digits (and the fraction) at `at_`.
  bool Exponent(bool fraction) const {
    size_t i = at_;
    if (fraction) {
      ++i;
      while (i < text_.size() && IsDigit(text_[i])) ++i;
    }
    if (i >= text_.size() || (text_[i] != 'e' && text_[i] != 'E')) return false;
    ++i;
    if (i < text_.size() && (text_[i] == '+' || text_[i] == '-')) ++i;
    return i < text_.size() && IsDigit(text_[i]);
  }

  bool String(Token& token, bool raw) {
    const uint32_t begin = at_;
    const char quote = Peek();
    const bool triple = Peek(1) == quote && Peek(2) == quote;
    const std::string closing(triple ? 3 : 1, quote);
    at_ += static_cast<uint32_t>(closing.size());
    token.kind = Token::Kind::kString;
    while (!Rest().starts_with(closing)) {
      if (at_ >= text_.size() || (!triple && Peek() == '\n')) {
        return Fail(begin, at_, "this string is not closed");
      }
      if (Peek() == '\\' && !raw) {
        if (!Escape(token.text)) return false;
      } else {
        token.text += text_[at_++];
      }
    }
    at_ += static_cast<uint32_t>(closing.size());
    return true;
  }

  bool Escape(std::string& out) {
    const uint32_t begin = at_++;
    const char c = Peek();
    static constexpr std::string_view kFrom = "abfnrtv\\?\"'`", kTo = "\a\b\f\n\r\t\v\\?\"'`";
    if (const size_t i = kFrom.find(c); c != '\0' && i != std::string_view::npos) {
      out += kTo[i];
      ++at_;
      return true;
    }
    const bool hex = c == 'x' || c == 'X' || c == 'u' || c == 'U';
    const size_t digits = c == 'U' ? 8 : c == 'u' ? 4 : hex ? 2 : 3;
    if (hex) ++at_;
    uint32_t code = 0;
    const std::string_view text = Rest().substr(0, digits);
    const auto [p, ec] = std::from_chars(text.data(), text.data() + text.size(), code, hex ? 16 : 8);
    const bool complete = text.size() == digits && p == text.data() + digits && ec == std::errc();
    const bool octal = !hex && code > 0377;  // CEL's octal escapes are a byte's worth
    if (!complete || octal || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
      return Fail(begin, at_ + 1, "unknown escape in a string");
    }
    at_ += static_cast<uint32_t>(digits);
    AppendUtf8(out, code);
    return true;
  }

  std::string_view text_;
  uint32_t at_ = 0;
  SyntaxError error_;
};

}  // namespace

std::expected<std::vector<Token>, SyntaxError> Tokenize(std::string_view text) { return Lexer(text).Run(); }

}  // namespace sparkvet::rule
