// What the expressions of a justfile are as texts, with the places of their bytes, and the lines of its recipes as the shell gets them.
//
//   m := '4g'      Line("echo {{ m + \"b\" }} {{n}} {{{{ $X")  ->  "echo 4gb {{n}} {{ $X", of which {{n}} is a hole
//
// Followed are strings, names that are assigned once, + and /, and parentheses; functions, conditions, backticks and a recipe's
// parameters are unknown.
#ifndef SPARKVET_LIB_CARRIER_JUST_TEXT_H_
#define SPARKVET_LIB_CARRIER_JUST_TEXT_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/just_lines.h"
#include "lib/carrier/word.h"
#include "lib/carrier/word_builder.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class JustText {
 public:
  // `file` is the whole justfile as one word. All must outlive it.
  JustText(const Word& file, const JustLines& lines, text::Arena& arena);

  // What a variable holds; null where that is not certain.
  const Word* Find(std::string_view name);
  // The scripts that a recipe's lines are, each from the line on which it begins; the whole body is one where `is_one`.
  struct Script {
    Word text;
    size_t begin, end;
  };
  std::vector<Script> Scripts(const JustLines::Recipe& recipe, bool is_one);

 private:
  static constexpr int kMaxDepth = 20;
  static constexpr size_t kMaxExpanded = 4 << 20;

  struct Variable {
    JustLines::Range value;
    bool is_certain = true;
    bool is_busy = false;
    bool is_read = false;
    std::optional<Word> word = {};
  };

  void Line(WordBuilder& out, size_t begin, size_t end, const JustLines::Recipe& recipe);
  size_t InterpolationEnd(size_t at, size_t end) const;
  std::optional<Word> Expression(size_t begin, size_t end, const JustLines::Recipe* recipe);
  size_t Term(WordBuilder& out, size_t at, size_t end, const JustLines::Recipe* recipe);
  bool String(WordBuilder& out, size_t begin, size_t end);

  const Word& file_;
  std::string_view text_;
  text::Arena& arena_;
  std::unordered_map<std::string_view, Variable> variables_;
  int depth_ = 0;
  size_t expanded_ = 0;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JUST_TEXT_H_
