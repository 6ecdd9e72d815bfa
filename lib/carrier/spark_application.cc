#include "lib/carrier/spark_application.h"

#include <optional>
#include <string>

#include "lib/base/strings.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml.h"
#include "lib/spark/release.h"

namespace sparkvet::carrier {
namespace {

// A field that is there as often as this is an attack, not a manifest.
constexpr size_t kMaxMatches = 1000;

// Reads one manifest into a fragment.
class Reader {
 public:
  Reader(const Document& document, const ManifestRules& rules, const ManifestRecord& op, Fragment& out)
      : document_(document), tree_(document.tree), rules_(rules), operator_(op), out_(out) {}

  void Read(const Node& root, const ManifestKindRecord& kind) {
    out_.manager = static_cast<spark::ClusterManager>(operator_.manager);
    out_.title = std::string(rules_.Text(kind.name));
    for (const Entry& name : At(root, "metadata.name")) {
      out_.title = std::string(rules_.Text(kind.name)) + ' ' + std::string(name.value->text);
    }
    if (document_.IsOpenEnded()) out_.open_ended = true;
    const std::vector<Entry> specs = At(root, rules_.Text(kind.spec));
    if (specs.empty()) return;
    // Of several, readers of YAML take the last; a specification given twice is too broken to list both.
    spec_ = specs.back().value;
    spec_path_ = rules_.Text(kind.spec);
    for (const ManifestSaysRecord& row : rules_.Says(operator_)) Context(row, specs.back());
    for (const ManifestFieldRecord& row : rules_.Fields(operator_)) Field(row);
    for (const ManifestBlockRecord& row : rules_.Blocks(operator_)) Block(row);
  }

 private:
  std::string_view Own(std::string_view text) { return document_.Own(out_, text); }

  // All entries at a dotted path below a map.
  std::vector<Entry> At(const Node& from, std::string_view path) const {
    std::vector<Entry> found;
    std::vector<const Node*> maps = {&from};
    for (const std::string_view name : base::Split(path, '.')) {
      found.clear();
      for (const Node* map : maps) {
        for (const Entry& entry : tree_.Find(*map, name)) {
          if (found.size() < kMaxMatches) found.push_back(entry);
        }
      }
      maps.clear();
      for (const Entry& entry : found) maps.push_back(entry.value);
    }
    return found;
  }

  bool IsUnknown(const Node& node) const { return document_.IsUnknown(node); }

  void Context(const ManifestSaysRecord& row, const Entry& spec) {
    text::Located<std::string_view> said;
    for (const Entry& entry : At(*spec_, rules_.Text(row.path))) {
      if (entry.value->kind == Node::Kind::kScalar)
        said = {Own(entry.value->text), entry.value->span};
      if (IsUnknown(*entry.value)) return;
    }
    if (said.value.empty() && row.otherwise.size > 0)
      said = {rules_.Text(row.otherwise), spec.key->span};
    if (said.value.empty()) return;
    switch (static_cast<ManifestSays>(row.what)) {
      case ManifestSays::kRelease:
        out_.release = said;
        return;
      case ManifestSays::kImage:
        Image(said);
        return;
      case ManifestSays::kDeployMode:
        out_.deploy_mode = said;
        return;
      case ManifestSays::kResource:
        out_.primary_resource = said;
        return;
    }
  }

  // The tag of an image of Spark itself names a release; of another image it is a version of its own.
  void Image(text::Located<std::string_view> image) {
    if (!out_.release.value.empty()) return;
    const size_t name = image.value.rfind('/') + 1;
    const size_t colon = image.value.find(':', name);
    if (colon == std::string_view::npos) return;
    if (!rules_.Holds(operator_.images, image.value.substr(name, colon - name))) return;
    const std::string_view tag = image.value.substr(colon + 1);
    if (!spark::ParseRelease(tag)) return;
    out_.release = {tag, image.span};
    if (image.span.end - image.span.begin == image.value.size()) {
      out_.release.span.begin += static_cast<uint32_t>(colon + 1);
    }
  }

  std::string_view WrittenAs(std::string_view path) {
    return out_.arena.Keep(std::string(spec_path_) + '.' + std::string(path));
  }

  void Add(std::string_view key, const Entry& entry, std::string_view written_as,
           bool unknown) {
    if (entry.value->kind != Node::Kind::kScalar) return;  // null is as good as absent
    Setting s;
    s.key = key;
    s.value = Own(entry.value->text);
    s.key_span = entry.key->span;
    s.value_span = entry.value->span;
    s.layer = Layer::kConf;
    s.key_unknown = HasTemplate(entry.key->text) || HasVariable(entry.key->text);
    s.unknown = unknown || s.key_unknown || IsUnknown(*entry.value) || IsUnknown(*entry.key);
    s.written_as = written_as;
    out_.settings.push_back(s);
  }

