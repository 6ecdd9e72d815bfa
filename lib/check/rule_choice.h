// Which rules a user wants to hear of, and how loud.
//
//   RuleChoice choice{.ignore = {"max-executors-unbounded"}, .severity = {{"unknown-key", Severity::kError}}};
//   choice.Apply(program, findings)  ->  without the first, and the second's are errors
//
// Names are ids, or a family ("driver", "advice") for all rules of a kind.
#ifndef SPARKVET_LIB_CHECK_RULE_CHOICE_H_
#define SPARKVET_LIB_CHECK_RULE_CHOICE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/finding.h"
#include "lib/rule/program.h"

namespace sparkvet::check {

struct RuleChoice {
  std::vector<std::string> select;  // none: all
  std::vector<std::string> ignore;  // stronger
  std::map<std::string, Severity, std::less<>> severity;

  bool Wants(const rule::Program& program, std::string_view rule) const;
  void Apply(const rule::Program& program, std::vector<Finding>& findings) const;
  void ApplySeverity(Finding& finding) const;
};

// Every name that a finding may have; those of rules, and of what the driver says without one.
std::vector<std::string_view> RuleNames(const rule::Program& program);
bool IsRule(const rule::Program& program, std::string_view name);
bool IsRuleOrFamily(const rule::Program& program, std::string_view name);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_RULE_CHOICE_H_
