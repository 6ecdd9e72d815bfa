// What a Groovy expression of strings is as a text, with the places of its bytes:
//
//   'a\tb'                  ->  "a<TAB>b"
//   "spark-submit ${x} \$Y" ->  "spark-submit ${x} $Y", of which ${x} is a hole
//   "a " + b + ' c'.trim()  ->  "a b c", of which b is a hole
//   ["a", "b"].join(' ')    ->  "a b"
//
// Names are put in where whoever asks knows what they hold. What is no string, and what methods make of one, is a hole; all but
// trim(), toString() and stripIndent().
#ifndef SPARKVET_LIB_CARRIER_GROOVY_TEXT_H_
#define SPARKVET_LIB_CARRIER_GROOVY_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/carrier/groovy_tokens.h"
#include "lib/carrier/word.h"
#include "lib/carrier/word_builder.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class GroovyText {
 public:
  class Names {
   public:
    virtual ~Names() = default;
    // What the variable NAME, or env.NAME, holds where that token stands; null if nobody knows.
    virtual const Word* Find(std::string_view name, size_t token) = 0;
  };

  // `file` is the source as one word. All must outlive it.
  GroovyText(const Word& file, const GroovyTokens& tokens, text::Arena& arena) : file_(file), text_(file.text), tokens_(tokens), arena_(arena) {}

  // Where the expression ends that begins with that token, or has had so many tokens.
  size_t ExpressionEnd(size_t first, size_t most = SIZE_MAX) const;
  // The tokens [first, last), which are an expression.
  Word Read(size_t first, size_t last, Names& names) { return Read(first, last, names, 0); }

 private:
  static constexpr int kMaxDepth = 20;

  Word Read(size_t first, size_t last, Names& names, int depth);
  bool Joined(WordBuilder& out, size_t first, size_t last, Names& names, int depth);
  void Term(WordBuilder& out, size_t first, size_t last, Names& names, int depth);
  void Name(WordBuilder& out, std::string_view name, size_t token, size_t begin, size_t end, Names& names);
  void String(WordBuilder& out, size_t token, Names& names);
  size_t Escape(WordBuilder& out, size_t at, size_t end);
  size_t PlainEscape(WordBuilder& out, size_t at, size_t end);
  static size_t PutCode(WordBuilder& out, uint32_t code, size_t begin, size_t end);
  size_t Reference(WordBuilder& out, size_t at, size_t end, size_t token, Names& names);
  size_t AfterBrackets(size_t token, size_t last) const;
  bool IsChain(size_t token, size_t last) const;
  Word WithoutIndentation(const Word& word);

  const Word& file_;
  std::string_view text_;
  const GroovyTokens& tokens_;
  text::Arena& arena_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_GROOVY_TEXT_H_
