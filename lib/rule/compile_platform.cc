// Vendors' profiles: rules/platforms/.
#include "lib/rule/compile_impl.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::rule {

void RuleCompiler::Impl::CompilePlatform(const TomlFile& file) {
  const toml::table& root = file.root();
  PlatformRecord platform;
  const std::string name = file.RequiredText(root, "platform");
  if (!platform_names_.insert(name).second) file.Report(*root.get("platform"), "there is a platform of this name");
  platform.name = Str(name);
  platform.title = Str(file.RequiredText(root, "title"));
  const std::string source = file.RequiredText(root, "source");
  platform.source = Str(source);
  if (const std::string manager = file.Text(root, "manager"); !manager.empty()) {
    const auto known = spark::ClusterManagerByName(manager);
    if (known) platform.manager = static_cast<uint8_t>(*known);
    else file.Report(*root.get("manager"), "unknown cluster manager '" + manager + '\'');
  }
  platform.sets.begin = static_cast<uint32_t>(platform_sets_.size());
  for (const toml::table* t : file.Tables(root, "set")) platform_sets_.push_back(CompilePlatformSet(file, *t, source));
  platform.sets.count = static_cast<uint32_t>(platform_sets_.size()) - platform.sets.begin;
  platform.keys.begin = static_cast<uint32_t>(platform_keys_.size());
  for (const toml::table* t : file.Tables(root, "key")) platform_keys_.push_back(CompilePlatformKey(file, *t, source));
  platform.keys.count = static_cast<uint32_t>(platform_keys_.size()) - platform.keys.begin;
  platforms_.push_back(platform);
}

PlatformSetRecord RuleCompiler::Impl::CompilePlatformSet(const TomlFile& file, const toml::table& table, const std::string& source) {
  file.RefuseOthers(table, {"key", "value", "unknown", "in", "releases", "managers", "source"});
  PlatformSetRecord record;
  record.audience = AudienceOf(file, table);
  record.key = Str(file.RequiredText(table, "key"));
  const std::string unknown = file.Text(table, "unknown");
  record.unknown = !unknown.empty();
  if (unknown.empty()) record.value = Str(file.RequiredText(table, "value"));
  else if (table.contains("value")) file.Report(*table.get("value"), "a value that is known is not 'unknown'");
  else record.value = Str(unknown);
  const std::string in = file.Text(table, "in");
  record.in_defaults = in == "spark-defaults.conf";
  if (!in.empty() && record.in_defaults == 0) file.Report(*table.get("in"), "'in' can be 'spark-defaults.conf'");
  const std::string own = file.Text(table, "source");
  record.source = Str(own.empty() ? source : own);
  return record;
}

PlatformKeyRecord RuleCompiler::Impl::CompilePlatformKey(const TomlFile& file, const toml::table& table, const std::string& source) {
  file.RefuseOthers(table, {"key", "becomes", "instead", "of", "releases", "managers", "source"});
  PlatformKeyRecord record;
  record.audience = AudienceOf(file, table);
  record.key = Str(file.RequiredText(table, "key"));
  record.instead = Str(file.RequiredText(table, "instead"));
  const std::string becomes = file.RequiredText(table, "becomes");
  record.refused = becomes == "refused";
  if (becomes != "refused" && becomes != "ignored") file.Report(table, "a key becomes 'refused' or 'ignored'");
  const std::string of = file.Text(table, "of");
  record.of_commands = of == "commands";
  if (!of.empty() && record.of_commands == 0) file.Report(*table.get("of"), "'of' can be 'commands'");
  const std::string own = file.Text(table, "source");
  record.source = Str(own.empty() ? source : own);
  return record;
}

void RuleCompiler::Impl::PutPlatforms() {
  tables_.writer.Put(kPlatforms, platforms_);
  tables_.writer.Put(kPlatformSets, platform_sets_);
  tables_.writer.Put(kPlatformKeys, platform_keys_);
}

}  // namespace sparkvet::rule
