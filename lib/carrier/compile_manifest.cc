#include "lib/carrier/compile_manifest.h"

#include "lib/carrier/operator_version.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::carrier {
namespace {

// Reads all [[name]] of a file into the end of a table, and says which rows they became.
template <class Row, class ReadOne>
image::Range Rows(const TomlReader& in, std::string_view name, std::vector<Row>& rows, ReadOne read) {
  const auto begin = static_cast<uint32_t>(rows.size());
  for (const toml::table* t : in.Tables(in.root(), name)) read(*t);
  return {begin, static_cast<uint32_t>(rows.size()) - begin};
}

uint32_t ManagerOf(const TomlReader& in, const toml::table& t) {
  const auto manager = spark::ClusterManagerByName(in.Text(t, "manager"));
  if (!manager) in.Fail(t.get("manager")->source(), "there is no such cluster manager");
  return static_cast<uint32_t>(*manager);
}

}  // namespace

OperatorRangeRecord ManifestCompiler::Operators(const TomlReader& in, const toml::table& t) const {
  const std::string text = in.TextOr(t, "operators");
  if (text.empty()) return {0, 0};
  const bool first = text.starts_with(">=");
  const auto version = OperatorVersion::Parse(std::string_view(text).substr(first ? 2 : 1));
  if ((!first && !text.starts_with('<')) || !version) {
    in.Fail(t.get("operators")->source(), "'operators' must look like \">=2.2\" or \"<1.5\"");
  }
  return first ? OperatorRangeRecord{version->packed(), 0} : OperatorRangeRecord{0, version->packed()};
}

void ManifestCompiler::ReadHead(const TomlReader& in, ManifestRecord& record) {
  const toml::table* head = in.root().get("manifest")->as_table();
  if (!head) in.Fail(in.root().get("manifest")->source(), "'manifest' must be a table");
  in.Allow(*head, {"group", "manager", "images", "openAnnotation"});
  record.group = Required(in, *head, "group");
  record.images = words_.Add(in.Texts(*head, "images"));
  record.open_annotation = Optional(in, *head, "openAnnotation");
  manager_ = ManagerOf(in, *head);
}

void ManifestCompiler::ReadKind(const TomlReader& in, const toml::table& t) {
  in.Allow(t, {"name", "spec", "manager", "open", "whole"});
  kinds_.push_back({Required(in, t, "name"), Required(in, t, "spec"), words_.Add(in.Texts(t, "whole")),
                    t.contains("manager") ? ManagerOf(in, t) : manager_, in.Flag(t, "open")});
}

void ManifestCompiler::ReadField(const TomlReader& in, const toml::table& t) {
  in.Allow(t, {"path", "key", "map", "list", "prefix", "except", "type", "minimum", "requires", "otherwise", "fallback", "itemName",
               "itemValue", "prefixOnce", "versions", "operators", "computed", "layer"});
  ManifestFieldRecord record{};
  record.path = Optional(in, t, "path");
  record.map = in.Flag(t, "map");
  record.list = in.Flag(t, "list");
  record.item_name = Optional(in, t, "itemName");
  record.item_value = Optional(in, t, "itemValue");
  const bool many_keys = record.map != 0 || record.item_name.size > 0;
  record.key = many_keys ? Optional(in, t, "key") : Required(in, t, "key");
  record.prefix = Optional(in, t, "prefix");
  record.prefix_once = in.Flag(t, "prefixOnce");
  record.requires_path = Optional(in, t, "requires");
  record.otherwise = Optional(in, t, "otherwise");
  record.fallback = Optional(in, t, "fallback");
  record.except = words_.Add(in.Texts(t, "except"));
  record.versions = words_.Add(in.Texts(t, "versions"));
  record.operators = Operators(in, t);
  record.computed = in.Flag(t, "computed");
  record.has_minimum = t.contains("minimum");
  record.minimum = in.Small(t, "minimum");
  if (t.contains("layer")) record.layer = static_cast<uint8_t>(in.OneOf(t, "layer", {"conf", "map", "defaults-file", "properties-file"}));
  if (t.contains("type")) record.type = static_cast<FieldType>(in.OneOf(t, "type", {"any", "string", "integer", "boolean"}));
  fields_.push_back(record);
}

void ManifestCompiler::ReadBlock(const TomlReader& in, const toml::table& t) {
  in.Allow(t, {"path", "fields", "lacks", "versions", "enabledBy", "setsNothingWithout", "needed", "neededUnder"});
  ManifestBlockRecord record{};
  record.path = Required(in, t, "path");
  record.enabled_by = Optional(in, t, "enabledBy");
  record.fields = words_.Add(in.Texts(t, "fields"));
  record.lacks = words_.Add(in.Texts(t, "lacks"));
  record.versions = words_.Add(in.Texts(t, "versions"));
  record.sets_nothing_without = words_.Add(in.Texts(t, "setsNothingWithout"));
  record.needed = words_.Add(in.Texts(t, "needed"));
  record.needed_under = Optional(in, t, "neededUnder");
  record.has_fields = t.contains("fields");
  blocks_.push_back(record);
}

void ManifestCompiler::ReadDefault(const TomlReader& in, const toml::table& t) {
  in.Allow(t, {"path", "key", "value", "unlessTrue", "operators"});
  defaults_.push_back({Required(in, t, "path"), Required(in, t, "key"), Required(in, t, "value"), Optional(in, t, "unlessTrue"),
                       Operators(in, t)});
}

void ManifestCompiler::Read(const TomlReader& in) {
  in.Allow(in.root(), {"manifest", "kind", "says", "field", "block", "default", "denied"});
  ManifestRecord record{};
  ReadHead(in, record);
  record.kinds = Rows(in, "kind", kinds_, [&](const toml::table& t) { ReadKind(in, t); });
  record.says = Rows(in, "says", says_, [&](const toml::table& t) {
    in.Allow(t, {"path", "what", "otherwise", "type"});
    says_.push_back({Optional(in, t, "path"), Optional(in, t, "otherwise"),
                     in.OneOf(t, "what", {"release", "image", "deploy-mode", "resource", "config-map"}),
                     t.contains("type") && in.OneOf(t, "type", {"string"}) == 0});
  });
  record.fields = Rows(in, "field", fields_, [&](const toml::table& t) { ReadField(in, t); });
  record.blocks = Rows(in, "block", blocks_, [&](const toml::table& t) { ReadBlock(in, t); });
  record.defaults = Rows(in, "default", defaults_, [&](const toml::table& t) { ReadDefault(in, t); });
  record.denied = Rows(in, "denied", denied_, [&](const toml::table& t) {
    in.Allow(t, {"path", "keys", "operators"});
    denied_.push_back({Required(in, t, "path"), words_.Add(in.Texts(t, "keys")), Operators(in, t)});
  });
  manifests_.push_back(record);
}

void ManifestCompiler::Put() {
  writer_.Put(kManifestTag, manifests_);
  writer_.Put(kManifestKindTag, kinds_);
  writer_.Put(kManifestSaysTag, says_);
  writer_.Put(kManifestFieldTag, fields_);
  writer_.Put(kManifestBlockTag, blocks_);
  writer_.Put(kManifestDefaultTag, defaults_);
  writer_.Put(kManifestDeniedTag, denied_);
}

}  // namespace sparkvet::carrier
