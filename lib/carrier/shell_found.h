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
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class ShellFound {
 public:
  // A fragment that stands at source[begin, end), whose last line ends at `line_end`.
  void Add(Fragment&& fragment, uint32_t begin, uint32_t line_end) {
    items_.emplace_back(std::move(fragment), begin, line_end);
  }
  // The same for a carrier whose scripts are several and run one after the other: a properties file that this one only
  // adds to goes on where an earlier one has left it.
  void AddInTurn(Fragment&& fragment, uint32_t begin, uint32_t line_end);
  // From here on files are others, even of the same name.
  void ForgetFiles() { first_file_ = items_.size(); }
  // Something else tells what this one would; it keeps its place among the others.
  void Drop(size_t i) { items_[i].is_dropped = true; }
  size_t size() const { return items_.size(); }
  Fragment& fragment(size_t i) { return items_[i].fragment; }
  Fragment& last() { return items_.back().fragment; }
  // `stays`: the text is part of the source, which outlives all that is found.
  void AddComment(std::string_view text, text::Span span, bool stays = false) {
    comments_.emplace_back(stays ? text : texts_.Keep(text), span, stays);
  }
  void AddUnclosed(text::Span span) {
    if (!unclosed_.known()) unclosed_ = span;
  }
  // In the order of the source, each with its comments.
  std::vector<Fragment> Take();

 private:
  struct Item {
    Fragment fragment;
    uint32_t begin, line_end;
    bool is_dropped = false;
  };
  struct Comment {
    std::string_view text;
    text::Span span;
    bool stays;
  };
  std::vector<Item> items_;
  size_t first_file_ = 0;
  std::vector<Comment> comments_;
  text::Arena texts_;  // of the comments that do not stay
  text::Span unclosed_;
};

// The texts of words that had to be unquoted live in the reader's arena; a fragment must own them.
inline void KeepTexts(std::vector<Word>& words, text::Arena& arena) {
  for (Word& word : words) {
    if (!word.pieces.empty()) word.text = arena.Keep(word.text);
  }
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_FOUND_H_
