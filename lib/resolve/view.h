// A resolved configuration as the rule language sees it: typed effective values, the context, and what is known
// about keys. The only thing between lib/resolve and lib/rule.
//
//   View v(catalogue, resolved);
//   v.Read(id of "spark.dynamicAllocation.executorIdleTimeout")  ->  duration 60s (the default of the release)
//
// Where the manager is known but no master URL (a manifest, "what if"), spark.master is taken as a typical one.
#ifndef SPARKVET_LIB_RESOLVE_VIEW_H_
#define SPARKVET_LIB_RESOLVE_VIEW_H_

#include <forward_list>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/resolve/asked.h"
#include "lib/resolve/defaults.h"
#include "lib/resolve/resolved.h"
#include "lib/rule/host.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/entry_reader.h"
#include "lib/spark/nearest_key.h"

namespace sparkvet::resolve {

// What is known of the machine on which the driver will start. Without it ${env:X} is unknown.
struct Machine {
  // Without a function, none of its variables is known.
  std::function<std::optional<std::string_view>(std::string_view name)> environment;
  // Variables that `environment` does not know do not exist. Else they are unknown, and so is the rest of the machine.
  bool is_whole = true;
};

class View : public rule::Host, public spark::Settings {
 public:
  // Room for what a view notes down; may serve one view after the other.
  struct Room {
    std::vector<uint32_t> places;
    std::vector<spark::KeyId> key_ids;
    std::vector<std::string_view> keys_under;
    std::vector<std::pair<spark::KeyId, rule::Value>> read;
    Defaults defaults;

    // What stays for the next view, where that is one of the same keys (Resolved::stamp).
    uint64_t stamp = 0;
    std::vector<uint32_t> known_places;
    std::vector<std::pair<std::string, std::vector<std::string_view>>> under;
  };

  // Without `room` it has its own.
  View(const spark::Catalogue& catalogue, const Resolved& resolved, Room* room = nullptr);
  ~View() override;
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  // An empty environment is known, too.
  void SetMachine(Machine machine) { machine_ = std::move(machine); }

  // To be asked for nearest keys, in place of the view's own memory that ends with it.
  void Share(spark::NearestKeys& nearest) { nearest_ = &nearest; }
  // From now on, what the view is asked about the configuration is written there; null ends that.
  void Note(Asked* asked) { asked_ = asked; }

  const Resolved& resolved() const { return resolved_; }
  // The keys of resolved().keys() by their place in the catalogue; kNoKey for those that it does not have.
  const std::vector<spark::KeyId>& key_ids() const { return key_ids_; }
  // Calls take(place in resolved().keys(), id) for each key that the catalogue has, in their order.
  template <class Take>
  void EachKnownKey(Take take) const {
    if (is_large_) {
      for (const uint32_t place : room_.known_places) take(size_t{place}, key_ids_[place]);
      return;
    }
    for (size_t place = 0; place < key_ids_.size(); ++place) {
      if (key_ids_[place] != spark::kNoKey) take(place, key_ids_[place]);
    }
  }
  // Who set a key, by its place in the catalogue where it has one; null when nobody did.
  const Assignment* Set(spark::KeyId id, std::string_view key) const;
  // The same for a key of the catalogue.
  const Assignment* SetByKey(spark::KeyId id) const {
    const uint32_t place = places_[id];
    return place == kUnset ? nullptr : place == kByName ? resolved_.Find(catalogue_.Name(id)) : &resolved_.Winner(place - 1);
  }
  // How many times somebody asked which keys are set: where anything may be set beyond them, that is a part of the answer.
  size_t lists() const { return lists_; }
  bool knows_machine() const { return machine_ && machine_->is_whole; }
  const spark::Catalogue& catalogue() const { return catalogue_; }
  spark::Release release() const override { return release_; }
  std::optional<spark::ClusterManager> manager() const { return manager_; }

  // How the driver would read the key, with the kind of failure.
  spark::ReadResult ReadAs(spark::KeyId key, spark::Getter getter) const;
  spark::ReadResult ReadAs(std::string_view key, spark::Getter getter) const;
  // What an entry is by default, where a read surely takes that, of what is known to be set; nothing where a read must tell.
  std::optional<rule::Value> Default(spark::KeyId key) const {
    if (defaults_ == nullptr) return WorkOutDefault(key);
    Defaults::Default& known = (*defaults_)[key];
    if (known.count == 0) return KeepDefault(key, known);
    for (const spark::KeyId asked : known.asks()) {
      if (!View::IsSurelyUnset(asked)) return std::nullopt;
    }
    return known.value;
  }
  // A read's outcome as a value of the rule language.
  static rule::Value ToValue(const spark::ReadResult& result);
  // Who set what a read of this key takes: the key itself, an alternative, or what it falls back to.
  const Assignment* Setter(spark::KeyId key) const;

