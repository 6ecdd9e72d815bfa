// Commands that branches of a script put into a list, of which one is run behind the choice. Only shell*.cc include it.
//
//   case $1 in driver) CMD=(spark-submit --conf a=1 "$@");; *) CMD=(java x);; esac
//   exec "${CMD[@]}"
//     ->  nobody knows which of them runs, but the first one is a command, whatever is added to it
#ifndef SPARKVET_LIB_CARRIER_SHELL_CHOSEN_H_
#define SPARKVET_LIB_CARRIER_SHELL_CHOSEN_H_

#include <cstdint>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

class ShellChosen {
 public:
  // Takes the lists of a command of a branch, which stands at `place`; `line_end` is asked for the end of its last line.
  template <class LineEnd>
  void Take(const ShellCommand& command, const SubmitOptions& options, text::Span place, LineEnd line_end) {
    for (const ShellCommand::Array& array : command.arrays) {
      if (Take(array, options, place)) chosen_.back().line_end = line_end();
    }
  }

  // Adds those with which no command is known to have run: such a one has been read as a whole. `run` are the found ones that are
  // commands.
  void AddTo(ShellFound& found, const std::vector<size_t>& run);

 private:
  bool Take(const ShellCommand::Array& array, const SubmitOptions& options, text::Span place);

  struct Chosen {
    Fragment fragment;
    uint32_t begin, line_end;
  };
  std::vector<Chosen> chosen_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_CHOSEN_H_
