#include "lib/carrier/code_tokens.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kLongSigns[] = {"===", "!==", "**=", "//=", "...", "<<=", ">>=", "==", "=>", "->", "<-", ":=", "+=", "-=", "*=", "/=",
                                           "%=",  "|=",  "&=",  "^=",  "<=",  ">=",  "!=",  "**", "//", "&&", "||", "::", "?.", "<<", ">>"};
constexpr std::string_view kPythonPrefixes = "rRbBuUfF";
constexpr size_t kMaxPythonPrefix = 2;

constexpr size_t kLongestInterpolation = 200;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool StartsName(char c) { return base::IsAlpha(c) || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool IsInName(char c) { return StartsName(c) || base::IsDigit(c); }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, text::FileId file, Language language) : text_(text), file_(file), language_(language) {}

  CodeTokens Run() {
    out_.tokens.reserve(text_.size() / 6);
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (SkipBlanks()) Token();
    out_.tokens.push_back({CodeToken::Kind::kEnd, true, false, false, false, Place(at_), Place(at_), 0, 0});
    return std::move(out_);
  }

 private:
  bool is_python() const { return language_ == Language::kPython; }
  static uint32_t Place(size_t at) { return static_cast<uint32_t>(at); }
  bool At(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  // Past blanks, line ends and comments; false at the end.
  bool SkipBlanks() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        starts_line_ = true;
        ++at_;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
        ++at_;
      } else if (is_python() && c == '\\' && (Peek(1) == '\n' || (Peek(1) == '\r' && Peek(2) == '\n'))) {
        at_ += Peek(1) == '\n' ? 2 : 3;
      } else if (is_python() ? c == '#' : At("//")) {
        LineComment(is_python() ? 1 : 2);
      } else if (!is_python() && At("/*")) {
        BlockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  void LineComment(size_t sign) {
    const size_t end = std::min(text_.find('\n', at_), text_.size());
    Comment(at_ + sign, text_.substr(0, end).ends_with('\r') ? end - 1 : end);
    at_ = end;
  }

  // Scala's and Kotlin's may stand in each other.
  void BlockComment() {
    const size_t begin = at_ += 2;
    size_t depth = 1;
    for (; at_ < text_.size() && depth > 0; ++at_) {
      if (At("*/")) --depth, ++at_;
      else if (language_ != Language::kJava && At("/*")) ++depth, ++at_;
    }
    Comment(begin, depth == 0 ? at_ - 2 : at_);
  }

  void Comment(size_t begin, size_t end) {
    end = std::max(begin, end);
    out_.comments.push_back({text_.substr(begin, end - begin), {file_, Place(begin), Place(end)}});
  }

  void Token() {
    token_ = {};
    token_.starts_line = std::exchange(starts_line_, false);
    token_.begin = Place(at_);
    const char c = text_[at_];
    if (IsQuote(c)) Text(at_);
    else if (StartsName(c) || c == '$' || c == '@') Name();
    else if (c == '`' && !is_python()) BackQuotes();
    else if (base::IsDigit(c)) Number();
    else Sign();
    token_.end = Place(at_);
    out_.tokens.push_back(token_);
  }

  bool IsQuote(char c) const { return c == '"' || (c == '\'' && (is_python() || IsCharacter())); }

  // 'a' and '\n', but no Scala symbol 'a.
  bool IsCharacter() const {
    if (Peek(1) == '\\') return true;
    size_t length = 1;
    while (length < 4 && (static_cast<unsigned char>(Peek(1 + length)) & 0xC0) == 0x80) ++length;
    return Peek(1 + length) == '\'' && Peek(1) != '\n';
  }

  void Name() {
    const size_t begin = at_++;
    while (at_ < text_.size() && (IsInName(text_[at_]) || (text_[at_] == '$' && !is_python()))) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (at_ < text_.size() && (text_[at_] == '"' || (is_python() && text_[at_] == '\''))) {
      const bool is_prefix = is_python() ? name.size() <= kMaxPythonPrefix && name.find_first_not_of(kPythonPrefixes) == std::string_view::npos
                                         : language_ == Language::kScala;
      if (is_prefix) return Prefixed(name);
    }
    token_.kind = CodeToken::Kind::kName;
  }

  void Prefixed(std::string_view prefix) {
    token_.is_raw = is_python() ? prefix.find_first_of("rR") != std::string_view::npos : prefix == "raw";
    token_.interpolates = !is_python() || prefix.find_first_of("fF") != std::string_view::npos;
    Text(at_);
  }

  void BackQuotes() {
    const size_t end = text_.find_first_of("`\n", at_ + 1);
    at_ = end == std::string_view::npos || text_[end] == '\n' ? at_ + 1 : end + 1;
    token_.kind = CodeToken::Kind::kName;
  }

  void Number() {
    token_.kind = CodeToken::Kind::kNumber;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool is_sign_of_exponent = (c == '+' || c == '-') && (text_[at_ - 1] == 'e' || text_[at_ - 1] == 'E') && !text_.substr(token_.begin).starts_with("0x");
      const bool is_point = c == '.' && base::IsDigit(Peek(1));
      if (!IsInName(c) && !is_point && !is_sign_of_exponent) break;
      ++at_;
    }
    if (is_python() && at_ < text_.size() && text_[at_] == '.') ++at_;
  }

  void Sign() {
    token_.kind = CodeToken::Kind::kSign;
    const auto sign = std::find_if(std::begin(kLongSigns), std::end(kLongSigns), [&](std::string_view s) { return At(s); });
    at_ += sign == std::end(kLongSigns) ? 1 : sign->size();
  }

  // From its quote on.
  void Text(size_t begin) {
    token_.kind = CodeToken::Kind::kText;
    const char quote = text_[begin];
    const char three[] = {quote, quote, quote};
    const std::string_view triple(three, 3);
    token_.is_triple = text_.substr(begin).starts_with(triple) && (is_python() || quote == '"');
    // No escapes between three quotes of Scala's and Kotlin's.
    const bool is_java = language_ == Language::kJava;
    if (token_.is_triple && !is_python() && !is_java) token_.is_raw = true;
    if (language_ == Language::kKotlin && quote == '"') token_.interpolates = true;
    const bool has_escapes = is_python() || !token_.is_raw;  // in Python a raw text's backslash still hides a quote
    at_ = begin + (token_.is_triple ? 3 : 1);
    token_.content_begin = Place(at_);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && has_escapes) {
        at_ = std::min(at_ + 2, text_.size());
      } else if (token_.is_triple ? At(triple) : c == quote) {
        return Close(token_.is_triple ? 3 : 1, quote);
      } else if (c == '\n' && !token_.is_triple) {
        break;
      } else if (token_.interpolates && OpensValue()) {
        SkipValue();
      } else {
        ++at_;
      }
    }
    token_.content_end = Place(at_);
  }

  // More than three quotes at the end: those in front are content, as in Scala and Kotlin.
  void Close(size_t quotes, char quote) {
    while (quotes == 3 && !is_python() && Peek(3) == quote) ++at_;
    token_.content_end = Place(at_);
    at_ += quotes;
  }

  bool OpensValue() const { return is_python() ? Peek() == '{' && Peek(1) != '{' : Peek() == '$' && Peek(1) == '{'; }

  void SkipValue() {
    const std::string_view near = text_.substr(0, at_ + kLongestInterpolation);
    const size_t end = EndOfInterpolation(text_, at_, token_.is_triple ? near.size() : std::min(near.find('\n', at_), near.size()));
    at_ = end == at_ ? at_ + 1 : end;
  }

  std::string_view text_;
  text::FileId file_;
  Language language_;
  size_t at_ = 0;
  bool starts_line_ = true;
  CodeToken token_;
  CodeTokens out_;
};

}  // namespace

size_t EndOfInterpolation(std::string_view text, size_t at, size_t end) {
  end = std::min(end, at + kLongestInterpolation);
  if (!text.substr(at, end - at).contains('}')) return at;
  size_t depth = 0;
  char quote = '\0';
  for (size_t i = at; i < end; ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == '\\') ++i;
      else if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return at;
}

CodeTokens TokenizeCode(std::string_view text, text::FileId file, Language language) { return Tokenizer(text, file, language).Run(); }

}  // namespace sparkvet::carrier
