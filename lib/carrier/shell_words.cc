// The part of ShellReader that reads one word, and its quotes. Expansions are read in shell_expand.cc.
#include <algorithm>
#include <utility>

#include "lib/carrier/byte_set.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_scan.h"

namespace sparkvet::carrier {
namespace {

constexpr ByteSet kEndsWord(" \t\n;&|<>()");
constexpr ByteSet kSpecial("\\'\"$`{");  // what means something within a word
constexpr ByteSet kWithinWord = ~(kEndsWord | kSpecial);
constexpr ByteSet kWithinTilde = kWithinWord & ~ByteSet("/");
constexpr ByteSet kWithinQuotes = ~(kSpecial | ByteSet("<"));

}  // namespace

// All words that come of it end up in r.done.
void ShellReader::ReadWord(Reading& r) {
  if (peek() == '~') Tilde(r);
  while (!done()) {
    const size_t before = at_;
    WordPart(r);
    if (at_ == before) break;
  }
  if (r.skims) return;
  const bool made = !r.word.empty();
  const bool raw_word = r.done.empty() && !r.vanishes && at_ == r.word.begin();
  if (made || raw_word) r.done.push_back(r.word.Finish(at_));
}

// ~, ~name: somebody's home.
void ShellReader::Tilde(Reading& r) {
  const size_t begin = at_;
  at_ = kWithinTilde.EndOf(text_, at_, end_);
  r.word.Expand(begin, at_, false);
}

// Where exactly one is wanted: what a redirection names.
Word ShellReader::ReadSingleWord() {
  const Borrowed own(*this);
  Reading& r = *own;
  const size_t begin = at_;
  r.single = true;
  r.word.Quote();
  ReadWord(r);
  Word word = r.done.front();
  if (r.done.size() > 1) {
    WordBuilder whole(source_, arena_);
    whole.Start(begin);
    whole.Expand(begin, at_, true);
    word = whole.Finish(at_);
  }
  return word;
}

// Where the next part begins that is not known, whatever stands there.
size_t ShellReader::FindHole() {
  while (hole_ < source_.holes.size() && source_.holes[hole_].end <= at_) ++hole_;
  if (hole_ == source_.holes.size()) return next_hole_ = std::string_view::npos;
  next_hole_ = source_.holes[hole_].begin;
  return std::max(next_hole_, at_);
}

bool ShellReader::TakeHole(Reading& r, bool quoted) {
  if (NextHole() != at_) return false;
  const Word::Hole& hole = source_.holes[hole_];
  const size_t end = std::min<size_t>(hole.end, end_);
  if (end == at_) return false;
  if (hole.optional && !quoted) {  // a word of its own is taken to be there
    r.word.Copy(at_, end);
  } else {
    r.word.Expand(at_, end, !quoted);
  }
  at_ = end;
  return true;
}

// Takes the next part of a word; nothing at the word's end.
void ShellReader::WordPart(Reading& r) {
  if (NextHole() == at_ && TakeHole(r, IsWhole(r))) return;
  switch (peek()) {
    case '\\':
      if (peek(1) == '\n') {
        at_ += 2;
      } else if (at_ + 1 < end_) {
        r.word.Put(text_.substr(at_ + 1, 1), at_, at_ + 2);
        at_ += 2;
      } else {
        ++at_;
      }
      return;
    case '\'':
      return SingleQuoted(r);
    case '"':
      return DoubleQuoted(r);
    case '$':
      if (peek(1) == '\'') return AnsiQuoted(r);
      if (peek(1) == '"') {
        ++at_;
        return DoubleQuoted(r);
      }
      return Dollar(r, false);
    case '`':
      return Backticks(r, false);
    case '(':
      ArrayValue(r);
      return;
    case '<':
    case '{': {
      size_t close = TemplateEnd(upto_end(), at_);
      bool splits = false;
      if (close == at_ && peek() == '{' && !IsWhole(r)) {
        close = BraceExpansionEnd(upto_end(), at_);
        splits = close != at_;
      }
      if (close != at_) {
        r.word.Expand(at_, close, splits);
        at_ = close;
      } else if (peek() == '{') {
        r.word.Copy(at_, at_ + 1);
        ++at_;
      }
      return;
    }
    default:
      break;
  }
  const size_t begin = at_;
  const size_t end = std::min(end_, NextHole());
  at_ = kWithinWord.EndOf(text_, at_, end);
  // NAME=~/folder
  const size_t tilde = r.assigns && r.word.text().empty() ? text_.substr(begin, at_ - begin).find("=~") : std::string_view::npos;
  if (tilde != std::string_view::npos && !AssignedName(text_.substr(begin, tilde + 1)).empty()) {
    at_ = begin + tilde + 1;
    r.word.Copy(begin, at_);
    return Tilde(r);
  }
  r.word.Copy(begin, at_);
}

void ShellReader::SingleQuoted(Reading& r) {
  const size_t open = at_++;
  r.word.Quote();
  const size_t close = upto_end().find('\'', at_);
  const size_t end = std::min(close, end_);
  // A template engine runs before the shell does and knows no quotes.
  while (at_ < end) {
    if (TakeHole(r, true)) continue;
    const size_t stop = std::min(end, NextHole());
    const size_t found = text_.substr(at_, stop - at_).find_first_of("{<");
    const size_t brace = found == std::string_view::npos ? stop : at_ + found;
    r.word.Copy(at_, brace);
    at_ = brace;
    if (found == std::string_view::npos) continue;
    const size_t template_end = TemplateEnd(text_.substr(0, end), brace);
    if (template_end == brace) {
      r.word.Copy(brace, brace + 1);
      ++at_;
    } else {
      r.word.Expand(brace, template_end, false);
      at_ = template_end;
    }
  }
  if (close == std::string_view::npos) return Unclosed(open);
  at_ = std::max(at_, close) + 1;
}

void ShellReader::AnsiQuoted(Reading& r) {
  const size_t open = at_;
  r.word.Quote();
  at_ += 2;
  while (!done() && (text_[at_] != '\'' || NextHole() == at_)) {
    if (TakeHole(r, true)) continue;
    const size_t begin = at_;
    if (text_[at_] == '\\') {
      const std::string meaning = AnsiEscape(upto_end(), at_);
      r.word.Put(meaning, begin, at_);
    } else {
      const size_t stop = std::min(end_, NextHole());
      while (at_ < stop && text_[at_] != '\'' && text_[at_] != '\\') ++at_;
      r.word.Copy(begin, at_);
    }
  }
  if (done()) return Unclosed(open);
  ++at_;
}

void ShellReader::DoubleQuoted(Reading& r) {
  const size_t open = at_++;
  while (!done() && (text_[at_] != '"' || NextHole() == at_)) DoubleQuotedPart(r, '"');
  if (!std::exchange(r.vanishes, false) || done()) r.word.Quote();
  if (done()) return Unclosed(open);
  ++at_;
}

// Takes one part of what stands between double quotes, or in a here-document.
void ShellReader::DoubleQuotedPart(Reading& r, char close) {
  if (TakeHole(r, true)) return;
  const char c = text_[at_];
  if (c == '\\') {
    const char next = peek(1);
    if (next == '\n') {
      at_ += 2;
    } else if (next != '\0' && (next == '$' || next == '`' || next == '\\' || next == close)) {
      r.word.Put(text_.substr(at_ + 1, 1), at_, at_ + 2);
      at_ += 2;
    } else {
      r.word.Copy(at_, at_ + 1);
      ++at_;
    }
  } else if (c == '$') {
    Dollar(r, true);
  } else if (c == '`') {
    Backticks(r, true);
  } else if (const size_t end = c == '{' || c == '<' ? TemplateEnd(upto_end(), at_) : at_; end != at_) {
    r.word.Expand(at_, end, false);
    at_ = end;
  } else {
    const size_t begin = at_++;
    const size_t stop = std::min(end_, NextHole());
    if (at_ < stop) at_ = kWithinQuotes.EndOf(text_, at_, stop);
    r.word.Copy(begin, at_);
  }
}

// NAME=( … ): the words of an array, which are no command.
bool ShellReader::ArrayValue(Reading& r) {
  if (!r.word.text().ends_with('=') || r.word.text().find_first_of("/ ") != std::string::npos) return false;
  const size_t begin = at_++;
  if (++depth_ > kMaxDepth) at_ = end_;
  std::vector<Word> elements;
  while (!done() && text_[at_] != ')') {
    if (SkipBlanks()) continue;
    if (text_[at_] == '#') {
      Comment();
      continue;
    }
    const size_t before = at_;
    const Borrowed element(*this);
    ReadWord(*element);
    if (at_ == before) {
      ++at_;  // a separator has no meaning here
    } else {
      elements.insert(elements.end(), element->done.begin(), element->done.end());
    }
  }
  --depth_;
  if (done()) {
    Unclosed(begin);
  } else {
    ++at_;
  }
  r.word.Expand(begin, at_, true);
  if (r.elements != nullptr) {
    r.is_array = true;
    *r.elements = std::move(elements);
  }
  return true;
}

// Blanks, line ends and continuations; whether there were any.
bool ShellReader::SkipBlanks() {
  const size_t begin = at_;
  while (!done()) {
    if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n') {
      ++at_;
    } else if (text_[at_] == '\\' && peek(1) == '\n') {
      at_ += 2;
    } else {
      break;
    }
  }
  return at_ != begin;
}

}  // namespace sparkvet::carrier
