// The rules over configurations of one release and cluster manager, in their order, but for those that walk over keys. Most
// stay silent while none of the keys is set that they ask for: what a configuration does not set they are not asked about.
//
//   RuleList list({&rule});   list.KeepSilentWithout(0, {id of "spark.shuffle.service.enabled"});
//   list.ToAsk(view of {spark.master: yarn})  ->  nothing
#ifndef SPARKVET_LIB_CHECK_RULE_LIST_H_
#define SPARKVET_LIB_CHECK_RULE_LIST_H_

#include <cstdint>
#include <span>
#include <vector>

#include "lib/driver/marks.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::check {

class RuleList {
 public:
  explicit RuleList(std::vector<const rule::RuleRecord*> rules);
  const rule::RuleRecord& operator[](uint32_t rule) const { return *rules_[rule]; }

  bool IsSilentWithoutKeys(uint32_t rule) const { return !asked_always_.Has(rule); }
  // From here on the rule is asked only where one of these keys is set.
  void KeepSilentWithout(uint32_t rule, std::span<const spark::KeyId> keys);

  // Which rules to ask, marked. Lives until the next question.
  const driver::Marks& ToAsk(const resolve::View& view);

 private:
  std::vector<const rule::RuleRecord*> rules_;
  driver::Marks asked_always_;
  std::vector<std::vector<uint32_t>> by_key_;  // rules; by key, as far as there are any
  driver::Marks to_ask_;
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_RULE_LIST_H_
