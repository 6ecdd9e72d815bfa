#include "lib/base/strings.h"
#include "lib/report/snippet.h"
#include "lib/vet/examples.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

// Those without an example: nothing shows that they do what they are meant to.
void RemarkUntested(const vet::WithPolicies& policies, size_t built_in, Console& console) {
  const rule::Program& program = policies.knowledge->program;
  for (const rule::InfoRecord& info : program.infos().subspan(built_in)) {
    if (info.examples.count == 0) console.Remark(std::string(program.Text(info.id)) + ": has no example");
  }
}

}  // namespace

int RunTest(const TestOptions& options, vet::Policies& policies, Console& console) {
  if (options.quiet) console.BeQuiet();
  const vet::WithPolicies* const with = options.files.empty() ? PoliciesHere(options.input, policies, console) : &policies.With(options.files);
  if (with == nullptr) return kUsage;
  for (const std::string& error : with->errors) console.Tell(error);
  if (!with->errors.empty()) return kUsage;
  const size_t built_in = policies.knowledge().program.infos().size(), rules = with->knowledge->program.infos().size() - built_in;
  if (rules == 0) {
    return console.Refuse(options.files.empty() ? "nothing to test: name policies, or have 'policies' of the project file name them" : "nothing to test: there is no rule in it");
  }
  const std::vector<vet::FalseExample> wrong = vet::FalseExamples(*with);
  for (const vet::FalseExample& e : wrong) console.Out(report::Located(with->sources, e.place, e.message, e.help));
  RemarkUntested(*with, built_in, console);
  console.Remark(base::Count(rules, "rule") + ", " + base::Count(with->examples.size() * 2, "example") + ": " +
                 (wrong.empty() ? "all as they should be" : std::to_string(wrong.size()) + " not as they should be"));
  return wrong.empty() ? kClean : kFindings;
}

}  // namespace sparkvet
