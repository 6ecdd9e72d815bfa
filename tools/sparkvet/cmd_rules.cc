#include "lib/base/edit_distance.h"
#include "lib/report/rule_page.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

std::string_view NearestRule(const rule::Program& program, std::string_view id) {
  std::string_view best;
  size_t least = 5;  // letters that may be wrong, and one
  for (const rule::InfoRecord& info : program.infos()) {
    const size_t d = base::EditDistance(id, program.Text(info.id), least - 1);
    if (d < least) {
      least = d;
      best = program.Text(info.id);
    }
  }
  return best;
}

}  // namespace

int RunRules(const RulesOptions& options, const vet::Knowledge& knowledge, Console& console) {
  if (options.ids.empty()) {
    console.Out(report::RuleList(knowledge.program, console.style()));
    return kClean;
  }
  int status = kClean;
  for (const std::string& id : options.ids) {
    const rule::InfoRecord* const info = knowledge.program.Info(id);
    if (info == nullptr) {
      const std::string_view nearest = NearestRule(knowledge.program, id);
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
