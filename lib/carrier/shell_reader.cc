// The part of ShellReader that reads lists of commands. What separates and encloses them is read in shell_blocks.cc, words in
// shell_words.cc.
#include "lib/carrier/shell_reader.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/shell_scan.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

// Longer ones are none: a word is looked at again behind each of its expansions.
constexpr size_t kMaxName = 256;

constexpr size_t kLongestReserved = 6;

// Words that mean something where a command may begin.
bool IsReserved(std::string_view s) {
  switch (s.size()) {
    case 1: return s == "{" || s == "}" || s == "!";
    case 2: return s == "if" || s == "fi" || s == "do";
    case 4: return s == "then" || s == "elif" || s == "else" || s == "done" || s == "esac";
    case 5: return s == "while" || s == "until";
    case kLongestReserved: return s == "coproc";
    default: return false;
  }
}

// Whether a word may be one, behind those that the command has already.
bool MayBeReserved(const std::vector<Word>& words, std::string_view s) {
  return words.empty() ? IsReserved(s) : s == "in" || s == "{";
}

bool IsNumber(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), base::IsDigit);
}

constexpr std::string_view kEndsPlainWord = " \t\n;&|>)";

// Neither does it end a word, nor does it mean something within one, or at its begin.
constexpr ByteSet kPlain = ~(ByteSet(kEndsPlainWord) | ByteSet("\\'\"$`{<(~"));
constexpr ByteSet kEndsPlain(kEndsPlainWord);
// Behind a word that cannot be the number of a redirection.
constexpr ByteSet kEndsOperand(" \t\n;&|)");
// Mean nothing among operands that are passed over.
constexpr ByteSet kPassed = ~ByteSet("\n;&|<>(){`\\'\"$#");
constexpr ByteSet kNameStart = kNameBytes & ~ByteSet("0123456789");

// Where the blanks and continuations that begin at `at` end.
size_t BlanksEnd(std::string_view text, size_t at, size_t end) {
  const char* const bytes = text.data();
  while (true) {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) ++at;
    if (at + 1 >= end || bytes[at] != '\\' || bytes[at + 1] != '\n') return at;
    at += 2;
  }
}

}  // namespace

std::string_view AssignedName(std::string_view word) {
  if (word.empty() || !kNameStart.Holds(word[0])) return {};
  const size_t n = kNameBytes.EndOf(word, 1, std::min(word.size(), kMaxName));
  const std::string_view rest = word.substr(n);
  return rest.starts_with('=') || rest.starts_with("+=") ? word.substr(0, n) : std::string_view();
}

bool TakesAssignments(std::string_view command) {
  return command == "export" || command == "local" || command == "readonly" || command == "declare" || command == "typeset";
}

void ShellReader::Read(Sink& sink) {
  sink_ = &sink;
  at_ = hole_ = followed_ = 0;
  end_ = text_.size();
  next_hole_ = source_.holes.empty() ? std::string_view::npos : 0;
  here_documents_.clear();
  next_document_ = 0;
  room_.assigned_now.clear();
  assigned_depth_ = 0;
  captures_at_ = -1;
  stops_ = odd_case_ = false;
  is_plain_ = source_.pieces.empty() && source_.holes.empty();
  ReadList(Until::kEnd);
}

void ShellReader::List::Begin() {
  open.clear();
  open_cases = 0;
  function = goes_on = closed = false;
  descriptor = {};
  Restart();
}

void ShellReader::List::Restart() {
  command.Clear();
  started = skims = false;
  assigns = true;
}

void ShellReader::Reading::Begin(const Word& source, text::Arena& arena, size_t at) {
  word.Start(source, arena, at);
  done.clear();
  elements = nullptr;
  is_array = assigns = single = skims = vanishes = false;
}

