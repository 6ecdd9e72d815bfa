#include "lib/check/rule_choice.h"

#include <algorithm>

#include "lib/check/check.h"

namespace sparkvet::check {
namespace {

// What the driver says without a rule of ours is of its family all the same.
constexpr std::string_view kDriver = "driver";

std::string_view Family(const rule::Program& program, std::string_view rule) {
  const rule::InfoRecord* const info = program.Info(rule);
  return info == nullptr ? kDriver : program.Text(info->family);
}

}  // namespace

bool RuleChoice::Wants(const rule::Program& program, std::string_view rule) const {
  const std::string_view family = Family(program, rule);
  const auto named = [&](const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return n == rule || n == family; });
  };
  return (select.empty() || named(select)) && !named(ignore);
}

void RuleChoice::Apply(const rule::Program& program, std::vector<Finding>& findings) const {
  if (!select.empty() || !ignore.empty()) std::erase_if(findings, [&](const Finding& f) { return !Wants(program, f.rule); });
  for (Finding& f : findings) ApplySeverity(f);
}

void RuleChoice::ApplySeverity(Finding& finding) const {
  if (const auto said = severity.find(finding.rule); said != severity.end()) finding.severity = said->second;
}

std::vector<std::string_view> RuleNames(const rule::Program& program) {
  std::vector<std::string_view> names(std::begin(kUnnamedRules), std::end(kUnnamedRules));
  for (const rule::InfoRecord& info : program.infos()) names.push_back(program.Text(info.id));
  return names;
}

bool IsRule(const rule::Program& program, std::string_view name) {
  return program.Info(name) != nullptr || std::find(std::begin(kUnnamedRules), std::end(kUnnamedRules), name) != std::end(kUnnamedRules);
}

bool IsRuleOrFamily(const rule::Program& program, std::string_view name) {
  const auto infos = program.infos();
  return IsRule(program, name) || std::any_of(infos.begin(), infos.end(), [&](const rule::InfoRecord& i) { return program.Text(i.family) == name; });
}

}  // namespace sparkvet::check
