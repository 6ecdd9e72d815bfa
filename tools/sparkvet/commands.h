// The verbs: words in, words out. Options are filled by cli.cc; each Run… is in its cmd_*.cc and returns the
// exit code.
//
// To add a verb: an options struct and a Run… here, its cmd_*.cc, and one row of the table in cli.cc.
#ifndef SPARKVET_TOOLS_SPARKVET_COMMANDS_H_
#define SPARKVET_TOOLS_SPARKVET_COMMANDS_H_

#include <string>
#include <vector>

#include "lib/vet/policies.h"
#include "tools/sparkvet/common.h"
#include "tools/sparkvet/console.h"

namespace sparkvet {

struct CheckOptions {
  InputOptions input;
  ContextOptions context;
  std::vector<std::string> formats;  // "text", "sarif=out.sarif"; none: what suits the surroundings
  bool quiet = false;
  bool statistics = false;
  bool timestamps = false;
  std::string fail_on;  // empty: what the project file says, else error
  bool exit_zero = false;
  bool no_suppressions = false;
  bool require_reason = false;
  bool show_suppressed = false;
  std::string baseline;
  size_t max_per_rule = 50;
};
int RunCheck(const CheckOptions& options, vet::Policies& policies, Console& console);

struct BaselineOptions {
  std::string action;  // write, prune
  std::string file;    // empty: what the project file says, else .sparkvet-baseline.json
  InputOptions input;
  ContextOptions context;
  bool quiet = false;
};
int RunBaseline(const BaselineOptions& options, vet::Policies& policies, Console& console);

struct DiffOptions {
  InputOptions input;
  ContextOptions context;
  std::string from, to;  // releases; empty: two files are compared
  std::string prefix;
  std::string format = "text";
  bool all = false;
  bool quiet = false;
};
int RunDiff(const DiffOptions& options, vet::Policies& policies, Console& console);

struct FixOptions {
  InputOptions input;
  ContextOptions context;
  bool diff = false;    // show what would be changed, and change nothing
  bool unsafe = false;  // guesses, too
  bool quiet = false;
};
int RunFix(const FixOptions& options, vet::Policies& policies, Console& console);

struct ResolveOptions {
  InputOptions input;
  ContextOptions context;
  std::string prefix;
  std::string format = "text";
  bool all = false;
};
int RunResolve(const ResolveOptions& options, vet::Policies& policies, Console& console);

struct ExplainOptions {
  std::vector<std::string> words;  // keys, and files in which to look them up
  InputOptions input;
  ContextOptions context;
};
int RunExplain(const ExplainOptions& options, vet::Policies& policies, Console& console);

struct RulesOptions {
  std::vector<std::string> ids;
  InputOptions input;  // no paths: which project file holds
};
int RunRules(const RulesOptions& options, vet::Policies& policies, Console& console);

struct TestOptions {
  std::vector<std::string> files;  // policies; none: those of the project file that holds here
  InputOptions input;
  bool quiet = false;
};
int RunTest(const TestOptions& options, vet::Policies& policies, Console& console);

struct ConfigOptions {
  std::string action;  // show, init, schema
  std::string path = ".";
  InputOptions input;
  bool origin = false;
};
int RunConfig(const ConfigOptions& options, vet::Policies& policies, Console& console);

int RunVersion(const vet::Knowledge& knowledge, Console& console);

int RunBatch(const vet::Knowledge& knowledge, Console& console);

}  // namespace sparkvet

#endif  // SPARKVET_TOOLS_SPARKVET_COMMANDS_H_
