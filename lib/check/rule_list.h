// The rules over configurations of one release and cluster manager, in their order, but for those that walk over keys. Most
// stay silent while none of the keys is set that they ask for: what a configuration does not set they are not asked about,
// nor about places that it does not have. Others have been silent of the very same settings before.
//
//   RuleList list({&rule});   list.KeepSilent(0, {id of "spark.shuffle.service.enabled"}, view of {spark.master: yarn});
//   list.ToAsk(view of {spark.app.name: x}, {})  ->  nothing
#ifndef SPARKVET_LIB_CHECK_RULE_LIST_H_
#define SPARKVET_LIB_CHECK_RULE_LIST_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/check/collections.h"
#include "lib/driver/marks.h"
#include "lib/resolve/asked.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::check {

class RuleList {
 public:
  explicit RuleList(std::vector<const rule::RuleRecord*> rules);
  const rule::RuleRecord& operator[](uint32_t rule) const { return *rules_[rule]; }

  // Which rules to ask, marked, where these collections hold anything. Lives until the next question.
  const driver::Marks& ToAsk(const resolve::View& view, const CollectionSet& held);
  // Whether it is worth noting what the rule asks for.
  bool MayLearn(uint32_t rule) const { return tries_[rule] < kMostTries; }
  // Whether the rule has been silent of the same settings before.
  bool WasSilent(uint32_t rule, const resolve::View& view) const;

  // The rule is silent of this configuration, of which it has asked this, about nothing but keys of the catalogue. Where none of
  // them is set, it is asked from here on only where one is.
  void KeepSilent(uint32_t rule, const resolve::Asked& asked, const resolve::View& view);

  // For who asks a rule and notes what it asks for: empty, with the room it had.
  resolve::Asked& asked() {
    asked_.Clear();
    return asked_;
  }

 private:
  // A key as it was when a rule was silent.
  struct Setting {
    spark::KeyId key = 0;
    bool matters = true;  // to what it was set; else only whether it was
    bool is_set = false;
    carrier::Layer layer = {};
    std::string value = {}, written_as = {};
  };
  using Silence = std::vector<Setting>;
  static constexpr size_t kSilences = 2;     // of a rule; the older makes room
  static constexpr size_t kLongest = 64;     // text that is kept
  static constexpr size_t kMostSettings = 8;
  static constexpr uint8_t kMostTries = 32;  // to keep silences of a rule: what comes with other settings each time is not worth it

  static Silence SettingsOf(const resolve::Asked& asked);
  void KeepSilentWith(uint32_t rule, Silence settings, const resolve::View& view);

  std::vector<const rule::RuleRecord*> rules_;
  std::vector<uint32_t> at_places_;  // rules that walk over a collection
  driver::Marks asked_always_;
  std::vector<std::vector<uint32_t>> by_key_;  // rules; by key, as far as there are any
  std::vector<std::array<Silence, kSilences>> silences_;  // by rule
  std::vector<uint8_t> tries_;  // by rule
  driver::Marks to_ask_;
  resolve::Asked asked_;
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_RULE_LIST_H_
