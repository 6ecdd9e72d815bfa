// The pages of `sparkvet rules`: a list, and one rule in full, printed from the rule itself.
#ifndef SPARKVET_LIB_REPORT_RULE_PAGE_H_
#define SPARKVET_LIB_REPORT_RULE_PAGE_H_

#include <string>

#include "lib/report/style.h"
#include "lib/rule/program.h"

namespace sparkvet::report {

// One line a rule, sorted by family and id.
std::string RuleList(const rule::Program& program, const Style& style);

std::string RulePage(const rule::Program& program, const rule::InfoRecord& info, const Style& style);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_RULE_PAGE_H_
