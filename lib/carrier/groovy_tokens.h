// The tokens of a Groovy source, as far as a reader needs them that looks for calls with strings in them: names, strings, brackets
// with their partners, ends of lines.
//
//   sh label: 'x', script: "a ${b}"   // why
//     ->  name sh, name label, sign ':', string 'x', sign ',', name script, sign ':', string "a ${b}", line end; comment " why"
//
// Strings are not looked into but for their end (groovy_text.h reads them). Where a quote is never closed, the rest of its line, or of
// the text, holds no tokens.
#ifndef SPARKVET_LIB_CARRIER_GROOVY_TOKENS_H_
#define SPARKVET_LIB_CARRIER_GROOVY_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::carrier {

struct GroovyToken {
  static constexpr uint32_t kNone = UINT32_MAX;
  enum class Kind : uint8_t { kName, kString, kOpen, kClose, kLineEnd, kSign };

  Kind kind;
  uint32_t begin, end;
  uint32_t partner = kNone;  // of a bracket: the index of the other one
  uint32_t around = kNone;   // the index of the innermost bracket that is open there
};

class GroovyTokens {
 public:
  explicit GroovyTokens(std::string_view text);

  size_t size() const { return tokens_.size(); }
  const GroovyToken& operator[](size_t i) const { return tokens_[i]; }
  std::string_view Text(size_t i) const { return i < size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin) : std::string_view(); }
  bool Is(size_t i, GroovyToken::Kind kind) const { return i < size() && tokens_[i].kind == kind; }
  bool Is(size_t i, std::string_view text) const { return i < size() && tokens_[i].kind != GroovyToken::Kind::kString && Text(i) == text; }
  // The sign of a string's quotes: ' ''' " """ / or $/.
  std::string_view QuoteOf(size_t i) const;

  struct Comment {
    text::Span text, all;  // without and with its signs; of no file
  };
  const std::vector<Comment>& comments() const { return comments_; }

 private:
  static constexpr int kMaxNested = 20;

  char peek(size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  void Next();
  bool Comments();
  bool String();
  void Bracket(char c);
  void Add(GroovyToken::Kind kind, size_t begin, size_t end);
  bool MayBeginSlashy() const;
  // Where the string ends that begins at `at`; npos where it does not end. `at` where none begins there.
  size_t StringEnd(size_t at, int depth);
  size_t QuotedEnd(size_t at, std::string_view quote, int depth);
  size_t BlockEnd(size_t at, int depth);

  std::string_view text_;
  size_t at_ = 0;
  bool stops_ = false;  // something is open at the text's end
  std::vector<GroovyToken> tokens_;
  std::vector<uint32_t> open_;
  std::vector<Comment> comments_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_GROOVY_TOKENS_H_