ShellReader::Borrowed::Borrowed(ShellReader& reader)
    : reader_(reader), reading_([&]() -> Reading& {
        std::vector<std::unique_ptr<Reading>>& readings = reader.room_.readings;
        const size_t place = reader.open_readings_++;
        if (place == readings.size()) readings.push_back(std::make_unique<Reading>(reader.source_, reader.arena_));
        return *readings[place];
      }()) {
  reading_.Begin(reader.source_, reader.arena_, reader.at_);
}

void ShellReader::Room::Clear() {
  constexpr size_t kMost = 1024;
  std::erase_if(lists, [](const std::unique_ptr<List>& list) {
    const ShellCommand& command = list->command;
    return command.words.capacity() > kMost || command.redirections.capacity() > kMost || command.arrays.capacity() > kMost || list->open.capacity() > kMost;
  });
  std::erase_if(readings, [](const std::unique_ptr<Reading>& reading) { return reading->done.capacity() > kMost || reading->word.is_large(); });
}

void ShellReader::SkipBlanksOfLine() { at_ = BlanksEnd(text_, at_, end_); }

// Takes one word or sign; false at the end of the list.
inline bool ShellReader::ReadOne(List& list, Until until) {
  if (is_plain_ && !list.assigns && list.command.assignments < list.command.words.size()) PlainOperands(list);
  SkipBlanksOfLine();
  if (done()) {
    Finish(list, true);
    return false;
  }
  if (NextHole() == at_) {
    Words(list);
    return true;
  }
  switch (peek()) {
    case '\n':
      NewLine(list);
      return true;
    case '#':
      if (peek(1) == '{' && NameInBracesEnd(upto_end(), at_ + 1) != at_ + 1) break;  // #{name}, which is filled in before
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
      if (list.command.words.empty() && peek(1) == '%') {
        if (const size_t close = TemplateEnd(upto_end(), at_); close != at_) {
          at_ = close;
          return true;
        }
      }
      break;
    default:
      break;
  }
  Words(list);
  return true;
}

void ShellReader::ReadList(Until until) {
  if (depth_ >= kMaxDepth) return Unclosed(at_);
  const auto level = static_cast<size_t>(depth_++);
  while (room_.lists.size() <= level) room_.lists.push_back(std::make_unique<List>());
  const size_t begin = at_;
  List& list = *room_.lists[level];
  list.Begin();
  while (!stops_ && ReadOne(list, until)) {
  }
  while (!list.open.empty()) Exit(list);
  --depth_;
  if (until == Until::kParenthesis && !list.closed) Unclosed(begin);
}

void ShellReader::Words(List& list) {
  const size_t before = at_;
  if (!list.started) {
    list.command.begin = at_;
    list.started = true;
  }
  if (PlainWord(list)) return;
  const Borrowed own(*this);
  Reading& r = *own;
  std::vector<Word> elements;
  r.elements = &elements;
  r.assigns = list.assigns;
  r.skims = list.skims;
  ReadWord(r);
  if (at_ == before) {
    ++at_;
    return;
  }
  if (list.skims) {
    list.goes_on = false;
    return;
  }
  // Of several words none stands there as it is.
  const std::string_view written = r.done.size() == 1 ? text_.substr(before, at_ - before) : std::string_view();
  for (const Word& word : r.done) AddWord(list, word, written);
  if (r.is_array && !list.command.words.empty()) {
    list.command.arrays.push_back({list.command.words.size() - 1, std::move(elements)});
  }
}

// Takes the words that follow for as long as they stand there as the program receives them and mean nothing to the shell: of
// a long command that is nearly all of it.
void ShellReader::PlainOperands(List& list) {
  const char* const text = text_.data();
  while (true) {
    const size_t at = BlanksEnd(text_, at_, end_);
    if (at == end_ || text[at] == '#') return;
    const size_t end = kPlain.EndOf(text_, at, end_);
    // "in" may be reserved.
    if (end == at || (end == at + 2 && text[at] == 'i' && text[at + 1] == 'n') || (end < end_ && !kEndsOperand.Holds(text[end]))) return;
    if (!list.skims) {
      list.command.words.emplace_back(std::string_view(text + at, end - at), Place(at, end));
    }
    list.goes_on = false;
    at_ = end;
  }
}

