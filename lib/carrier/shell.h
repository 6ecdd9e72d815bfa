// Finds the commands of Spark's programs in shell text and reads each as bash would hand it over; and the
// properties files that a script writes.
//
//   #!/bin/bash
//   OPTS="--conf spark.executor.cores=4"
//   exec "$SPARK_HOME"/bin/spark-submit $OPTS --conf "spark.executor.memory=${MEM:-4g}" app.py "$@" > log
//     ->  one fragment: {"spark.executor.cores", "4", at its place in OPTS=…}, {"spark.executor.memory", "${MEM:-4g}",
//         unknown}, primary resource app.py
//   echo "spark.executor.cores 4" >> $SPARK_HOME/conf/spark-defaults.conf
//     ->  one fragment of properties: {"spark.executor.cores", "4"}
//   kubectl apply -f - <<EOF … EOF
//     ->  what is in the manifest, if the caller can read it
//   export PYSPARK_SUBMIT_ARGS="--master yarn pyspark-shell"
//     ->  one fragment of a command: {--master yarn}
//
// Known are words, the three quotings, escapes, continuations, comments, separators, redirections, here-documents,
// command substitutions and groups, at any depth up to a limit; variables and arrays as far as
// shell_variables.h is certain of them; and commands within the commands that run them (ssh, bash -c, eval, docker
// exec). Nothing is executed, and a command in either branch of an `if` is a command. Text of a template engine
// ({{ … }}) is an unknown part of a word.
#ifndef SPARKVET_LIB_CARRIER_SHELL_H_
#define SPARKVET_LIB_CARRIER_SHELL_H_

#include <functional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

// Reads documents of YAML or JSON that a script writes or hands to a command.
using ReadDocument = std::function<std::vector<Fragment>(const Word& text)>;

// One fragment for each command and each written file, in the order of the text. Comments of the script go to the
// command that they stand before, in, or on the last line of, and those behind the last command to the last.
std::vector<Fragment> ParseShell(std::string_view text, text::FileId file,
                                 const SubmitOptions& options, const ReadDocument& read_document = {});

// The same of a script that stands inside another carrier and may have been decoded: a block scalar of YAML, a RUN
// line of a Dockerfile. Its pieces tell where each part was written, its holes what is unknown before the shell
// sees it.
std::vector<Fragment> ParseShell(const Word& script, const SubmitOptions& options, const ReadDocument& read_document = {});

// A command that is split already: the words of `sparkvet check -- spark-submit …`, a JSON array in a Dockerfile,
// `command` and `args` of a container. Scripts among the words (bash -c "…") are read. Nothing if no program of
// Spark's is in it.
std::vector<Fragment> ParseCommandLine(const std::vector<Word>& words, text::FileId file,
                                       const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_H_