  // spark::Settings
  std::optional<spark::RawSetting> Lookup(std::string_view key) const override;
  bool IsSurelyUnset(spark::KeyId key) const override {
    if (asked_ != nullptr) asked_->keys.push_back(key);
    return places_[key] == kUnset;
  }
  bool IsPart() const override { return resolved_.open_ended; }
  std::optional<spark::RawSetting> LookupKey(spark::KeyId key, std::string_view name) const override;
  spark::Binding EnvironmentOf(std::string_view name) const override;
  spark::Binding SystemProperty(std::string_view name) const override;

  // rule::Host
  rule::Value Read(spark::KeyId key) override;
  rule::Value ReadByName(std::string_view key) override;
  rule::Value IsSet(std::string_view key) override;
  rule::Value Context(rule::ContextField field) override;
  rule::Value Environment(std::string_view name) override;
  int64_t TimesSet(std::string_view key) override;
  std::string_view LastSetAs(std::string_view key) override;
  bool IsKnownKey(std::string_view key) override;
  std::string_view SetBy(std::string_view key) override;
  std::string_view OnlyOn(std::string_view key) override;
  std::string KnownIn(std::string_view key) override;
  std::string_view NearestKey(std::string_view key) override;
  std::span<const std::string_view> SetKeys(std::string_view prefix) override;
  std::span<const std::string_view> DeprecatedKeys() override;
  std::optional<rule::DeprecatedName> Deprecated(std::string_view key) override;
  bool ClassPathIsSparks() override { return resolved_.context.class_path_is_sparks; }

 protected:
  // For a view whose settings come and go: what nobody has set now may be set at the next read.
  void WorkOutEachDefault() { defaults_ = nullptr; }

 private:
  const Assignment* Find(std::string_view key) const;
  const Assignment* FindByKey(spark::KeyId key) const;
  bool IsSetByKey(spark::KeyId key) const;
  const spark::Catalogue::Known& WhatKnows(std::string_view key);
  const std::vector<std::string_view>& MarkedKeysUnder(std::string_view prefix);
  // Of what the shared room knows of keys, that of the first so many.
  void KeepInRoom(size_t keys);
  std::optional<rule::Value> WorkOutDefault(spark::KeyId key) const;
  std::optional<rule::Value> KeepDefault(spark::KeyId key, Defaults::Default& room) const;
  spark::Getter GetterOf(spark::KeyId key) const;
  std::optional<spark::RawSetting> Raw(std::string_view key, const Assignment& a) const;

  const spark::Catalogue& catalogue_;
  const Resolved& resolved_;
  spark::Release release_;
  std::optional<spark::ClusterManager> manager_;
  std::string_view assumed_master_;
  std::string release_text_;
  std::optional<Machine> machine_;
  // By KeyId: where its setting is to be found. kByName: only Lookup knows.
  static constexpr uint32_t kUnset = 0, kByName = UINT32_MAX;
  static constexpr size_t kLarge = 512;  // from so many keys on, lists of some of them are kept
  uint64_t stamp_;  // of what stays in the room
  size_t marked_;
  bool is_large_ = false;
  std::optional<spark::KeyId> master_;  // the key
  std::optional<Room> own_room_;        // where none is shared
  Room& room_;                          // that one, or the shared one
  std::vector<uint32_t>& places_;  // in resolved_.keys(), from 1
  std::vector<spark::KeyId>& key_ids_;
  std::vector<std::string_view>& keys_under_;  // what SetKeys last answered
  std::vector<std::pair<spark::KeyId, rule::Value>>& read_;  // what Read has answered: rules ask for the same keys
  Defaults::Table* defaults_ = nullptr;  // of the release, in shared room
  mutable Asked* asked_ = nullptr;
  size_t lists_ = 0;
  std::string asked_about_;  // the key of which was last asked what knows it: rules ask several times
  std::optional<spark::Catalogue::Known> known_;
  std::optional<spark::NearestKeys> own_nearest_;  // where none is shared: one rule asks several times
  spark::NearestKeys* nearest_ = nullptr;
  std::forward_list<std::string> made_;  // texts that no setting holds
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_VIEW_H_
