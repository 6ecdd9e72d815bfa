// The part of ShellReader that reads one word.
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_scan.h"

namespace sparkvet::carrier {
namespace {

constexpr bool EndsWord(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '&' || c == '|' || c == '<' ||
         c == '>' || c == '(' || c == ')';
}

// Bytes that mean something within a word.
constexpr bool IsSpecial(char c) {
  return c == '\\' || c == '\'' || c == '"' || c == '$' || c == '`' || c == '{';
}

}  // namespace

Word ShellReader::ReadWord() {
  WordBuilder word(text_, file_, arena_);
  word.Start(at_);
  while (!done()) {
    const size_t before = at_;
    WordPart(word);
    if (at_ == before) break;
  }
  return word.Finish(at_);
}

// Takes the next part of a word; nothing at the word's end.
void ShellReader::WordPart(WordBuilder& word) {
  switch (peek()) {
    case '\\':
      if (peek(1) == '\n') {
        at_ += 2;
      } else if (at_ + 1 < end_) {
        word.Put(text_.substr(at_ + 1, 1), at_, at_ + 2);
        at_ += 2;
      } else {
        ++at_;
      }
      return;
    case '\'':
      return SingleQuoted(word);
    case '"':
      return DoubleQuoted(word);
    case '$':
      if (peek(1) == '\'') return AnsiQuoted(word);
      if (peek(1) == '"') {
        ++at_;
        return DoubleQuoted(word);
      }
      return Dollar(word, false);
    case '`':
      return Backticks(word, false);
    case '(':
      ArrayValue(word);
      return;
    case '<':
    case '{': {
      const size_t close = TemplateEnd(upto_end(), at_);
      if (close != at_) {
        word.Expand(at_, close, false);
        at_ = close;
      } else if (peek() == '{') {
        word.Copy(at_, at_ + 1);
        ++at_;
      }
      return;
    }
    default:
      break;
  }
  const size_t begin = at_;
  while (!done() && !EndsWord(text_[at_]) && !IsSpecial(text_[at_])) ++at_;
  word.Copy(begin, at_);
}

void ShellReader::Unclosed(size_t begin) {
  sink_.OnUnclosed({file_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end_)});
  at_ = end_;
}

void ShellReader::SingleQuoted(WordBuilder& word) {
  const size_t begin = at_ + 1;
  const size_t close = upto_end().find('\'', begin);
  if (close == std::string_view::npos) {
    word.Copy(begin, end_);
    return Unclosed(at_);
  }
  // A template engine runs before the shell does and knows no quotes.
  for (at_ = begin; at_ < close;) {
    const size_t found = text_.substr(at_, close - at_).find_first_of("{<");
    if (found == std::string_view::npos) break;
    const size_t brace = at_ + found;
    const size_t template_end = TemplateEnd(text_.substr(0, close), brace);
    word.Copy(at_, brace);
    at_ = brace;
    if (template_end == brace) {
      word.Copy(brace, brace + 1);
      ++at_;
    } else {
      word.Expand(brace, template_end, false);
      at_ = template_end;
    }
  }
  word.Copy(at_, close);
  at_ = close + 1;
}

void ShellReader::AnsiQuoted(WordBuilder& word) {
  const size_t open = at_;
  at_ += 2;
  while (!done() && text_[at_] != '\'') {
    const size_t begin = at_;
    if (text_[at_] == '\\') {
      const std::string meaning = AnsiEscape(upto_end(), at_);
      word.Put(meaning, begin, at_);
    } else {
      while (!done() && text_[at_] != '\'' && text_[at_] != '\\') ++at_;
      word.Copy(begin, at_);
    }
  }
  if (done()) return Unclosed(open);
  ++at_;
}

