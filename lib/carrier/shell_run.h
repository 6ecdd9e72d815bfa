// Runs through a script's text twice: to survey its variables, then for its commands, with what is certain put in.
// For those who look at the commands; they are called in the order of the text.
//
// A script without loops, functions and commands like `read` changes its variables by plain assignments alone, and then
// a survey tells nothing that is not told by running through it. Try() does without one, until it finds it was needed.
//
//   class Printer : public ShellRun { void Command(const ShellCommand& c) override { … c.words … } };
//   Printer printer(script); printer.Run();
#ifndef SPARKVET_LIB_CARRIER_SHELL_RUN_H_
#define SPARKVET_LIB_CARRIER_SHELL_RUN_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/carrier/reused.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_variables.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

class ShellRun : public ShellReader::Sink {
 public:
  // `script` must outlive it. `outer` are the variables of the shell that runs the script by eval; null where it has
  // a shell of its own. `environment` is what that is started with; null where nobody knows.
  explicit ShellRun(const Word& script, const ShellVariables* outer = nullptr, const SubmitOptions::Environment* environment = nullptr)
      : script_(script), outer_(outer), environment_(environment), reader_(script, room_->arena, room_->reader) {}

  // The script is the body of a function, which `outer` are the variables around, and these words are handed over to.
  void HandOver(std::span<const Word> arguments);

  void Run();

  // Whether it is likely that no survey is needed.
  static bool MayTry(const Word& script, const SubmitOptions::Environment* environment);
  // The same without a survey; false if one is needed: then all that was called so far is to be forgotten.
  bool Try();

  void OnCommand(ShellCommand& command) final {
    if (tries_ && ShellVariables::NeedsSurvey(command)) return Doubt();
    if (outer_ == nullptr || is_function_) room_->variables.Run(command);
    Command(command);
  }
  void OnHereDocument(uint32_t, const Word&) override {}
  void OnComment(size_t, size_t) override {}
  void OnUnclosed(size_t, size_t) override {}
  void OnEnter(ShellBlock block, size_t at) override {
    if (tries_ && (block == ShellBlock::kLoop || block == ShellBlock::kFunction)) Doubt();
    room_->variables.Enter(block, at);
  }
  void OnNextBranch() override { room_->variables.NextBranch(); }
  void OnExit(size_t) override { room_->variables.Exit(); }
  void OnExpression(std::string_view text) override {
    if (tries_ && ShellVariables::MayAssign(text)) Doubt();
  }
  const ShellValue* Find(std::string_view name) override { return is_function_ ? FindInFunction(name) : variables().Find(name); }
  std::optional<std::string_view> Inherited(std::string_view name) override;

 protected:
  virtual void Command(ShellCommand& command) = 0;

  const Word& script() const { return script_; }
  text::Arena& arena() { return room_->arena; }
  const ShellVariables& variables() const { return outer_ != nullptr ? *outer_ : room_->variables; }

 private:
  // What one script after the other is run through in.
  struct Room {
    text::Arena arena;
    ShellVariables variables{arena};
    ShellReader::Room reader;

    void Clear() {
      variables.Clear();
      reader.Clear();
      arena = text::Arena();
    }
  };

  const ShellValue* FindInFunction(std::string_view name) const;

  void Doubt() {
    doubts_ = true;
    reader_.Stop();
  }

  const Word& script_;
  const ShellVariables* outer_;
  const SubmitOptions::Environment* environment_;
  Reused<Room> room_;
  ShellReader reader_;
  bool is_function_ = false;
  ShellValue all_;                        // "$@"
  std::vector<ShellValue> each_;          // $1, $2 …
  bool tries_ = false;
  bool doubts_ = false;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_RUN_H_
