// The part of ShellVariables that runs through branches, loops and functions: what a name stands for behind them.
#include <algorithm>
#include <utility>

#include "lib/carrier/reused.h"
#include "lib/carrier/shell_assignments.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// What a branch adds may be there or not: an option's name counts, a value does not.
// `holes` become those of the word.
void MarkMaybe(Word& word, std::vector<Word::Hole>& holes, size_t from, size_t to) {
  const std::string_view text = word.text.substr(from, to - from);
  const size_t equals = text.find('=');
  if (text.starts_with('-') && equals == std::string_view::npos) {
    // Within a longer text it is told from what is sure to be there; a word of its own is not.
    if (to - from < word.text.size()) holes.push_back({static_cast<uint32_t>(from), static_cast<uint32_t>(to), true});
    return;
  }
  const size_t begin = equals == std::string_view::npos ? from : from + equals + 1;
  word.known = std::min(word.known, static_cast<uint32_t>(begin));
  word.unknown = true;
  while (!holes.empty() && holes.back().end > begin) holes.pop_back();
  if (begin < to) holes.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(to), false});
}

}  // namespace

void ShellVariables::Enter(ShellBlock block, size_t at) {
  if (depth_ >= kMaxFrames) {
    ++too_deep_;
    return;
  }
  if (frames_.size() == depth_) frames_.emplace_back();
  frames_[depth_++].Begin(block);
  if (block == ShellBlock::kFunction) open_functions_.push_back({block, at});
  if (block == ShellBlock::kLoop || block == ShellBlock::kFunction) ForgetRange(at);
}

// Puts back what the branch has changed, and keeps what it came to.
void ShellVariables::LeaveBranch(Frame& frame) {
  for (Saved& s : frame.before) {
    Name& n = Of(s.name);
    frame.after.push_back({s.name, std::move(n.value), IsKnown(n), n.round});
    n.value = std::move(s.value);
    n.known = s.known;
    n.round = s.round;
  }
  frame.before.clear();
  frame.changed.clear();
}

void ShellVariables::NextBranch() {
  if (too_deep_ == 0 && depth_ > 0) LeaveBranch(frames_[depth_ - 1]);
}

void ShellVariables::Exit() {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  if (depth_ == 0) return;
  Frame& frame = frames_[--depth_];  // none is made before the next block is entered
  LeaveBranch(frame);
  if (frame.block == ShellBlock::kFunction) open_functions_.pop_back();
  // A subshell changes nothing for those outside; what a function assigns nobody sees outside.
  if (frame.block != ShellBlock::kSubshell && frame.block != ShellBlock::kFunction) Merge(frame);
}

// Behind a choice: unknown is what one of its branches has changed, but what only grew keeps its beginning.
void ShellVariables::Merge(const Frame& frame) {
  ++merges_;
  for (const Saved& s : frame.after) {
    Name& n = Of(s.name);
    if (!IsKnown(n)) continue;
    if (frame.block == ShellBlock::kLoop && n.grows_in_loops) {
      AddUnknown(n, s.name);
      continue;
    }
    const bool chosen = frame.block == ShellBlock::kBranch || frame.block == ShellBlock::kAnd;
    const bool branch = chosen && s.known && s.value.is_array == n.value.is_array;
    if (!branch || n.value.words.empty() || copied_ > kMaxCopied) {
      Forget(n, s.name);
      continue;
    }
    if (std::exchange(n.merge, merges_) != merges_) n.base = n.value.is_array ? n.value.words.size() : n.value.words[0].text.size();
    const size_t size = n.base;
    if (n.value.is_array) {
      bool grows = s.value.words.size() >= size;
      for (size_t i = 0; grows && i < size; ++i) grows = s.value.words[i].text == n.value.words[i].text;
      if (!grows) {
        Forget(n, s.name);
        continue;
      }
      Save(n, s.name);
      for (size_t i = size; i < s.value.words.size(); ++i) {
        Word word = s.value.words[i];
        std::vector<Word::Hole> holes(word.holes.begin(), word.holes.end());
        MarkMaybe(word, holes, 0, word.text.size());
        word.holes = arena_.KeepAll<Word::Hole>(holes);
        n.value.words.Add(&word, &word + 1);
      }
    } else {
      const Word& after = s.value.words[0];
      const std::string_view before = n.value.words[0].text.substr(0, size);
      const bool grows = after.text.size() >= size && after.text.starts_with(before);
      const bool whole_words = grows && (before.empty() || after.text.size() == size || IsBlank(before.back()) || IsBlank(after.text[size]));
      if (!whole_words) {
        Forget(n, s.name);
        continue;
      }
      Save(n, s.name);
      n.value.words[0] = Join(n.value.words[0], MaybeText(after, size));
    }
    copied_ += SizeOf(n.value);
  }
}

// Words that nobody knows, behind those that it holds.
void ShellVariables::AddUnknown(Name& n, std::string_view name) {
  const bool holds_words = !n.value.words.empty() && (n.value.is_array || n.value.words[0].text.find_first_not_of(" \t\n") != std::string_view::npos);
  if (!holds_words || copied_ > kMaxCopied) return Forget(n, name);
  Save(n, name);
  Word more;
  more.text = arena_.Keep((n.value.is_array ? "$" : " $") + std::string(name));
  const Word::Hole hole{n.value.is_array ? 0U : 1U, static_cast<uint32_t>(more.text.size())};
  more.holes = arena_.KeepAll(std::span(&hole, 1));
  more.unknown = more.splits = true;
  more.known = hole.begin;
  more.span = n.value.words[0].span;
  if (n.value.is_array)
    n.value.words.Add(&more, &more + 1);
  else
    n.value.words[0] = Join(n.value.words[0], more);
  copied_ += SizeOf(n.value);
}

// The text from there on, each of its words marked.
Word ShellVariables::MaybeText(const Word& after, size_t from) {
  const Word nowhere;
  WordBuilder builder(nowhere, arena_);
  builder.Start(0);
  builder.Append(after, from, after.text.size());
  Word word = builder.Finish(0);
  word.span = after.span;
  const std::string_view text = word.text;
  std::vector<Word::Hole> holes(word.holes.begin(), word.holes.end());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    const size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    MarkMaybe(word, holes, begin, end);
    at = end;
  }
  word.holes = arena_.KeepAll<Word::Hole>(holes);
  return word;
}

}  // namespace sparkvet::carrier
