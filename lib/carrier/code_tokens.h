// The tokens of a program's source in Python, Scala, Java or Kotlin: as much of a language as it takes to see where its texts,
// literals and calls stand.
//
//   conf.set("spark.a", 1)  # one   ->  name conf, sign ., name set, sign (, text "spark.a", sign ,, number 1, sign ), end; comment " one"
//
// Nothing is refused: what is no token of the language is a sign. A text without an end goes to the end of its line, or of the
// file where its quotes are three. What a text means is code_text.h's.
#ifndef SPARKVET_LIB_CARRIER_CODE_TOKENS_H_
#define SPARKVET_LIB_CARRIER_CODE_TOKENS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::carrier {

enum class Language : uint8_t { kPython, kScala, kJava, kKotlin };

struct CodeToken {
  enum class Kind : uint8_t { kName, kNumber, kText, kSign, kEnd };
  Kind kind = Kind::kEnd;
  bool starts_line = false;  // nothing but blanks stands before it; of Python, no backslash ends the line above either
  bool is_triple = false;    // of a text: """ or '''
  bool is_raw = false;       // of a text: no escapes
  bool interpolates = false; // of a text: its language puts values into it: f"{x}", s"$x"
  uint32_t begin = 0, end = 0;  // with quotes and what stands before them
  uint32_t content_begin = 0, content_end = 0;  // of a text: between its quotes
};

struct CodeTokens {
  std::vector<CodeToken> tokens;  // the last one is the end
  std::vector<text::Located<std::string_view>> comments;  // without their signs, in order
};

// The end of {x["a"]} or ${x("a")} that begins with its brace or dollar at `at` of text[0, end): quotes in it do not end the text that it
// stands in. `at` where it has no end, or a distant one.
size_t EndOfInterpolation(std::string_view text, size_t at, size_t end);

CodeTokens TokenizeCode(std::string_view text, text::FileId file, Language language);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_TOKENS_H_
