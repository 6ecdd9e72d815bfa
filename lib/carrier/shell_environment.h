// What the commands of a script find in their environment, as far as the script itself says so.
//
//   export A=1; B=2; if x; then export C=3; fi; D=4 nohup spark-submit app.py
//     ->  A = 1, C = unknown, D = 4: B was never exported
//
// What an exported variable holds is what the script's variables are certain to hold (shell_variables.h). What was exported
// in a branch may be there or not; so may what a sourced file exports, of which nothing is said here. `sudo` and a
// container's command line hand nothing on but what they are given themselves. Of a script that exports very much, or to very many
// commands, only the beginning is told.
#ifndef SPARKVET_LIB_CARRIER_SHELL_ENVIRONMENT_H_
#define SPARKVET_LIB_CARRIER_SHELL_ENVIRONMENT_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_variables.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

class ShellEnvironment {
 public:
  // As empty as a new one.
  void Clear() { *this = {}; }

  // Whether the words behind the first one make a difference when a command with that name is run through, beyond those that
  // assign variables.
  static bool ReadsOperands(std::string_view command) { return command == "set"; }
  // `started_with` is what the script finds in its own environment, if somebody says so: that is exported already.
  void Run(const ShellCommand& command, const SubmitOptions::Environment* started_with);
  void Enter() { ++depth_; }
  void NextBranch() { Doubt(depth_); }
  void Exit() { Doubt(depth_--); }

  // What the commands of this place find.
  void AddTo(Fragment& fragment, const ShellVariables& variables);

 private:
  struct Exported {
    std::string_view name;
    size_t depth;             // of the block in which it was
    bool is_certain = true;
  };

  void Export(std::string_view name);
  void TakeBack(std::string_view name);
  // What was exported in blocks as deep as this may not have been.
  void Doubt(size_t depth);
  void RunDeclaration(const ShellCommand& command, bool exports);
  void RunSet(const ShellCommand& command);

  static constexpr size_t kMostExported = 64;
  static constexpr size_t kMostTold = 4 << 20;  // bytes

  std::vector<Exported> exported_;  // a handful
  size_t told_ = 0;                 // bytes
  bool exports_all_ = false;        // set -a
  size_t depth_ = 0;
};

// What the words in front of words[program] put into its environment: A=1 nohup env B=2 spark-submit. Where they hand nothing on,
// what the fragment has is taken away.
void AddGivenTo(Fragment& fragment, const std::vector<Word>& words, size_t program, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_ENVIRONMENT_H_
