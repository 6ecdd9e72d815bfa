#include "lib/report/rule_page.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {

int RunRules(const RulesOptions& options, vet::Policies& policies, Console& console) {
  const vet::WithPolicies* const with = PoliciesHere(options.input, policies, console);
  if (with == nullptr) return kUsage;
  const vet::Knowledge& knowledge = *with->knowledge;
  if (options.ids.empty()) {
    console.Out(report::RuleList(knowledge.program, console.style()));
    return kClean;
  }
  int status = kClean;
  for (const std::string& id : options.ids) {
    const rule::InfoRecord* const info = knowledge.program.Info(id);
    if (info == nullptr) {
      const std::string_view nearest = knowledge.program.NearestId(id);
      console.Say("there is no rule '" + id + '\'' + (nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?"));
      status = kUsage;
      continue;
    }
    if (&id != &options.ids.front()) console.Out("\n");
    console.Out(report::RulePage(knowledge.program, *info, console.style()));
  }
  return status;
}

}  // namespace sparkvet
