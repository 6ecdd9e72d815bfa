// The recursive reader behind ParseShell: walks shell text once, builds the words of each simple command, and
// hands every command to a sink. Only shell*.cc include it.
#ifndef SPARKVET_LIB_CARRIER_SHELL_READER_H_
#define SPARKVET_LIB_CARRIER_SHELL_READER_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/word.h"
#include "lib/carrier/word_builder.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

// A simple command: its words, and its place up to where the next one begins.
struct ShellCommand {
  std::vector<Word> words;
  bool ends_line = false;  // by a line end, not by ; & | or )
};

class ShellReader {
 public:
  class Sink {
   public:
    virtual ~Sink() = default;
    virtual void OnCommand(ShellCommand&& command) = 0;
    virtual void OnComment(text::Span span) = 0;  // from its '#' on
    virtual void OnUnclosed(
        text::Span span) = 0;  // a quote or group that never ends, and what it swallowed
  };

  // `arena` keeps the texts of words that had to be unquoted.
  ShellReader(std::string_view text, text::FileId file, text::Arena& arena, Sink& sink)
      : text_(text), file_(file), arena_(arena), sink_(sink) {}

  // Reads text[begin, end) as a list of commands.
  void Read(size_t begin, size_t end);

 private:
  // Deeper nesting of substitutions and groups is not read.
  static constexpr int kMaxDepth = 50;

  struct HereDocument {
    std::string delimiter;
    bool strip_tabs;
  };
  // State of one list of commands: of the script, or of one $( … ).
  struct List {
    std::vector<Word> words;
    int open_cases = 0;
    bool closed = false;  // by the parenthesis that it was read until
  };

  enum class Until : uint8_t { kEnd, kParenthesis };

  void ReadList(Until until);
  bool ReadOne(List& list, Until until);
  void Finish(List& list, bool ends_line);
  void Operator(List& list);
  void NewLine(List& list);
  bool CloseParenthesis(List& list, Until until);
  void SkipBlanksOfLine();
  void OpenParenthesis(List& list);
  void Redirection(List& list);
  void HereDocuments();
  void Comment();
  void AddWord(List& list, Word word);

  Word ReadWord();
  void WordPart(WordBuilder& word);
  void SingleQuoted(WordBuilder& word);
  void AnsiQuoted(WordBuilder& word);
  void DoubleQuoted(WordBuilder& word);
  void Dollar(WordBuilder& word, bool quoted);
  void Braces(WordBuilder& word, bool quoted);
  void Substitution(WordBuilder& word, bool quoted);
  void Backticks(WordBuilder& word, bool quoted);
  bool ArrayValue(WordBuilder& word);
  bool SkipBlanks();

  bool done() const { return at_ >= end_; }
  char peek(size_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
  bool Looking(std::string_view s) const { return text_.substr(at_, end_ - at_).starts_with(s); }
  std::string_view upto_end() const { return text_.substr(0, end_); }
  void Unclosed(size_t begin);

  std::string_view text_;
  text::FileId file_;
  text::Arena& arena_;
  Sink& sink_;
  size_t at_ = 0;
  size_t end_ = 0;
  int depth_ = 0;
  std::vector<HereDocument> here_documents_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_READER_H_
