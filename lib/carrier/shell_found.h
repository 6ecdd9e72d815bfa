// What readings of shell text have found so far, in a script and the scripts inside it. Only shell*.cc include it.
#ifndef SPARKVET_LIB_CARRIER_SHELL_FOUND_H_
#define SPARKVET_LIB_CARRIER_SHELL_FOUND_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

class ShellFound {
 public:
  // A fragment that stands at source[begin, end), whose last line ends at `line_end`.
  void Add(Fragment&& fragment, uint32_t begin, uint32_t line_end) {
    items_.push_back({std::move(fragment), begin, line_end});
  }
  Fragment& last() { return items_.back().fragment; }
  void AddComment(std::string_view text, text::Span span) { comments_.push_back({std::string(text), span}); }
  void AddUnclosed(text::Span span) {
    if (!unclosed_.known()) unclosed_ = span;
  }
  // In the order of the source, each with its comments.
  std::vector<Fragment> Take();

 private:
  struct Item {
    Fragment fragment;
    uint32_t begin, line_end;
  };
  std::vector<Item> items_;
  std::vector<text::Located<std::string>> comments_;
  text::Span unclosed_;
};

// The texts of words that had to be unquoted live in the reader's arena; a fragment must own them.
inline void KeepTexts(std::vector<Word>& words, text::Arena& arena) {
  for (Word& word : words) {
    if (!word.pieces.empty()) word.text = arena.Keep(std::string(word.text));
  }
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_FOUND_H_
