#include "lib/carrier/batch_file.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kLongestName = 128;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool EndsCommand(char c) { return c == '&' || c == '|' || c == '<' || c == '>' || c == '(' || c == ')'; }

// These take the rest of their line for themselves.
bool IsForPeople(std::string_view command) {
  const std::string lower = base::Lower(command);
  return base::IsOneOf(lower, {"rem", "echo", "title"}) || lower.starts_with("echo.") || lower.starts_with("::");
}

// Other commands stand behind these.
bool RunsAnother(std::string_view command) { return base::IsOneOf(base::Lower(command), {"call", "start", "if", "for", "else", "do", "cmd", "cmd.exe"}); }

class Batch {
 public:
  Batch(const Word& script, const SubmitOptions& options) : source_(script), text_(script.text), file_(script.span.file), options_(options) {}

  std::vector<Fragment> Read() {
    while (at_ < text_.size()) Command();
    return found_.Take();
  }

 private:
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  // Looked for once a line.
  size_t LineEnd(size_t at) {
    if (at > line_end_ || at < line_begin_) {
      line_begin_ = at;
      line_end_ = std::min(text_.find('\n', at), text_.size());
    }
    return line_end_;
  }

  // A caret and the line's end behind it.
  size_t ContinuationEnd(size_t at) const {
    if (text_[at] != '^') return at;
    if (text_.substr(at + 1).starts_with("\r\n")) return at + 3;
    return text_.substr(at + 1).starts_with('\n') ? at + 2 : at;
  }

  void Command() {
    while (at_ < text_.size() && (IsBlank(peek()) || peek() == '\n' || peek() == '@' || EndsCommand(peek()))) ++at_;
    const size_t begin = at_;
    if (at_ >= text_.size()) return;
    const std::string_view line = text_.substr(begin, std::min(LineEnd(begin) - begin, kLongestName));
    const std::string_view first = line.substr(0, line.find_first_of(" \t\r(:&|<>)", line.starts_with("::") ? 2 : 0));
    if (IsForPeople(first)) return Remark(first, begin);
    if (base::EqualsIgnoreCase(first, "set")) return Set(begin);
    std::vector<Word> words;
    while (at_ < text_.size() && peek() != '\n' && !EndsCommand(peek())) {
      if (IsBlank(peek())) ++at_;
      else if (const size_t end = ContinuationEnd(at_); end != at_) at_ = end;
      else words.push_back(ReadWord());
    }
    Run(std::move(words), begin);
  }

  void Remark(std::string_view first, size_t begin) {
    at_ = LineEnd(begin);
    const std::string lower = base::Lower(first);
    if (lower != "rem" && !lower.starts_with("::")) return;
    const size_t text = begin + (lower == "rem" ? 3 : 2);
    found_.AddComment(text_.substr(text, at_ - text), source_.Part(begin, at_), source_.pieces.empty());
  }

  // set NAME=…, set "NAME=…": all of the line is the value.
  void Set(size_t begin) {
    size_t end = LineEnd(begin);
    at_ = end;
    while (end > begin && IsBlank(text_[end - 1])) --end;
    size_t name = begin + 3;
    while (name < end && IsBlank(text_[name])) ++name;
    if (name < end && text_[name] == '"' && text_[end - 1] == '"' && end - name > 1) {
      ++name;
      --end;
    }
    const std::string_view said = text_.substr(name, end - name);
    if (!said.starts_with(kPysparkArguments) || !said.substr(kPysparkArguments.size()).starts_with('=')) return;
    WordBuilder value(source_, arena_);
    value.Start(name);
    for (size_t at = name; at < end;) at = Part(value, at, end);
    Add(ParsePysparkArguments(value.Finish(end), kPysparkArguments.size() + 1, options_), begin);
  }

  Word ReadWord() {
    WordBuilder word(source_, arena_);
    word.Start(at_);
    bool quoted = false;
    while (at_ < text_.size() && peek() != '\n') {
      const char c = peek();
      if (c == '"') {
        quoted = !quoted;
        word.Quote();
        ++at_;
      } else if (c == '\\' && peek(1) == '"') {
        word.Put("\"", at_, at_ + 2);
        at_ += 2;
      } else if (!quoted && (IsBlank(c) || (EndsCommand(c) && BlankToFillEnd(text_, at_) == at_))) {
        break;
      } else if (!quoted && c == '^') {
        if (const size_t end = ContinuationEnd(at_); end != at_) {
          at_ = end;
          continue;
        }
        ++at_;
        if (at_ < text_.size() && peek() != '\n') word.Put(text_.substr(at_, 1), at_ - 1, at_ + 1), ++at_;
      } else {
        at_ = Part(word, at_, text_.size());
      }
    }
    return word.Finish(at_);
  }

