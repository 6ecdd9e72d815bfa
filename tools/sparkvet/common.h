// What several verbs share: the context that the user gives, and the files named beside the input.
#ifndef SPARKVET_TOOLS_SPARKVET_COMMON_H_
#define SPARKVET_TOOLS_SPARKVET_COMMON_H_

#include <ctime>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/check/suppression_comment.h"
#include "lib/vet/projects.h"
#include "lib/vet/vet.h"
#include "tools/sparkvet/console.h"

namespace sparkvet {

// As the words of the command line say it; empty = not said.
struct ContextOptions {
  std::string release;
  std::string master;
  std::string deploy_mode;
  std::string platform;
  std::vector<std::string> environment;  // "NAME=value"
  std::string defaults;
  std::string properties_file;
};

enum class HowMany : uint8_t { kOne, kSeveral };

// The same, checked and with the files read. `many`: whether --release may name several.
base::Result<vet::Options> ReadContext(const ContextOptions& options, const vet::Knowledge& knowledge, HowMany many);

// What `check`, `resolve` and `explain` look at: files and directories, or one command line.
struct InputOptions {
  std::vector<std::string> paths;
  std::vector<std::string> command;  // behind "--"
  std::vector<std::string> excludes;
  bool force_exclude = false;
  std::string stdin_filename;
  std::string kind;     // a format's name
  unsigned jobs = 0;    // 0: as many as there are processors
  bool list = false;    // just say what is there
  std::string config;   // the project file that holds for all of it; empty: the nearest one, upward
  bool isolated = false;  // none does
};

// The project files for an input, or why there cannot be any.
base::Result<vet::Projects> ReadProjects(const InputOptions& input, vet::Policies& policies);

// Reads every input and hands each to `take`, in their order, to do with as it likes. Says what could not be read or holds no
// Spark configuration (of a named file `pass` is told, too); the result is the exit code for that: kClean or kUsage.
int EachInput(const InputOptions& input, vet::Policies& policies, const vet::Options& flags, Console& console,
              const std::function<void(vet::Vetted&, const std::string& path)>& take,
              const std::function<void(const vet::Vetted&)>& pass = {});

// The policies that the project file here names, for whichever files; null where it is wrong, which is told.
const vet::WithPolicies* PoliciesHere(const InputOptions& input, vet::Policies& policies, Console& console);

// What is wrong with files that cannot be read as what they claim to be, on standard error: kUnparsable, or kClean without any.
int SayProblems(const vet::Vetted& vetted, Console& console);

// Now, here; or what SOURCE_DATE_EPOCH says, in UTC, so that output can be the same again.
std::optional<std::tm> Moment();
std::optional<check::Date> Today();

}  // namespace sparkvet

#endif  // SPARKVET_TOOLS_SPARKVET_COMMON_H_