  void Field(const ManifestFieldRecord& row) {
    bool unknown = false;
    std::optional<Entry> condition;
    if (row.requires_path.size > 0) {
      for (const Entry& entry : At(*spec_, rules_.Text(row.requires_path))) condition = entry;
      if (!condition) return;
      unknown = IsUnknown(*condition->value);
      if (!unknown && !IsYamlTrue(condition->value->text)) return;
    }
    const std::string_view path = rules_.Text(row.path);
    std::vector<Entry> entries = At(*spec_, path);
    if (row.map != 0) {
      for (const Entry& entry : entries) Map(row, entry);
      return;
    }
    if (entries.empty() && row.fallback.size > 0) entries = At(*spec_, rules_.Text(row.fallback));
    const std::string_view key = rules_.Text(row.key);
    const size_t before = out_.settings.size();
    for (const Entry& entry : entries) Add(key, entry, WrittenAs(path), unknown);
    if (out_.settings.size() == before && row.otherwise.size > 0 && condition) {
      Add(key, *condition, WrittenAs(rules_.Text(row.requires_path)), unknown);
      if (out_.settings.size() > before) out_.settings.back().value = rules_.Text(row.otherwise);
    }
  }

  void Map(const ManifestFieldRecord& row, const Entry& map) {
    if (map.value->kind == Node::Kind::kScalar && IsUnknown(*map.value)) out_.open_ended = true;
    const std::string_view prefix = rules_.Text(row.prefix);
    for (const Entry& entry : tree_.Entries(*map.value)) {
      const std::string_view name = entry.key->text;
      if (rules_.Holds(row.except, name)) continue;
      if (row.strings != 0) MustBeString(*entry.value);
      if (prefix.empty()) {
        Add(Own(name), entry, {}, false);
      } else {
        const std::string_view path = rules_.Text(row.path);
        Add(out_.arena.Keep(std::string(prefix) + std::string(name)), entry,
            WrittenAs(std::string(path) + '.' + std::string(name)), false);
      }
    }
  }

  void MustBeString(const Node& value) {
    if (value.kind != Node::Kind::kScalar || !value.plain() || IsUnknown(value)) return;
    if (!IsYamlString(value.text)) {
      out_.misuses.push_back({Misuse::Kind::kNotAString, Own(value.text), value.span});
    }
  }

  void Block(const ManifestBlockRecord& row) {
    for (const Entry& block : At(*spec_, rules_.Text(row.path))) {
      for (const Entry& entry : tree_.Entries(*block.value)) {
        if (IsUnknown(*entry.key) || rules_.Holds(row.fields, entry.key->text)) continue;
        out_.misuses.push_back(
            {Misuse::Kind::kUnknownField, Own(entry.key->text), entry.key->span});
      }
    }
  }

  const Document& document_;
  const Tree& tree_;
  const ManifestRules& rules_;
  const ManifestRecord& operator_;
  Fragment& out_;
  const Node* spec_ = nullptr;
  std::string_view spec_path_;
};

// The operator and kind that a document's head names.
struct Named {
  const ManifestRecord* op;
  const ManifestKindRecord* kind;
};

std::optional<Named> NameOf(const Tree& tree, const Node& root,
                            const ManifestRules& rules) {
  std::string_view version, kind_name;
  for (const Entry& entry : tree.Find(root, "apiVersion")) version = entry.value->text;
  for (const Entry& entry : tree.Find(root, "kind")) kind_name = entry.value->text;
  for (const ManifestRecord& op : rules.operators()) {
    const std::string_view group = rules.Text(op.group);
    if (!version.starts_with(group) || !version.substr(group.size()).starts_with('/')) continue;
    for (const ManifestKindRecord& kind : rules.Kinds(op)) {
      if (rules.Text(kind.name) == kind_name) return Named{&op, &kind};
    }
  }
  return std::nullopt;
}

void ReadManifest(Document& document, const Node& root, const ManifestRules& rules, std::vector<Fragment>& out) {
  const std::optional<Named> named = NameOf(document.tree, root, rules);
  if (!named) return;
  Fragment fragment(Kind::kManifest, document.file());
  Reader(document, rules, *named->op, fragment).Read(root, *named->kind);
  fragment.comments = document.comments;
  document.Take(root);
  out.push_back(std::move(fragment));
}

}  // namespace

bool MentionsOperator(std::string_view text, const CarrierTables& tables) {
  const ManifestRules& rules = tables.manifests;
  for (const ManifestRecord& op : rules.operators()) {
    if (text.find(rules.Text(op.group)) != std::string_view::npos) return true;
  }
  return false;
}

void ReadSparkApplications(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  const Node& root = *document.tree.root();
  ReadManifest(document, root, tables.manifests, out);
  for (const Entry& items : document.tree.Find(root, "items")) {  // kind: List
    if (items.value->kind != Node::Kind::kList) continue;
    for (const NodeIndex item : items.value->children) ReadManifest(document, document.tree.node(item), tables.manifests, out);
  }
}

}  // namespace sparkvet::carrier
