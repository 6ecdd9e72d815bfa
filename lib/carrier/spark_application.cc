#include "lib/carrier/spark_application.h"

#include <optional>
#include <string>

#include "lib/base/strings.h"
#include "lib/carrier/template_text.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml.h"
#include "lib/carrier/yaml_comments.h"
#include "lib/spark/release.h"

namespace sparkvet::carrier {
namespace {

// A field that is there as often as this is an attack, not a manifest.
constexpr size_t kMaxMatches = 1000;

// Reads one manifest into a fragment.
class Reader {
 public:
  Reader(std::string_view source, const YamlDocument& document,
         const ReadableTemplate* made_readable, const ManifestRules& rules,
         const ManifestRecord& op, Fragment& out)
      : source_(source),
        document_(document),
        template_(made_readable),
        rules_(rules),
        operator_(op),
        out_(out) {}

  void Read(const YamlNode& root, const ManifestKindRecord& kind) {
    out_.manager = static_cast<spark::ClusterManager>(operator_.manager);
    out_.title = std::string(rules_.Text(kind.name));
    for (const YamlEntry& name : At(root, "metadata.name")) {
      out_.title = std::string(rules_.Text(kind.name)) + ' ' + std::string(name.value->text);
    }
    if (template_ && template_->open_ended) out_.open_ended = true;
    const std::vector<YamlEntry> specs = At(root, rules_.Text(kind.spec));
    if (specs.empty()) return;
    // Of several, readers of YAML take the last; a specification given twice is too broken to list both.
    spec_ = specs.back().value;
    spec_path_ = rules_.Text(kind.spec);
    for (const ManifestSaysRecord& row : rules_.Says(operator_)) Context(row, specs.back());
    for (const ManifestFieldRecord& row : rules_.Fields(operator_)) Field(row);
    for (const ManifestBlockRecord& row : rules_.Blocks(operator_)) Block(row);
  }

 private:
  // A scalar's text that outlives the document: decoded ones move into the fragment.
  std::string_view Own(std::string_view text) {
    const bool in_source =
        text.data() >= source_.data() && text.data() < source_.data() + source_.size();
    return in_source ? text : out_.arena.Keep(std::string(text));
  }

  // All entries at a dotted path below a map.
  std::vector<YamlEntry> At(const YamlNode& from, std::string_view path) const {
    std::vector<YamlEntry> found;
    std::vector<const YamlNode*> maps = {&from};
    for (const std::string_view name : base::Split(path, '.')) {
      found.clear();
      for (const YamlNode* map : maps) {
        for (const YamlEntry& entry : document_.Find(*map, name)) {
          if (found.size() < kMaxMatches) found.push_back(entry);
        }
      }
      maps.clear();
      for (const YamlEntry& entry : found) maps.push_back(entry.value);
    }
    return found;
  }

  bool IsUnknown(const YamlNode& node) const {
    return carrier::IsUnknown(node.text) ||
           (template_ && template_->IsConditional(node.span.begin));
  }

