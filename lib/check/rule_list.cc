#include "lib/check/rule_list.h"

#include <algorithm>
#include <utility>

namespace sparkvet::check {

using resolve::Assignment;

RuleList::RuleList(std::vector<const rule::RuleRecord*> rules) : rules_(std::move(rules)), asked_always_(rules_.size()), silences_(rules_.size()), tries_(rules_.size()) {
  for (uint32_t i = 0; i < rules_.size(); ++i) asked_always_.Set(i);
}

void RuleList::KeepSilent(uint32_t rule, std::span<const spark::KeyId> keys, const resolve::View& view) {
  std::vector<spark::KeyId> once(keys.begin(), keys.end());
  std::sort(once.begin(), once.end());
  once.erase(std::unique(once.begin(), once.end()), once.end());
  const bool has_one = std::any_of(once.begin(), once.end(), [&](spark::KeyId key) { return view.SetByKey(key) != nullptr; });
  if (has_one) return KeepSilentWith(rule, once, view);
  if (!asked_always_.Has(rule)) return;
  asked_always_.Remove(rule);
  for (const spark::KeyId key : once) {
    if (key >= by_key_.size()) by_key_.resize(key + 1);
    by_key_[key].push_back(rule);
  }
}

void RuleList::KeepSilentWith(uint32_t rule, std::span<const spark::KeyId> keys, const resolve::View& view) {
  ++tries_[rule];
  if (keys.size() > kMostSettings) return;
  Silence silence;
  for (const spark::KeyId key : keys) {
    Setting& setting = silence.emplace_back(key);
    const Assignment* const set = view.SetByKey(key);
    if (set == nullptr) continue;
    const bool is_plain = !set->unknown && set->next == Assignment::kLast && set->value.size() <= kLongest && set->written_as.size() <= kLongest;
    if (!is_plain) return;
    setting.is_set = true;
    setting.layer = set->layer;
    setting.value = set->value;
    setting.written_as = set->written_as;
  }
  auto& silences = silences_[rule];
  std::swap(silences.front(), silences.back());
  silences.front() = std::move(silence);
}

bool RuleList::WasSilent(uint32_t rule, const resolve::View& view) const {
  const auto is_as_it_was = [&](const Setting& was) {
    const Assignment* const set = view.SetByKey(was.key);
    if (set == nullptr || !was.is_set) return set == nullptr && !was.is_set;
    return set->value == was.value && !set->unknown && set->next == Assignment::kLast && set->layer == was.layer && set->written_as == was.written_as;
  };
  const auto holds = [&](const Silence& silence) { return !silence.empty() && std::all_of(silence.begin(), silence.end(), is_as_it_was); };
  return std::any_of(silences_[rule].begin(), silences_[rule].end(), holds);
}

const driver::Marks& RuleList::ToAsk(const resolve::View& view) {
  to_ask_ = asked_always_;
  view.EachKnownKey([&](size_t, spark::KeyId key) {
    if (key < by_key_.size()) to_ask_.SetAll(by_key_[key]);
  });
  return to_ask_;
}

}  // namespace sparkvet::check
