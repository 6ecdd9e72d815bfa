// What is certain to be in a script's variables, as it is run from top to bottom. Two readings: the first one
// collects where each name is assigned, the second one keeps the values.
//
//   OPTS="--master yarn"; if x; then EXTRA=1; fi; spark-submit $OPTS $EXTRA
//     ->  Find("OPTS") -> {"--master yarn"},  Find("EXTRA") -> null
//
// Certain is what plain assignments in straight order say. A branch, a loop, a group and a function keep what
// they assign to themselves: behind them it is unknown, and so is within a loop what it assigns anywhere, within
// a function what is assigned behind its head, and outside of it what it assigns. `read`, `for`, arithmetic and
// ${X:=…} make a name unknown everywhere, `source` all names from there on. Elements that a branch appends to a
// list are there, but unknown; behind a loop that appends words, nobody knows what they are.
#ifndef SPARKVET_LIB_CARRIER_SHELL_VARIABLES_H_
#define SPARKVET_LIB_CARRIER_SHELL_VARIABLES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/name_set.h"
#include "lib/carrier/shell_reader.h"

namespace sparkvet::carrier {

class ShellVariables {
 public:
  explicit ShellVariables(text::Arena& arena) : arena_(arena) {}

  // As empty as a new one; its room is used again.
  void Clear();

  // ---- the first reading
  // Whether the operands of a command with that name may be variables that it changes.
  static bool MayChange(std::string_view command);
  // Whether running through a command is not enough to know what it does to variables; the same of an expression.
  static bool NeedsSurvey(const ShellCommand& command);
  static bool MayAssign(std::string_view expression);
  // Whether the words behind the first one make a difference when a command with that name is run through.
  static bool ReadsOperands(std::string_view command);
  void SurveyCommand(const ShellCommand& command);
  void SurveyExpression(std::string_view text);
  void SurveyEnter(ShellBlock block, size_t at);
  void SurveyExit(size_t at);
  void EndSurvey();

  // ---- the second reading
  const ShellValue* Find(std::string_view name) const;
  // Nothing in the script changes it, as far as it has been read.
  bool IsLeftAlone(std::string_view name) const;
  void Run(const ShellCommand& command);
  void Enter(ShellBlock block, size_t at);
  void NextBranch();
  void Exit();

 private:
  // Deeper blocks are not told apart: nothing is certain there.
  static constexpr size_t kMaxFrames = 100;
  // Values may be copied about by this much in all, and none may be longer.
  static constexpr size_t kMaxCopied = 32 << 20, kMaxValue = 64 << 10;
  static constexpr uint32_t kNoFunction = 0, kManyFunctions = UINT32_MAX;

  struct Name {
    ShellValue value;
    bool known = false;
    uint32_t round = 0;    // of forgetting all, in which it was set
    bool changed = false;  // by something that is not followed
    bool grows_in_loops = true;  // what loops assign is what it held, and more words
    size_t last_at = 0;    // of the last assignment in the text
    uint32_t function = kNoFunction;  // the only one that assigns it
    uint32_t merge = 0;               // the last one that it took part in, and how much of the value came before the choice
    size_t base = 0;
  };
  struct Assigned {
    size_t at;
    std::string_view name;
  };
  struct Saved {
    std::string_view name;
    ShellValue value;
    bool known;
    uint32_t round;
  };
  struct Frame {
    void Begin(ShellBlock b);
    ShellBlock block = ShellBlock::kBranch;
    std::vector<Saved> before;                          // what this branch has changed
    NameSet changed;                                    // the names in `before`
    std::vector<Saved> after;                           // what earlier branches of the same choice left
  };
  struct Block {
    ShellBlock block;
    size_t begin;
  };

  Name& Of(std::string_view name) { return names_[name]; }
  void Change(std::string_view name) { Of(name).changed = true; }
  void SurveyAssigned(std::string_view name, size_t at, bool adds_words);
  void ForgetRange(size_t begin);
  void Forget(Name& n, std::string_view name);
  void Save(const Name& n, std::string_view name);
  void Set(Name& n, std::string_view name, ShellValue&& value);
  void SetText(Name& n, std::string_view name, const Word& text);
  // All of it but the value; false if it cannot be kept, and is forgotten.
  bool BeginSet(Name& n, std::string_view name, bool too_long, size_t size);
  void Assign(const ShellCommand& command, size_t word);
  void Append(Name& n, std::string_view name, const ShellValue& more);
  Word Tail(const Word& word, size_t from);
  Word Join(const Word& a, const Word& b);
  Word MaybeText(const Word& after, size_t from);
  void LeaveBranch(Frame& frame);
  void Merge(const Frame& frame);
  void AddUnknown(Name& n, std::string_view name);
  bool Copied(size_t size);
  bool IsKnown(const Name& n) const { return n.known && n.round == round_; }

  text::Arena& arena_;
  NameMap<Name> names_;
  std::vector<Assigned> assigned_;                 // in the order of the text
  std::unordered_map<size_t, size_t> ends_;        // of loops and functions, by their begin
  std::unordered_map<size_t, uint32_t> functions_;  // their numbers, by their begin
  std::vector<Block> open_;                        // in the first reading
  size_t open_loops_ = 0;
  std::vector<Block> open_functions_;
  bool function_sources_ = false;
  bool splits_otherwise_ = false;  // IFS is changed
  size_t copied_ = 0;
  uint32_t round_ = 0;  // how often all was forgotten
  uint32_t merges_ = 0;
  std::vector<Frame> frames_;  // of open blocks, and behind them what closed ones have left to be used again
  size_t depth_ = 0;           // how many are open
  size_t too_deep_ = 0;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_VARIABLES_H_