// Takes a word that stands there as the program receives it, without quotes and expansions, as most do; false if the
// next one is none.
bool ShellReader::PlainWord(List& list) {
  if (!is_plain_) return false;
  const size_t end = kPlain.EndOf(text_, at_, end_);
  if (end == at_ || (end < end_ && !kEndsPlain.Holds(text_[end]))) return false;
  const std::string_view text = text_.substr(at_, end - at_);
  const Word word{.text = text, .span = Place(at_, end)};
  at_ = end;
  AddWord(list, word, text);
  return true;
}

// Passes over the operands of a command of which only the first word counts: to the end of its line, or to what ends it before.
// Not where that takes more than a look at quotes.
void ShellReader::PassOperands() {
  char quote = '\0';
  for (size_t at = kPassed.EndOf(text_, at_, end_); at < end_; at = kPassed.EndOf(text_, at + 1, end_)) {
    const char c = text_[at];
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else if (quote == '\0' && (c == '\n' || c == ';' || (c == '&' && at + 1 < end_ && text_[at + 1] == '&'))) {
      at_ = at;
      return;
    } else if (c == '{' || c == '<') {  // a template may hold quotes, whatever stands around it
      return;
    } else if (quote == '\'') {
      if (c == '\n') return;
    } else if (c == '$') {
      const char next = at + 1 < end_ ? text_[at + 1] : '\0';
      if (next == '(' || next == '{' || next == '\'' || (next == '"' && quote == '\0')) return;
    } else if (c == '#') {
      if (quote == '\0' && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) return;
    } else if (quote == '\0' || c == '`' || c == '\\' || c == '\n') {
      return;
    }
  }
  if (quote == '\0') at_ = end_;
}

// A word that stands in the text as `written`.
void ShellReader::AddWord(List& list, const Word& word, std::string_view written) {
  // The number of a redirection: 2>&1
  if ((peek() == '<' || peek() == '>') && IsNumber(word.text) && IsWrittenAs(written, word.text)) {
    list.descriptor = word.text;
    return;
  }
  list.goes_on = false;
  if (list.skims) return;
  if (word.text.size() <= kLongestReserved && !word.unknown && MayBeReserved(list.command.words, word.text) && Reserved(list, word, written)) return;
  const bool may_assign = list.command.assignments == list.command.words.size();
  const std::string_view name = list.assigns || may_assign ? AssignedName(word.text) : std::string_view();
  if (may_assign && !name.empty()) ++list.command.assignments;
  if (list.assigns) {
    if (!name.empty() && word.KnownUntil(name.size())) {
      if (room_.assigned_now.empty()) assigned_depth_ = depth_;
      room_.assigned_now.insert(name);
    } else {
      list.assigns = (list.command.words.empty() && TakesAssignments(word.text)) ||
                     (!list.command.words.empty() && TakesAssignments(list.command.words[0].text));
      // What follows `case` and `function` tells where blocks begin; what an echo prints may be asked for.
      const bool counts = !name.empty() || word.text == "case" || word.text == "function" || captures_at_ == depth_;
      list.skims = !list.assigns && !counts && !sink_->WantsOperands(word.text);
      const bool is_simple = !list.assigns && !counts && !word.unknown && is_plain_ && list.command.redirections.empty();
      if (is_simple && !sink_->WantsPlainOperands(word.text)) PassOperands();
    }
  }
  list.function = false;
  list.command.words.push_back(word);
  list.command.words.back().assigned = static_cast<uint16_t>(name.size());
}

// Words that a command may stand directly behind, and that are none themselves.
void ShellReader::Comment() {
  const size_t end = std::min(upto_end().find('\n', at_), end_);
  sink_->OnComment(at_, end);
  at_ = end;
}

void ShellReader::Unclosed(size_t begin) {
  sink_->OnUnclosed(begin, end_);
  at_ = end_;
}

}  // namespace sparkvet::carrier
