// The recursive reader behind ParseShell: walks shell text once, builds the words of each simple command, and
// hands every command to a sink, in the order in which the shell would run through the text. Only shell*.cc
// include it.
//
//   "if x; then A=1; fi; spark-submit --conf a=$A >log"
//     ->  command [x], enter branch, command [A=1], exit, command [spark-submit --conf a=$A] with > log
//
// What variables hold is asked of the sink; a value that it does not know stays as it is written, and unknown.
#ifndef SPARKVET_LIB_CARRIER_SHELL_READER_H_
#define SPARKVET_LIB_CARRIER_SHELL_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/name_set.h"
#include "lib/carrier/word.h"
#include "lib/carrier/word_builder.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

// A list of words that holds one, as a rule, and then makes no room elsewhere.
class FewWords {
 public:
  FewWords() = default;
  explicit FewWords(const Word& one) : one_(one), has_one_(true) {}
  explicit FewWords(std::vector<Word> words) : words_(std::move(words)) {}

  size_t size() const { return has_one_ ? 1 : words_.size(); }
  bool empty() const { return size() == 0; }
  const Word* begin() const { return has_one_ ? &one_ : words_.data(); }
  const Word* end() const { return begin() + size(); }
  const Word& operator[](size_t i) const { return begin()[i]; }
  Word& operator[](size_t i) { return has_one_ ? one_ : words_[i]; }
  void Assign(const Word& one) {
    one_ = one;
    has_one_ = true;
    words_.clear();
  }
  void Add(const Word* first, const Word* last) {
    if (first == last) return;
    if (std::exchange(has_one_, false)) words_.assign(1, one_);
    words_.insert(words_.end(), first, last);
  }

 private:
  Word one_;
  bool has_one_ = false;
  std::vector<Word> words_;
};

// What a variable holds: one word, or the elements of an array.
struct ShellValue {
  FewWords words;
  bool is_array = false;
};

struct ShellRedirection {
  enum class Kind : uint8_t { kIn, kOut, kAppend, kHereDocument, kHereString, kOther };
  Kind kind;
  Word target;
  uint32_t document = 0;  // which here-document
};

// A simple command. Redirections without words belong to the group that stands before them.
struct ShellCommand {
  std::vector<Word> words;
  std::vector<ShellRedirection> redirections;
  // The elements of words[word], which is NAME=( … ).
  struct Array {
    size_t word;
    std::vector<Word> elements;
  };
  std::vector<Array> arrays;
  size_t assignments = 0;  // how many words in front are NAME=… and NAME+=…
  size_t begin = 0;  // where it stands in the text
  size_t end = 0;
  bool ends_line = false;  // by a line end, not by ; & | or )
  bool pipes = false;      // its output goes to the next command

  void Clear() {
    words.clear();
    redirections.clear();
    arrays.clear();
    assignments = begin = end = 0;
    ends_line = pipes = false;
  }
};

// Commands between entering and leaving may run never, once or often.
// kAnd: what stands behind &&.
enum class ShellBlock : uint8_t { kBranch, kAnd, kLoop, kGroup, kSubshell, kFunction };

// "NAME" of NAME=… and NAME+=…; empty for any other word.
std::string_view AssignedName(std::string_view word);
// export, local and the like, whose operands are assignments.
bool TakesAssignments(std::string_view command);

class ShellReader {
 public:
  class Sink {
   public:
    virtual ~Sink() = default;
    // The reader uses the command again for the next one: it is the sink's to change.
    virtual void OnCommand(ShellCommand& command) = 0;
    virtual void OnHereDocument(uint32_t document, const Word& body) = 0;
    virtual void OnComment(size_t begin, size_t end) = 0;  // from its '#' on
    // A quote or group that never ends, and what it swallowed.
    virtual void OnUnclosed(size_t begin, size_t end) = 0;
    virtual void OnEnter(ShellBlock block, size_t at) = 0;
    virtual void OnNextBranch() = 0;  // the branch ends, and another one of the same choice begins
    virtual void OnExit(size_t at) = 0;
    // An expression that may assign: (( i++ )), ${X:=1}.
    virtual void OnExpression(std::string_view text) = 0;
    // Whether the words behind the first one make a difference; where they do not, they are left out.
    virtual bool WantsOperands(std::string_view) { return true; }
    // The same of a command with neither redirections nor a pipe behind it.
    virtual bool WantsPlainOperands(std::string_view) { return true; }
    // What is certain to be in a variable; null for what is not.
    virtual const ShellValue* Find(std::string_view name) = 0;
    // What the shell was started with in a variable that the script leaves alone, if that is known.
    virtual std::optional<std::string_view> Inherited(std::string_view) { return std::nullopt; }
  };

  // What a reader works in; another one can use it again.
  struct Room;

  // `arena` keeps the texts of words that had to be unquoted. All must outlive the reader.
  ShellReader(const Word& script, text::Arena& arena, Room& room) : source_(script), text_(script.text), arena_(arena), room_(room) {}

  // Reads all of it as a list of commands. May be done again.
  void Read(Sink& sink);
  // Called from the sink: no need to read on.
  void Stop() { stops_ = true; }
  // A `case` of several words, or none: a value that was put in has made something else of it.
  bool saw_odd_case() const { return odd_case_; }

 private:
  // Deeper nesting of substitutions and groups is not read.
  static constexpr int kMaxDepth = 50;
  // Followed values may make a text longer by this much in all: three lines can hold a text of gigabytes.
  static constexpr size_t kMaxFollowed = 4 << 20;

