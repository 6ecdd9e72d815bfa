#include "lib/carrier/spark_application.h"

#include <optional>
#include <utility>
#include <vector>

#include "lib/carrier/manifest_checks.h"
#include "lib/carrier/manifest_node.h"
#include "lib/carrier/manifest_reader.h"

namespace sparkvet::carrier {

ManifestRules::ManifestRules(const image::View& view) : view_(&view) {
  std::vector<std::string_view> groups;
  for (const ManifestRecord& op : operators()) groups.push_back(Text(op.group));
  groups_ = std::make_shared<const base::WordFinder>(std::move(groups));
}

namespace {

// The operator and kind that an object's head names.
struct Named {
  const ManifestRecord* op;
  const ManifestKindRecord* kind;
  std::string_view version;
};

std::optional<Named> NameOf(const Tree& tree, const Node& object, const ManifestRules& rules) {
  std::string_view version, kind_name;
  for (size_t i = 0; i + 1 < object.children.size(); i += 2) {
    const std::string_view key = tree.node(object.children[i]).text;
    const std::string_view value = tree.node(object.children[i + 1]).text;
    if (key == "apiVersion") version = value;
    if (key == "kind") kind_name = value;
  }
  if (version.empty() || kind_name.empty()) return std::nullopt;
  for (const ManifestRecord& op : rules.operators()) {
    const std::string_view group = rules.Text(op.group);
    if (!version.starts_with(group) || !version.substr(group.size()).starts_with('/')) continue;
    for (const ManifestKindRecord& kind : rules.Kinds(op)) {
      if (rules.Text(kind.name) == kind_name) return Named{&op, &kind, version.substr(group.size() + 1)};
    }
  }
  return std::nullopt;
}

// metadata: {annotations: {sparkvet.io/operator-version: "2.2"}}
std::optional<OperatorVersion> SaidVersion(const Tree& tree, const Node& object) {
  const std::vector<Entry> said = At(tree, object, "metadata.annotations.'sparkvet.io/operator-version'");
  return said.empty() ? std::nullopt : OperatorVersion::Parse(said.back().value->text);
}

void ReadObject(Document& document, const Node& object, const ManifestRules& all, std::optional<KeyNames>& names, std::vector<Fragment>& out) {
  const std::optional<Named> named = NameOf(document.tree, object, all);
  if (!named) return;
  if (!names) names.emplace(document.tree);
  ManifestRules rules = all;
  if (const auto said = SaidVersion(document.tree, object)) rules.operator_version = said;
  ManifestNode manifest{document, rules, *named->op, *named->kind, named->version, object, *names};
  Fragment fragment(Kind::kManifest, document.file());
  ReadManifest(manifest, fragment);
  CheckManifest(manifest, fragment);
  document.Annotate(fragment, object);
  document.Take(object);
  out.push_back(std::move(fragment));
}

}  // namespace

bool MentionsOperator(std::string_view text, const CarrierTables& tables) {
  return tables.manifests.MentionsGroup(text);
}

void ReadSparkApplications(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  // An object may be the document, an item of a List, or stand somewhere inside another object.
  std::optional<KeyNames> names;
  for (const Node& node : document.tree.nodes()) {
    if (node.kind == Node::Kind::kMap) ReadObject(document, node, tables.manifests, names, out);
  }
}

}  // namespace sparkvet::carrier
