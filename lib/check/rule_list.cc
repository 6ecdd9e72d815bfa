#include "lib/check/rule_list.h"

#include <algorithm>
#include <utility>

namespace sparkvet::check {

using resolve::Assignment;

RuleList::RuleList(std::vector<const rule::RuleRecord*> rules) : rules_(std::move(rules)), asked_always_(rules_.size()), silences_(rules_.size()), tries_(rules_.size()) {
  for (uint32_t i = 0; i < rules_.size(); ++i) {
    if (rules_[i]->collection == rule::Collection::kWhole) asked_always_.Set(i);
    else at_places_.push_back(i);
  }
}

// Each key once.
RuleList::Silence RuleList::SettingsOf(const resolve::Asked& asked) {
  Silence settings;
  for (const spark::KeyId key : asked.keys) settings.push_back({.key = key, .matters = true});
  for (const spark::KeyId key : asked.whether_set) settings.push_back({.key = key, .matters = false});
  std::ranges::stable_sort(settings, {}, &Setting::key);
  const auto repeated = std::ranges::unique(settings, {}, &Setting::key);
  settings.erase(repeated.begin(), repeated.end());
  return settings;
}

void RuleList::KeepSilent(uint32_t rule, const resolve::Asked& asked, const resolve::View& view) {
  Silence settings = SettingsOf(asked);
  const bool has_one = std::ranges::any_of(settings, [&](const Setting& s) { return view.SetByKey(s.key) != nullptr; });
  if (has_one) return KeepSilentWith(rule, std::move(settings), view);
  if (!asked_always_.Has(rule)) return;
  asked_always_.Remove(rule);
  for (const Setting& s : settings) {
    if (s.key >= by_key_.size()) by_key_.resize(s.key + 1);
    by_key_[s.key].push_back(rule);
  }
}

void RuleList::KeepSilentWith(uint32_t rule, Silence silence, const resolve::View& view) {
  ++tries_[rule];
  if (silence.size() > kMostSettings) return;
  for (Setting& setting : silence) {
    const Assignment* const set = view.SetByKey(setting.key);
    setting.is_set = set != nullptr;
    if (set == nullptr || !setting.matters) continue;
    const bool is_plain = !set->unknown && set->next == Assignment::kLast && set->value.size() <= kLongest && set->written_as.size() <= kLongest;
    if (!is_plain) return;
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
    if (set == nullptr || !was.is_set || !was.matters) return (set != nullptr) == was.is_set;
    return set->value == was.value && !set->unknown && set->next == Assignment::kLast && set->layer == was.layer && set->written_as == was.written_as;
  };
  const auto holds = [&](const Silence& silence) { return !silence.empty() && std::all_of(silence.begin(), silence.end(), is_as_it_was); };
  return std::any_of(silences_[rule].begin(), silences_[rule].end(), holds);
}

const driver::Marks& RuleList::ToAsk(const resolve::View& view, const CollectionSet& held) {
  to_ask_ = asked_always_;
  if (!held.empty()) {
    for (const uint32_t rule : at_places_) {
      if (held.Has(rules_[rule]->collection)) to_ask_.Set(rule);
    }
  }
  view.EachKnownKey([&](size_t, spark::KeyId key) {
    if (key < by_key_.size()) to_ask_.SetAll(by_key_[key]);
  });
  return to_ask_;
}

}  // namespace sparkvet::check