  struct HereDocument {
    std::string_view delimiter;
    bool strip_tabs;
    bool literal;
    uint32_t id;
  };
  enum class Open : uint8_t { kIf, kThen, kWhile, kLoop, kCase, kCaseBranch, kGroup, kAnd, kOr };
  // State of one list of commands: of the script, or of one $( … ).
  struct List {
    ShellCommand command;
    std::vector<Open> open;
    int open_cases = 0;
    bool started = false;
    bool assigns = true;        // all words so far are assignments, or export's
    bool skims = false;         // further words are left out
    bool function = false;      // a function's head was read, its body follows
    bool goes_on = false;       // the line ended in && || or |
    std::string_view descriptor;  // the number before a redirection: 2>
    bool closed = false;        // by the parenthesis that it was read until

    void Begin();
    // Without a command begun.
    void Restart();
  };
  // A word in the making, and those that a split has made before it.
  struct Reading {
    Reading(const Word& source, text::Arena& arena) : word(source, arena) {}
    void Begin(const Word& source, text::Arena& arena, size_t at);

    WordBuilder word;
    std::vector<Word> done;
    std::vector<Word>* elements = nullptr;  // of NAME=( … )
    bool is_array = false;
    bool assigns = false;   // may become NAME=…, where expansions are not split
    bool single = false;    // nor are they here
    bool skims = false;     // the word is left out
    bool vanishes = false;  // "${LIST[@]}" of an empty list
  };
  // One of the readings that are kept to be used again, from the place at hand on.
  class Borrowed {
   public:
    explicit Borrowed(ShellReader& reader);
    ~Borrowed() { --reader_.open_readings_; }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Reading& operator*() const { return reading_; }
    Reading* operator->() const { return &reading_; }

   private:
    ShellReader& reader_;
    Reading& reading_;
  };

  enum class Until : uint8_t { kEnd, kParenthesis };

  void ReadList(Until until);
  bool ReadOne(List& list, Until until);
  void Finish(List& list, bool ends_line, bool pipes = false);
  void Operator(List& list);
  void NewLine(List& list);
  bool CloseParenthesis(List& list, Until until);
  void SkipBlanksOfLine();
  void OpenParenthesis(List& list);
  void Comment();
  void Words(List& list);
  bool PlainWord(List& list);
  void PlainOperands(List& list);
  void PassOperands();
  void AddWord(List& list, const Word& word, std::string_view written);
  bool Reserved(List& list, const Word& word, std::string_view written);
  void Enter(List& list, Open open, ShellBlock block);
  void Exit(List& list);
  void CloseAndOr(List& list);

  // shell_here.cc
  void Redirection(List& list);
  void HereDocuments();
  Word Body(const HereDocument& document, size_t end);

  // shell_words.cc
  void ReadWord(Reading& r);
  Word ReadSingleWord();
  void WordPart(Reading& r);
  bool Unquoted(Reading& r);
  void SingleQuoted(Reading& r);
  void AnsiQuoted(Reading& r);
  void DoubleQuoted(Reading& r);
  void DoubleQuotedPart(Reading& r, char close);
  bool ArrayValue(Reading& r);
  bool SkipBlanks();
  size_t NextHole() { return next_hole_ > at_ ? next_hole_ : FindHole(); }
  size_t FindHole();
  bool TakeHole(Reading& r, bool quoted);
  void Tilde(Reading& r);
  static bool IsWhole(const Reading& r) { return r.single || (r.assigns && !AssignedName(r.word.text()).empty()); }

  // shell_expand.cc
  void Dollar(Reading& r, bool quoted);
  void Braces(Reading& r, bool quoted);
  void Substitution(Reading& r, bool quoted);
  void Backticks(Reading& r, bool quoted);
  bool Follow(Reading& r, std::string_view reference, size_t begin, size_t end, bool quoted);
  bool FollowInherited(Reading& r, std::string_view name, bool or_default, size_t begin, size_t end, bool quoted);
  void InsertText(Reading& r, const Word& value, size_t begin, size_t end, bool quoted);
  void InsertList(Reading& r, const ShellValue& value, size_t begin, size_t end, bool quoted);
  void Split(Reading& r, const Word& value, size_t begin, size_t end);
  void Break(Reading& r, size_t begin, size_t end);
  Word Echoed(const ShellCommand& echo);

  // Of a plain source.
  text::Span Place(size_t begin, size_t end) const {
    return {source_.span.file, source_.span.begin + static_cast<uint32_t>(begin), source_.span.begin + static_cast<uint32_t>(end)};
  }

  bool done() const { return at_ >= end_; }
  char peek(size_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
  bool Looking(std::string_view s) const { return text_.substr(at_, end_ - at_).starts_with(s); }
  std::string_view upto_end() const { return text_.substr(0, end_); }
  void Unclosed(size_t begin);

  const Word& source_;
  std::string_view text_;
  text::Arena& arena_;
  bool is_plain_ = true;  // the source has neither pieces nor holes
  Sink* sink_ = nullptr;
  size_t at_ = 0;
  size_t end_ = 0;
  int depth_ = 0;
  size_t hole_ = 0;       // the first of the source's holes that is not behind us
  size_t next_hole_ = 0;  // where that begins
  std::vector<HereDocument> here_documents_;
  uint32_t next_document_ = 0;
  int assigned_depth_ = 0;
  size_t followed_ = 0;
  bool follows_ = true;
  bool stops_ = false;
  bool odd_case_ = false;
  // The commands of the substitution that was read last, if they are one echo.
  int captures_at_ = -1;
  size_t captured_ = 0;
  ShellCommand captured_echo_;
  Room& room_;
  size_t open_readings_ = 0;
};

// A list for each depth, and as many readings as were open at once.
struct ShellReader::Room {
  std::vector<std::unique_ptr<List>> lists;
  std::vector<std::unique_ptr<Reading>> readings;
  NameSet assigned_now;  // by words of the command at hand

  // Forgets what only a huge text has needed.
  void Clear();
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_READER_H_
