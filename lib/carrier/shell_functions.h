// Functions that a script defines and calls itself. A call is its body, with what is handed over in the place of "$@" and $1:
//
//   submit() { spark-submit --master yarn "$@"; }
//   submit --num-executors 4 app.py         ->  "spark-submit --master yarn --num-executors 4 app.py"
//   run() { echo "+ $*"; "$@"; }
//   run spark-submit --master yarn app.py   ->  the same without --num-executors
//
// Only of bodies that are simple enough: what is handed over is not shifted, nothing is exported, and one command of Spark's is in
// it, or what is handed over runs. All others are read for themselves, as if anything could be handed over.
#ifndef SPARKVET_LIB_CARRIER_SHELL_FUNCTIONS_H_
#define SPARKVET_LIB_CARRIER_SHELL_FUNCTIONS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/carrier/name_set.h"
#include "lib/carrier/shell_reader.h"

namespace sparkvet::carrier {

class ShellFunctions {
 public:
  struct Function {
    size_t begin = 0, end = 0;  // of the body
    size_t first_found = 0, last_found = 0;  // what was found in the body when it was read for itself
    bool is_called = false;
    bool is_read = false;       // to its end
    bool is_simple = false;
    bool holds_command() const { return last_found > first_found; }
  };

  void Clear();

  // A block of the script begins at text[at], where `found` things have been found so far; or ends.
  void Enter(std::string_view text, ShellBlock block, size_t at, size_t found);
  void Exit(std::string_view text, size_t at, size_t found);

  // The function of that name, if a call of it can be read as its body; null if not.
  Function* Find(std::string_view name);

  // Of the found things, those of bodies that have been read for their calls.
  std::vector<size_t> Replaced() const;

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  std::vector<Function> functions_;
  NameMap<size_t> names_;     // places in functions_, from 1; 0 where there are several of a name
  std::vector<size_t> open_;  // of each open block: its function, or kNone
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_FUNCTIONS_H_