  void Context(const ManifestSaysRecord& row, const YamlEntry& spec) {
    text::Located<std::string_view> said;
    for (const YamlEntry& entry : At(*spec_, rules_.Text(row.path))) {
      if (entry.value->kind == YamlNode::Kind::kScalar)
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

  void Add(std::string_view key, const YamlEntry& entry, std::string_view written_as,
           bool unknown) {
    if (entry.value->kind != YamlNode::Kind::kScalar) return;  // null is as good as absent
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
    std::optional<YamlEntry> condition;
    if (row.requires_path.size > 0) {
      for (const YamlEntry& entry : At(*spec_, rules_.Text(row.requires_path))) condition = entry;
      if (!condition) return;
      unknown = IsUnknown(*condition->value);
      if (!unknown && !IsYamlTrue(condition->value->text)) return;
    }
    const std::string_view path = rules_.Text(row.path);
    std::vector<YamlEntry> entries = At(*spec_, path);
    if (row.map != 0) {
      for (const YamlEntry& entry : entries) Map(row, entry);
      return;
    }
    if (entries.empty() && row.fallback.size > 0) entries = At(*spec_, rules_.Text(row.fallback));
    const std::string_view key = rules_.Text(row.key);
    const size_t before = out_.settings.size();
    for (const YamlEntry& entry : entries) Add(key, entry, WrittenAs(path), unknown);
    if (out_.settings.size() == before && row.otherwise.size > 0 && condition) {
      Add(key, *condition, WrittenAs(rules_.Text(row.requires_path)), unknown);
      if (out_.settings.size() > before) out_.settings.back().value = rules_.Text(row.otherwise);
    }
  }

  void Map(const ManifestFieldRecord& row, const YamlEntry& map) {
    if (map.value->kind == YamlNode::Kind::kScalar && IsUnknown(*map.value)) out_.open_ended = true;
    const std::string_view prefix = rules_.Text(row.prefix);
    for (const YamlEntry& entry : document_.Entries(*map.value)) {
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

  void MustBeString(const YamlNode& value) {
    if (value.kind != YamlNode::Kind::kScalar || !value.plain || IsUnknown(value)) return;
    if (!IsYamlString(value.text)) {
      out_.misuses.push_back({Misuse::Kind::kNotAString, Own(value.text), value.span});
    }
  }

  void Block(const ManifestBlockRecord& row) {
    for (const YamlEntry& block : At(*spec_, rules_.Text(row.path))) {
      for (const YamlEntry& entry : document_.Entries(*block.value)) {
        if (IsUnknown(*entry.key) || rules_.Holds(row.fields, entry.key->text)) continue;
        out_.misuses.push_back(
            {Misuse::Kind::kUnknownField, Own(entry.key->text), entry.key->span});
      }
    }
  }

  std::string_view source_;
  const YamlDocument& document_;
  const ReadableTemplate* template_;
  const ManifestRules& rules_;
  const ManifestRecord& operator_;
  Fragment& out_;
  const YamlNode* spec_ = nullptr;
  std::string_view spec_path_;
};

// The operator and kind that a document's head names.
struct Named {
  const ManifestRecord* op;
  const ManifestKindRecord* kind;
};

std::optional<Named> NameOf(const YamlDocument& document, const YamlNode& root,
                            const ManifestRules& rules) {
  std::string_view version, kind_name;
  for (const YamlEntry& entry : document.Find(root, "apiVersion")) version = entry.value->text;
  for (const YamlEntry& entry : document.Find(root, "kind")) kind_name = entry.value->text;
  for (const ManifestRecord& op : rules.operators()) {
    const std::string_view group = rules.Text(op.group);
    if (!version.starts_with(group) || !version.substr(group.size()).starts_with('/')) continue;
    for (const ManifestKindRecord& kind : rules.Kinds(op)) {
      if (rules.Text(kind.name) == kind_name) return Named{&op, &kind};
    }
  }
  return std::nullopt;
}

class Stream {
 public:
  Stream(std::string_view text, text::FileId file, const ManifestRules& rules)
      : text_(text), file_(file), rules_(rules) {}

  std::vector<Fragment> Run() {
    for (const text::Span range : YamlDocuments(text_, file_)) {
      if (MentionsOperator(text_.substr(range.begin, range.end - range.begin), rules_))
        Document(range);
    }
    return std::move(out_);
  }

 private:
  void Document(text::Span range) {
    std::optional<ReadableTemplate> readable;
    if (HasTemplate(text_.substr(range.begin, range.end - range.begin))) {
      readable = MakeReadable(text_, range.begin, range.end);
    }
    text::Arena decoded;
    YamlResult result = ParseYaml(readable ? readable->text : text_, text_, range, decoded);
    if (result.problem) {
      Broken(*result.problem, readable.has_value());
      return;
    }
    const YamlNode* root = result.document.root();
    if (!root) return;
    Manifest(result.document, *root, readable, range);
    for (const YamlEntry& items : result.document.Find(*root, "items")) {  // kind: List
      if (items.value->kind != YamlNode::Kind::kList) continue;
      for (const uint32_t item : items.value->children) {
        Manifest(result.document, result.document.node(item), readable, range);
      }
    }
  }

  void Broken(const Problem& problem, bool is_template) {
    Fragment fragment(Kind::kManifest, file_);
    fragment.title = "a manifest of an operator";
    if (is_template) {
      fragment.unread.push_back(
          {problem.span, "a template that only its engine can turn into YAML"});
    } else {
      fragment.problems.push_back(problem);
    }
    out_.push_back(std::move(fragment));
  }

  void Manifest(const YamlDocument& document, const YamlNode& root,
                const std::optional<ReadableTemplate>& readable, text::Span range) {
    const std::optional<Named> named = NameOf(document, root, rules_);
    if (!named) return;
    Fragment fragment(Kind::kManifest, file_);
    Reader(text_, document, readable ? &*readable : nullptr, rules_, *named->op, fragment)
        .Read(root, *named->kind);
    fragment.comments = YamlComments(text_, range, document);
    out_.push_back(std::move(fragment));
  }

  std::string_view text_;
  text::FileId file_;
  const ManifestRules& rules_;
  std::vector<Fragment> out_;
};

}  // namespace

bool MentionsOperator(std::string_view text, const ManifestRules& rules) {
  for (const ManifestRecord& op : rules.operators()) {
    if (text.find(rules.Text(op.group)) != std::string_view::npos) return true;
  }
  return false;
}

std::vector<Fragment> ParseManifests(std::string_view text, text::FileId file,
                                     const ManifestRules& rules) {
  return Stream(text, file, rules).Run();
}

}  // namespace sparkvet::carrier
