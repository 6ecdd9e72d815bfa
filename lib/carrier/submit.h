// spark-submit's argument grammar over words: SparkSubmitOptionParser.parse, as SparkSubmitCommandBuilder and
// SparkSubmitArguments use it.
//
//   --master yarn --conf spark.a=1 --num-executors=4 app.py --conf x
//     ->  options {--master yarn, --num-executors 4}, settings {spark.a 1}, primary resource app.py
//
// "--opt=value" needs a value without line ends, "-c=…" is no option, --conf splits at its first '=' and trims
// nothing, and the first word that is no option is the primary resource: all behind it is the application's.
// Where Spark stops at a mistake, reading goes on behind it, so that one mistake does not hide the next. Options
// are known in any release here; whether a release has one is asked of the table later (lib/resolve).
#ifndef SPARKVET_LIB_CARRIER_SUBMIT_H_
#define SPARKVET_LIB_CARRIER_SUBMIT_H_

#include <optional>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

// Where among a simple command's words a program of Spark's stands.
struct FoundProgram {
  size_t index;
  SubmitProgram program;
  size_t arguments;  // where those begin: the next word, as a rule
  std::string_view filled = {};  // what begins a place among them into which a wrapper puts something: "{", as in {} and {1}
};

// Looks past leading assignments and wrapping commands: FOO=1 nohup sudo -u x "$SPARK_HOME"/bin/spark-submit, and finds the entry
// point of a container: docker run --entrypoint=/opt/spark/bin/spark-submit IMAGE --master local app.py.
std::optional<FoundProgram> FindProgram(const std::vector<Word>& words,
                                        const SubmitOptions& options);

// What FindProgram looks past, for those who look for something else: the first word that is no assignment, the
// first one behind a wrapper's own options, operands and assignments.
size_t SkipAssignments(const std::vector<Word>& words, size_t at);
size_t SkipWrapper(const Wrapper& wrapper, const std::vector<Word>& words, size_t at);
// find . -exec …: behind the option that says so; the number of words where none does.
size_t BehindExec(const Wrapper& wrapper, const std::vector<Word>& words, size_t at);
// A command whose name nobody knows, or somebody's own, that is named by its path: what is written behind it may be a command.
inline bool IsOwnCommand(std::string_view name) { return name.contains('/'); }
inline bool MayRunAnything(const Word& command) { return command.unknown || IsOwnCommand(command.text); }
// bash, sh, su: what takes a script behind -c.
bool IsShell(const Word& word, const SubmitOptions& options);
bool IsScriptOption(std::string_view word);

// The arguments that a script, a build tool (@MEMORY@) or a wrapper fills in are known as far as that.
void DoubtPlaceholders(std::vector<Word>& words, const FoundProgram& program);

// Reads what stands behind the program. Views point into the words' texts.
Fragment ParseSubmit(const std::vector<Word>& words, const FoundProgram& found, text::FileId file,
                     const SubmitOptions& options);

// Reads the arguments of spark-submit alone, without the program's name: as SparkSubmitArguments does, or as the launcher, which is
// in front of it on a console and takes more.
enum class Reader : uint8_t { kArguments, kLauncher };
Fragment ParseSubmitArguments(const std::vector<Word>& words, text::FileId file,
                              const SubmitOptions& options, Reader reader);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SUBMIT_H_
