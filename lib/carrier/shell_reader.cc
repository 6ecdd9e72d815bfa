// The part of ShellReader that reads lists of commands. Words are read in shell_words.cc.
#include "lib/carrier/shell_reader.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/shell_scan.h"

namespace sparkvet::carrier {
namespace {

// Words that a command may stand directly behind, and that are none themselves.
constexpr std::string_view kReserved[] = {"if", "then", "elif", "else", "fi", "while", "until",
                                          "do", "done", "{",    "}",    "!",  "esac",  "coproc"};

bool IsReserved(std::string_view word) {
  return std::find(std::begin(kReserved), std::end(kReserved), word) != std::end(kReserved);
}

bool IsNumber(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), base::IsDigit);
}

}  // namespace

void ShellReader::Read(size_t begin, size_t end) {
  const size_t outer_at = std::exchange(at_, begin);
  const size_t outer_end = std::exchange(end_, std::min(end, text_.size()));
  std::vector<HereDocument> outer_documents = std::exchange(here_documents_, {});
  ReadList(Until::kEnd);
  at_ = outer_at;
  end_ = outer_end;
  here_documents_ = std::move(outer_documents);
}

void ShellReader::ReadList(Until until) {
  if (depth_ >= kMaxDepth) return Unclosed(at_);
  ++depth_;
  const size_t begin = at_;
  List list;
  while (ReadOne(list, until)) {
  }
  --depth_;
  if (until == Until::kParenthesis && !list.closed) Unclosed(begin);
}

// Blanks and continuations.
void ShellReader::SkipBlanksOfLine() {
  while (peek() == ' ' || peek() == '\t' || (peek() == '\\' && peek(1) == '\n')) {
    at_ += peek() == '\\' ? 2 : 1;
  }
}

// Takes one word or sign; false at the end of the list.
bool ShellReader::ReadOne(List& list, Until until) {
  SkipBlanksOfLine();
  if (done()) {
    Finish(list, true);
    return false;
  }
  switch (peek()) {
    case '\n':
      NewLine(list);
      return true;
    case '#':
      Comment();
      return true;
    case ';':
    case '|':
    case '&':
      Operator(list);
      return true;
    case '(':
      OpenParenthesis(list);
      return true;
    case ')':
      return CloseParenthesis(list, until);
    case '<':
    case '>':
      if (TemplateEnd(upto_end(), at_) == at_) {
        Redirection(list);
        return true;
      }
      break;
    case '{':
      // A directive on a line of its own is no word: {% if x %}
      if (list.words.empty() && peek(1) == '%') {
        if (const size_t close = TemplateEnd(upto_end(), at_); close != at_) {
          at_ = close;
          return true;
        }
      }
      break;
    default:
      break;
  }
  const size_t before = at_;
  Word word = ReadWord();
  if (at_ == before) {
    ++at_;
  } else {
    AddWord(list, std::move(word));
  }
  return true;
}

void ShellReader::AddWord(List& list, Word word) {
  // The number of a redirection: 2>&1
  if ((peek() == '<' || peek() == '>') && IsNumber(word.text) && word.pieces.empty()) return;
  const bool plain = word.pieces.empty() && !word.unknown;
  if (list.words.empty() && plain && IsReserved(word.text)) {
    if (word.text == "esac" && list.open_cases > 0) --list.open_cases;
    return;
  }
  if (plain && !list.words.empty()) {
    const std::string_view first = list.words.front().text;
    if (first == "case" && word.text == "in" && list.words.size() == 2) {
      ++list.open_cases;
      list.words.clear();
      return;
    }
    if (first == "function" && word.text == "{") {
      list.words.clear();
      return;
    }
  }
  list.words.push_back(std::move(word));
}

void ShellReader::Finish(List& list, bool ends_line) {
  if (list.words.empty()) return;
  ShellCommand command{std::move(list.words), ends_line};
  list.words.clear();
  sink_.OnCommand(std::move(command));
}

void ShellReader::Operator(List& list) {
  if (peek() == '&' && peek(1) == '>') {  // &> file
    ++at_;
    return Redirection(list);
  }
  Finish(list, false);
  while (peek() == ';' || peek() == '|' || (peek() == '&' && peek(1) != '>')) ++at_;
}

void ShellReader::NewLine(List& list) {
  ++at_;
  Finish(list, true);
  HereDocuments();
}

void ShellReader::OpenParenthesis(List& list) {
  if (const size_t close = ArithmeticEnd(upto_end(), at_); close != at_) {
    at_ = close;
    return;
  }
  if (peek(1) == ')') {  // the head of a function
    at_ += 2;
    list.words.clear();
    return;
  }
  if (list.open_cases > 0 && list.words.empty()) {  // the optional one before a pattern
    ++at_;
    return;
  }
  ++at_;
  ReadList(Until::kParenthesis);
}

bool ShellReader::CloseParenthesis(List& list, Until until) {
  ++at_;
  if (list.open_cases > 0) {  // behind a pattern
    list.words.clear();
    return true;
  }
  Finish(list, false);
  list.closed = until == Until::kParenthesis;
  return !list.closed;
}

void ShellReader::Comment() {
  const size_t end = std::min(upto_end().find('\n', at_), end_);
  sink_.OnComment({file_, static_cast<uint32_t>(at_), static_cast<uint32_t>(end)});
  at_ = end;
}

void ShellReader::Redirection(List& list) {
  if (peek(1) == '(') {  // <( … ) is a word
    WordBuilder word(text_, file_, arena_);
    word.Start(at_);
    const size_t begin = at_;
    at_ += 2;
    ReadList(Until::kParenthesis);
    word.Expand(begin, at_, false);
    AddWord(list, word.Finish(at_));
    return;
  }
  const bool here_document = Looking("<<") && !Looking("<<<");
  const bool strip_tabs = here_document && peek(2) == '-';
  while (peek() == '<' || peek() == '>' || peek() == '&' || peek() == '|') ++at_;
  if (strip_tabs) ++at_;
  SkipBlanksOfLine();
  const Word target = ReadWord();
  if (here_document) here_documents_.push_back({std::string(target.text), strip_tabs});
}

// Skips the bodies of the here-documents announced on the line that has just ended.
void ShellReader::HereDocuments() {
  for (const HereDocument& document : std::exchange(here_documents_, {})) {
    while (!done()) {
      const size_t line_end = std::min(upto_end().find('\n', at_), end_);
      std::string_view line = text_.substr(at_, line_end - at_);
      at_ = std::min(line_end + 1, end_);
      while (document.strip_tabs && line.starts_with('\t')) line.remove_prefix(1);
      if (line == document.delimiter) break;
    }
  }
}

}  // namespace sparkvet::carrier
