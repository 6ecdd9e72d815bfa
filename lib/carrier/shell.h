// Finds the commands of Spark's programs in shell text and reads each as bash would hand it over.
//
//   #!/bin/bash
//   export A=1; exec "$SPARK_HOME"/bin/spark-submit --conf "spark.executor.memory=${MEM:-4g}" app.py "$@" > log
//     ->  one fragment: {"spark.executor.memory", "${MEM:-4g}", unknown}, primary resource app.py
//
// Known are words, the three quotings, escapes, continuations, comments, separators, redirections, here-documents
// (their bodies are no commands), command substitutions and groups, at any depth up to a limit. What stands in
// variables is not looked up, nothing is executed, and control flow is ignored: a command in either branch of an
// `if` is a command. Text of a template engine ({{ … }}) is an unknown part of a word.
#ifndef SPARKVET_LIB_CARRIER_SHELL_H_
#define SPARKVET_LIB_CARRIER_SHELL_H_

#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

// One fragment for each command, in the order of the text. Comments of the script go to the command that they
// stand before, in, or on the last line of, and those behind the last command to the last.
std::vector<Fragment> ParseShell(std::string_view text, text::FileId file,
                                 const SubmitOptions& options);

// A command line that the shell has already split: the words of `sparkvet check -- spark-submit …`. Nothing if no
// program of Spark's is in it.
std::optional<Fragment> ParseCommandLine(const std::vector<Word>& words, text::FileId file,
                                         const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_H_
