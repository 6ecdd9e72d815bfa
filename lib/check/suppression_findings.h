// What is to be said of the comments that leave findings out: malformed, of unknown rules, without a reason, expired,
// unused. The words are rules of their own (rules/advice/suppressions.toml).
//
//   # sparkvet: ignore[unknown-key] why     above a line without such a finding
//     ->  warning unused-suppression at the comment, with the edit that removes it
#ifndef SPARKVET_LIB_CHECK_SUPPRESSION_FINDINGS_H_
#define SPARKVET_LIB_CHECK_SUPPRESSION_FINDINGS_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lib/check/finding.h"
#include "lib/check/suppressions.h"
#include "lib/rule/host.h"
#include "lib/rule/program.h"
#include "lib/text/source.h"

namespace sparkvet::check {

struct SuppressionsAsked {
  text::FileId file = 0;         // whose comments are looked at
  bool reason_required = false;
  bool all_is_told = true;       // nothing of the file was left unread: what is unused is so
  // A properties file may lie below jobs, and then more can be said of it than of the file by itself.
  bool may_lie_below = false;
  std::map<std::string, text::Span, std::less<>> said;  // where else a rule has said something
};

// Everything but what is unused, which is told last: a comment may leave these out, too.
std::vector<Finding> FaultySuppressions(const Suppressions& suppressions, const rule::Program& program, rule::Host& host,
                                        const SuppressionsAsked& asked, const text::SourceSet& sources);
std::vector<Finding> UnusedSuppressions(const Suppressions& suppressions, const rule::Program& program, rule::Host& host,
                                        const SuppressionsAsked& asked, const text::SourceSet& sources);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_SUPPRESSION_FINDINGS_H_