void ShellReader::DoubleQuoted(WordBuilder& word) {
  const size_t open = at_++;
  while (!done() && text_[at_] != '"') {
    const char c = text_[at_];
    if (c == '\\') {
      const char next = peek(1);
      if (next == '\n') {
        at_ += 2;
      } else if (next == '$' || next == '`' || next == '"' || next == '\\') {
        word.Put(text_.substr(at_ + 1, 1), at_, at_ + 2);
        at_ += 2;
      } else {
        word.Copy(at_, at_ + 1);
        ++at_;
      }
    } else if (c == '$') {
      Dollar(word, true);
    } else if (c == '`') {
      Backticks(word, true);
    } else if (const size_t close = c == '{' || c == '<' ? TemplateEnd(upto_end(), at_) : at_;
               close != at_) {
      word.Expand(at_, close, false);
      at_ = close;
    } else {
      const size_t begin = at_++;
      while (!done() && text_[at_] != '"' && text_[at_] != '<' && !IsSpecial(text_[at_])) ++at_;
      word.Copy(begin, at_);
    }
  }
  if (done()) return Unclosed(open);
  ++at_;
}

void ShellReader::Dollar(WordBuilder& word, bool quoted) {
  if (peek(1) == '{') return Braces(word, quoted);
  if (peek(1) == '(') return Substitution(word, quoted);
  const size_t end = VariableEnd(upto_end(), at_);
  if (end == at_) {
    word.Copy(at_, at_ + 1);
    ++at_;
    return;
  }
  const bool all_arguments = text_[end - 1] == '@' && end == at_ + 2;
  word.Expand(at_, end, !quoted || all_arguments);
  at_ = end;
}

// ${NAME}, ${NAME:-default}, ${LIST[@]}; GitHub's ${{ … }} and nested expansions as well.
void ShellReader::Braces(WordBuilder& word, bool quoted) {
  const size_t begin = at_;
  int open = 0;
  for (; !done(); ++at_) {
    const char c = text_[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '{') {
      ++open;
    } else if (c == '}' && --open == 0) {
      ++at_;
      const std::string_view raw = text_.substr(begin, at_ - begin);
      const bool list = raw.find("[@]") != std::string_view::npos || raw.starts_with("${@");
      return word.Expand(begin, at_, !quoted || list);
    } else if (c == '"' || (c == '\'' && !quoted)) {
      at_ = QuoteEnd(upto_end(), at_);
    }
  }
  word.Expand(begin, end_, !quoted);
  Unclosed(begin);
}

// $( … ), read for the commands in it; $(( … )) is skipped.
void ShellReader::Substitution(WordBuilder& word, bool quoted) {
  const size_t begin = at_;
  const size_t arithmetic = ArithmeticEnd(upto_end(), at_ + 1);
  if (arithmetic != at_ + 1) {
    at_ = arithmetic;
  } else {
    at_ += 2;
    ReadList(Until::kParenthesis);
  }
  word.Expand(begin, at_, !quoted);
}

void ShellReader::Backticks(WordBuilder& word, bool quoted) {
  const size_t begin = at_;
  const size_t close = ClosingBacktick(upto_end(), at_);
  if (close == std::string_view::npos) {
    word.Expand(begin, end_, !quoted);
    return Unclosed(begin);
  }
  const size_t outer_end = end_;
  ++at_;
  end_ = close;
  ReadList(Until::kEnd);
  at_ = close + 1;
  end_ = outer_end;
  word.Expand(begin, at_, !quoted);
}

// NAME=( … ): the words of an array, which are no command.
bool ShellReader::ArrayValue(WordBuilder& word) {
  if (!word.text().ends_with('=') || word.text().find_first_of("/ ") != std::string::npos)
    return false;
  const size_t begin = at_++;
  if (++depth_ > kMaxDepth) at_ = end_;
  while (!done() && text_[at_] != ')') {
    if (SkipBlanks()) continue;
    if (text_[at_] == '#') {
      Comment();
    } else {
      const size_t before = at_;
      ReadWord();
      if (at_ == before) ++at_;  // a separator has no meaning here
    }
  }
  --depth_;
  if (done()) {
    Unclosed(begin);
  } else {
    ++at_;
  }
  word.Expand(begin, at_, true);
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
