// A resolved configuration as the rule language sees it: typed effective values, the context, and what is known
// about keys. The only thing between lib/resolve and lib/rule.
//
//   View v(catalogue, resolved);
//   v.Read(id of "spark.dynamicAllocation.executorIdleTimeout")  ->  duration 60s (the default of the release)
//
// Where the manager is known but no master URL (a manifest, "what if"), spark.master is taken as a typical one.
#ifndef SPARKVET_LIB_RESOLVE_VIEW_H_
#define SPARKVET_LIB_RESOLVE_VIEW_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/resolve/resolved.h"
#include "lib/rule/host.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/entry_reader.h"

namespace sparkvet::resolve {

// What is known of the machine on which the driver will start. Without it ${env:X} is unknown.
struct Machine {
  std::function<std::optional<std::string_view>(std::string_view name)> environment;
};

class View : public rule::Host, public spark::Settings {
 public:
  View(const spark::Catalogue& catalogue, const Resolved& resolved);

  // The whole environment is known; an empty one is known, too.
  void SetMachine(Machine machine) { machine_ = std::move(machine); }

  const Resolved& resolved() const { return resolved_; }
  const spark::Catalogue& catalogue() const { return catalogue_; }
  spark::Release release() const { return release_; }
  std::optional<spark::ClusterManager> manager() const { return manager_; }

  // How the driver would read the key, with the kind of failure.
  spark::ReadResult ReadAs(spark::KeyId key, spark::Getter getter) const;
  spark::ReadResult ReadAs(std::string_view key, spark::Getter getter) const;
  // What an entry is by default, where a read surely takes that; nothing where a read must tell.
  std::optional<rule::Value> Default(spark::KeyId key) const;
  // A read's outcome as a value of the rule language.
  static rule::Value ToValue(const spark::ReadResult& result);
  // Who set what a read of this key takes: the key itself, an alternative, or what it falls back to.
  const Assignment* Setter(spark::KeyId key) const;

  // spark::Settings
  std::optional<spark::RawSetting> Lookup(std::string_view key) const override;
  bool IsSurelyUnset(spark::KeyId key) const override { return !may_be_set_[key]; }
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
  std::string KnownIn(std::string_view key) override;
  std::string_view NearestKey(std::string_view key) override;
  std::span<const std::string_view> SetKeys() override { return resolved_.keys(); }
  std::optional<rule::DeprecatedName> Deprecated(std::string_view key) override;
  bool ClassPathIsSparks() override { return resolved_.context.class_path_is_sparks; }

 private:
  const spark::Catalogue& catalogue_;
  const Resolved& resolved_;
  spark::Release release_;
  std::optional<spark::ClusterManager> manager_;
  std::string_view assumed_master_;
  std::string release_text_;
  std::optional<Machine> machine_;
  std::vector<bool> may_be_set_;  // by KeyId
  std::unordered_map<std::string_view, std::string_view> nearest_;  // one rule asks several times
  std::unordered_map<spark::KeyId, spark::ReadResult> read_;  // keeps made-up texts alive
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_VIEW_H_
