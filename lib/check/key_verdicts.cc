#include "lib/check/key_verdicts.h"

#include <algorithm>
#include <utility>

#include "lib/check/unreadable.h"
#include "lib/driver/failed_read.h"

namespace sparkvet::check {

const KeyVerdict* KeyVerdicts::Table::Find(spark::KeyId id, std::string_view key, carrier::Layer layer) const {
  static const KeyVerdict nothing;
  const auto named = [&](const ByName& verdicts) {
    const auto at = verdicts.find(key);
    return at == verdicts.end() ? nullptr : &at->second;
  };
  const auto of_layer = [&] { return named(by_layer_[static_cast<size_t>(layer)]); };
  if (id == spark::kNoKey) {
    const KeyVerdict* const known = named(by_name_);
    return known != nullptr ? known : of_layer();
  }
  const uint32_t place = id < by_id_.size() ? by_id_[id] : kNotKnown;
  if (place == kByLayer) return of_layer();
  return place == kNotKnown ? nullptr : place == kNothing ? &nothing : &fired_[place - kFirst];
}

void KeyVerdicts::Table::AddTo(ByName& verdicts, std::string_view key, KeyVerdict verdict) {
  if (key.size() > kLongestName) return;
  if (verdicts.size() >= kMostNames) verdicts.clear();
  verdicts.emplace(key, std::move(verdict));
}

void KeyVerdicts::Table::AddOfLayer(spark::KeyId id, std::string_view key, carrier::Layer layer, KeyVerdict verdict) {
  if (id != spark::kNoKey) {
    if (id >= by_id_.size()) by_id_.resize(id + 1);
    by_id_[id] = kByLayer;
  }
  AddTo(by_layer_[static_cast<size_t>(layer)], key, std::move(verdict));
}

void KeyVerdicts::Table::Add(spark::KeyId id, std::string_view key, KeyVerdict verdict) {
  if (id == spark::kNoKey) return AddTo(by_name_, key, std::move(verdict));
  if (id >= by_id_.size()) by_id_.resize(id + 1);
  if (verdict.empty()) {
    by_id_[id] = kNothing;
    return;
  }
  by_id_[id] = static_cast<uint32_t>(fired_.size()) + kFirst;
  fired_.push_back(std::move(verdict));
}

std::optional<spark::ValueType> KeyVerdicts::Table::TypeOf(spark::KeyId id, const resolve::View& view) {
  if (id >= types_.size()) types_.resize(view.catalogue().size());
  uint8_t& known = types_[id];
  if (known == kNotAsked) {
    const std::optional<spark::ValueType> type = ConvertedTo(view, id);
    known = type ? static_cast<uint8_t>(kAsText + 1 + static_cast<uint8_t>(*type)) : kAsText;
  }
  return known == kAsText ? std::nullopt : std::optional(static_cast<spark::ValueType>(known - kAsText - 1));
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

bool KeyVerdicts::Table::Suits(const resolve::View& view, std::span<const std::string> known_keys) const {
  const resolve::Resolved& r = view.resolved();
  return release_ == view.release() && manager_ == view.manager() && release_is_assumed_ == r.context.release_is_assumed &&
         open_ended_ == r.open_ended && is_whole_ == r.context.is_whole && class_path_is_sparks_ == r.context.class_path_is_sparks &&
         std::ranges::equal(known_keys_, known_keys);
}

KeyVerdicts::Table& KeyVerdicts::Of(const resolve::View& view) {
  const resolve::Resolved& r = view.resolved();
  std::span<const std::string> known_keys;
  if (r.project != nullptr) known_keys = r.project->known_keys;
  if (last_ != nullptr && last_->Suits(view, known_keys)) return *last_;
  const auto at = std::find_if(tables_.begin(), tables_.end(), [&](const Table& table) { return table.Suits(view, known_keys); });
  if (at != tables_.end()) return *(last_ = &*at);
  if (tables_.size() >= kMostTables) tables_.clear();
  Table& table = *(last_ = &tables_.emplace_back());
  table.release_ = view.release();
  table.manager_ = view.manager();
  table.release_is_assumed_ = r.context.release_is_assumed;
  table.open_ended_ = r.open_ended;
  table.is_whole_ = r.context.is_whole;
  table.class_path_is_sparks_ = r.context.class_path_is_sparks;
  table.known_keys_.assign(known_keys.begin(), known_keys.end());
  return table;
}

}  // namespace sparkvet::check
