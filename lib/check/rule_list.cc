#include "lib/check/rule_list.h"

#include <utility>

namespace sparkvet::check {

RuleList::RuleList(std::vector<const rule::RuleRecord*> rules) : rules_(std::move(rules)), asked_always_(rules_.size()) {
  for (uint32_t i = 0; i < rules_.size(); ++i) asked_always_.Set(i);
}

void RuleList::KeepSilentWithout(uint32_t rule, std::span<const spark::KeyId> keys) {
  asked_always_.Remove(rule);
  for (const spark::KeyId key : keys) {
    if (key >= by_key_.size()) by_key_.resize(key + 1);
    by_key_[key].push_back(rule);
  }
}

const driver::Marks& RuleList::ToAsk(const resolve::View& view) {
  to_ask_ = asked_always_;
  view.EachKnownKey([&](size_t, spark::KeyId key) {
    if (key < by_key_.size()) to_ask_.SetAll(by_key_[key]);
  });
  return to_ask_;
}

}  // namespace sparkvet::check