  // Takes one character, or what is filled in before the program runs; returns where it ends.
  size_t Part(WordBuilder& word, size_t at, size_t end) {
    while (hole_ < source_.holes.size() && source_.holes[hole_].end <= at) ++hole_;
    const bool is_hole = hole_ < source_.holes.size() && source_.holes[hole_].begin <= at;
    const size_t hole = is_hole ? std::min<size_t>(source_.holes[hole_].end, end) : HoleEnd(text_.substr(0, end), at);
    if (hole != at) word.Expand(at, hole, false);
    else word.Copy(at, at + 1);
    return std::max(hole, at + 1);
  }

  // %NAME%, %NAME:~0,4%, !NAME!, %1, %*, %%i, %~dp0; <name>
  static size_t HoleEnd(std::string_view text, size_t at) {
    const char c = text[at];
    if (c == '<') return BlankToFillEnd(text, at);
    if (c != '%' && c != '!') return at;
    const std::string_view rest = text.substr(at + 1, kLongestName);
    if (rest.empty()) return at;
    if (c == '%' && (base::IsDigit(rest[0]) || rest[0] == '*')) return at + 2;
    if (c == '%' && rest[0] == '%') return at + 2 + (rest.size() > 1 && base::IsAlpha(rest[1]) ? 1 : 0);
    if (c == '%' && rest[0] == '~') {
      const size_t digit = rest.find_first_of("0123456789");
      return digit == std::string_view::npos || rest.substr(0, digit).find_first_of(" \n\"") != std::string_view::npos ? at : at + digit + 2;
    }
    const size_t close = rest.find(c);
    if (close == std::string_view::npos || close == 0 || rest.substr(0, close).find_first_of(" \n\"") != std::string_view::npos) return at;
    return at + close + 2;
  }

  // C:\spark\bin\spark-submit.cmd is spark-submit.
  static Word Plain(Word word) {
    const size_t name = word.text.rfind('\\') + 1;  // 0 where there is none
    std::string_view plain = word.text.substr(name);
    if (plain.ends_with(".cmd")) plain.remove_suffix(4);
    if (word.pieces.empty()) {
      word.span.begin += static_cast<uint32_t>(name);
      word.span.end = word.span.begin + static_cast<uint32_t>(plain.size());
    }
    word.text = plain;
    word.unknown = false;
    word.holes = {};
    return word;
  }

  void Run(std::vector<Word> words, size_t begin) {
    if (words.empty()) return;
    const auto is_program = [&](const Word& w) { return options_.Program(Plain(w).text).has_value(); };
    auto program = is_program(words.front()) ? words.begin() : words.end();
    if (RunsAnother(words.front().text)) program = std::ranges::find_if(words, is_program);
    if (program != words.end()) {
      *program = Plain(*program);
      words.erase(words.begin(), program);
    }
    for (Fragment& f : ParseCommandLine(words, file_, options_)) Add(std::move(f), begin);
  }

  void Add(Fragment&& fragment, size_t begin) { found_.Add(std::move(fragment), source_.Part(begin, begin).begin, source_.Part(LineEnd(at_), LineEnd(at_)).begin); }

  const Word& source_;
  std::string_view text_;
  text::FileId file_;
  const SubmitOptions& options_;
  text::Arena arena_;
  ShellFound found_;
  size_t at_ = 0;
  size_t hole_ = 0;  // the first of the source's holes that is not behind us
  size_t line_begin_ = 1, line_end_ = 0;
};

}  // namespace

bool IsBatchFileName(const FileName& name) { return base::IsOneOf(name.extension, {".cmd", ".bat"}); }

std::vector<Fragment> ParseBatchFile(std::string_view text, text::FileId file, const SubmitOptions& options) {
  Word source;
  source.text = text;
  source.span = {file, 0, static_cast<uint32_t>(text.size())};
  return ParseBatchFile(source, options);
}

std::vector<Fragment> ParseBatchFile(const Word& script, const SubmitOptions& options) { return Batch(script, options).Read(); }

}  // namespace sparkvet::carrier
