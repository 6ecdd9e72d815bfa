// Which of a command's words are a script for another shell.
//
//   sudo -u spark bash -lc "spark-submit a.py"   ->  the last word
//   ssh -p 22 host spark-submit 'a b'            ->  "spark-submit a b": ssh joins its words
//   eval "$RUN" --verbose                        ->  "… --verbose", for the same shell
//   docker exec -i box bash                      ->  no text: the script comes on standard input
#ifndef SPARKVET_LIB_CARRIER_SHELL_SCRIPTS_H_
#define SPARKVET_LIB_CARRIER_SHELL_SCRIPTS_H_

#include <optional>
#include <vector>

#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct ShellScript {
  std::optional<Word> text;  // nothing: what stands on standard input
  bool same_shell = false;   // its variables are those of the shell that runs it
};

// `arena` keeps the text where words had to be joined.
std::optional<ShellScript> FindScript(const std::vector<Word>& words, const SubmitOptions& options, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_SCRIPTS_H_
