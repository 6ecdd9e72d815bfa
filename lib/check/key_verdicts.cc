#include "lib/check/key_verdicts.h"

#include <utility>

#include "lib/driver/failed_read.h"

namespace sparkvet::check {

const KeyVerdict* KeyVerdicts::Table::Find(spark::KeyId id, std::string_view key) const {
  static const KeyVerdict nothing;
  if (id == spark::kNoKey) {
    const auto at = by_name_.find(key);
    return at == by_name_.end() ? nullptr : &at->second;
  }
  const uint32_t place = id < by_id_.size() ? by_id_[id] : kNotKnown;
  return place == kNotKnown ? nullptr : place == kNothing ? &nothing : &fired_[place - kFirst];
}

void KeyVerdicts::Table::Add(spark::KeyId id, std::string_view key, KeyVerdict verdict) {
  if (id == spark::kNoKey) {
    if (key.size() > kLongestName) return;
    if (by_name_.size() >= kMostNames) by_name_.clear();
    by_name_.emplace(key, std::move(verdict));
    return;
  }
  if (id >= by_id_.size()) by_id_.resize(id + 1);
  if (verdict.empty()) {
    by_id_[id] = kNothing;
    return;
  }
  by_id_[id] = static_cast<uint32_t>(fired_.size()) + kFirst;
  fired_.push_back(std::move(verdict));
}

RuleList& KeyVerdicts::Table::rules(const rule::Program& program) {
  if (rules_) return *rules_;
  std::vector<const rule::RuleRecord*> rules;
  for (const rule::RuleRecord& rule : program.rules()) {
    const bool is_for_us = driver::Concerns(program.infos()[rule.info].audience, release_, manager_);
    if (is_for_us && rule.collection != rule::Collection::kKeys) rules.push_back(&rule);
  }
  return rules_.emplace(std::move(rules));
}

KeyVerdicts::Table& KeyVerdicts::Of(const resolve::View& view) {
  static const std::vector<std::string> none;
  const bool assumed = view.resolved().context.release_is_assumed;
  const resolve::ProjectSays* const project = view.resolved().project;
  const std::vector<std::string>& known_keys = project == nullptr ? none : project->known_keys;
  for (Table& table : tables_) {
    const bool same = table.release_ == view.release() && table.manager_ == view.manager() && table.release_is_assumed_ == assumed;
    if (same && table.known_keys_ == known_keys) return table;
  }
  if (tables_.size() >= kMostTables) tables_.clear();
  Table& table = tables_.emplace_back();
  table.release_ = view.release();
  table.manager_ = view.manager();
  table.release_is_assumed_ = assumed;
  table.known_keys_ = known_keys;
  return table;
}

}  // namespace sparkvet::check
