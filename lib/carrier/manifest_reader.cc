#include "lib/carrier/manifest_reader.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lib/carrier/conf_values.h"
#include "lib/carrier/delivered.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml.h"
#include "lib/spark/release.h"

namespace sparkvet::carrier {
namespace {

class Reader {
 public:
  Reader(ManifestNode& manifest, Fragment& out) : m_(manifest), rules_(manifest.rules), out_(out) {}

  void Read() {
    out_.manager = static_cast<spark::ClusterManager>(m_.kind.manager);
    out_.open_ended = m_.kind.open != 0 || m_.document.IsOpenEnded() || HasOpenAnnotation();
    Title();
    const std::vector<Entry> specs = carrier::At(m_.tree(), m_.root, rules_.Text(m_.kind.spec));
    if (specs.empty()) return;
    // Of several, readers of YAML take the last; a specification given twice is too broken to list both.
    m_.spec = specs.back().value;
    m_.spec_key = specs.back().key;
    out_.open_ended |= IsPart();
    for (const ManifestSaysRecord& row : rules_.Says(m_.op)) Context(row);
    for (const ManifestFieldRecord& row : rules_.Fields(m_.op)) {
      if (m_.IsFor(row.versions)) Field(row);
    }
    for (const ManifestDefaultRecord& row : rules_.Defaults(m_.op)) Default(row);
  }

 private:
  bool IsUnknown(const Node& node) const { return m_.document.IsUnknown(node); }
  std::string_view Own(std::string_view text) { return m_.document.Own(out_, text); }

  void Title() {
    out_.title = std::string(rules_.Text(m_.kind.name));
    const std::vector<Entry> names = carrier::At(m_.tree(), m_.root, "metadata.name");
    if (!names.empty()) out_.title += ' ' + std::string(names.back().value->text);
  }

  // An annotation that has the operator merge more into the manifest.
  bool HasOpenAnnotation() const {
    const std::string_view prefix = rules_.Text(m_.op.open_annotation);
    if (prefix.empty()) return false;
    for (const Entry& annotations : carrier::At(m_.tree(), m_.root, "metadata.annotations")) {
      for (const Entry& entry : m_.tree().Entries(*annotations.value)) {
        if (entry.key->text.starts_with(prefix)) return true;
      }
    }
    return false;
  }

  // None of the fields is there without one of which it could not be applied by itself: a patch, that is put over another.
  bool IsPart() const {
    const std::span<const image::Str> fields = rules_.Words(m_.kind.whole);
    return !fields.empty() && std::all_of(fields.begin(), fields.end(), [&](image::Str field) { return m_.At(field).empty(); });
  }

  void Context(const ManifestSaysRecord& row) {
    text::Located<std::string_view> said;
    for (const Entry& entry : m_.At(row.path)) {
      if (entry.value->kind == Node::Kind::kScalar) said = {Own(entry.value->text), entry.value->span};
      if (IsUnknown(*entry.value)) return;
    }
    if (said.value.empty() && row.otherwise.size > 0) said = {rules_.Text(row.otherwise), m_.spec_key->span};
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
      case ManifestSays::kConfigMap:
        out_.config_map = said;
        return;
    }
  }

  // The tag of an image of Spark itself names a release; of another image it is a version of its own.
  void Image(text::Located<std::string_view> image) {
    if (!out_.release.value.empty()) return;
    const size_t name = image.value.rfind('/') + 1;
    const size_t colon = image.value.find(':', name);
    if (colon == std::string_view::npos) return;
    if (!rules_.Holds(m_.op.images, image.value.substr(name, colon - name))) return;
    const std::string_view tag = image.value.substr(colon + 1);
    if (!spark::ParseRelease(tag)) return;
    out_.release = {tag, image.span};
    if (image.span.end - image.span.begin == image.value.size()) {
      out_.release.span.begin += static_cast<uint32_t>(colon + 1);
    }
  }

  std::string_view WrittenAs(std::string_view path, std::string_view addition = {}) {
    return out_.arena.Keep(std::string(rules_.Text(m_.kind.spec)) + '.' + std::string(path) + std::string(addition));
  }

  enum class Of : uint8_t { kField, kMap };

  void Add(std::string_view key, const Entry& entry, std::string_view written_as, bool unknown, FieldType type = FieldType::kAny, Of in = Of::kField) {
    // A field that is null is as good as absent; an entry of a map is refused then, so somebody fills it in before.
    const bool is_filled_in = entry.value->kind == Node::Kind::kNull && in == Of::kMap;
    if (entry.value->kind != Node::Kind::kScalar && !is_filled_in) return;
    Setting s;
    s.key = key;
    s.value = is_filled_in ? "null" : Delivered(*entry.value, type);
    s.key_span = entry.key->span;
    s.value_span = entry.value->span;
    s.layer = Layer::kConf;
    const bool is_key_unknown = IsUnknown(*entry.key);
    s.key_unknown = is_key_unknown && (HasTemplate(entry.key->text) || HasVariable(entry.key->text));
    s.unknown = unknown || is_key_unknown || is_filled_in || IsUnknown(*entry.value);
    s.written_as = written_as;
    out_.settings.push_back(s);
  }

  // What kubectl and the operator make of it: 010 is 8.
  std::string_view Delivered(const Node& value, FieldType type) {
    if (!value.plain() || IsUnknown(value)) return Own(value.text);
    const std::optional<std::string> text = carrier::Delivered(value.text, Receiver::kKubernetes);
    if (!text || *text == value.text) return Own(value.text);
    if (type != FieldType::kString && IsAnotherNumber(value.text, *text)) NoteAnotherNumber(value, *text, out_);
    return out_.arena.Keep(*text);
  }

  // A setting that stands nowhere in the manifest; its place is what brings it about.
  void AddMadeUp(std::string_view key, std::string_view value, const Node& place, std::string_view written_as, bool unknown) {
    Setting s;
    s.key = key;
    s.value = value;
    s.key_span = s.value_span = place.span;
    s.layer = Layer::kConf;
    s.unknown = unknown;
    s.written_as = written_as;
    out_.settings.push_back(s);
  }

  // ---- one row of the table of fields
  void Field(const ManifestFieldRecord& row) {
    bool unknown = false;
    std::optional<Entry> condition;
    if (row.requires_path.size > 0) {
      for (const Entry& entry : m_.At(row.requires_path)) condition = entry;
      if (!condition) return;
      unknown = IsUnknown(*condition->value);
      if (!unknown && !IsYamlTrue(condition->value->text)) return;
    }
    if (row.path.size == 0) {  // what the operator passes in any case
      return AddMadeUp(rules_.Text(row.key), rules_.Text(row.otherwise), *m_.spec_key, WrittenAs("*", " (the operator)"), false);
    }
    const std::optional<bool> known_to_operator = rules_.For(row.operators);
    std::vector<Entry> entries;
    if (known_to_operator.value_or(true)) entries = m_.At(row.path);
    // Of several maps or lists the last one is what the operator sees.
    if (row.map != 0) {
      if (!entries.empty()) Map(row, entries.back());
      return;
    }
    if (row.list != 0) {
      if (!entries.empty()) List(row, entries.back(), unknown);
      return;
    }
    const std::string_view path = rules_.Text(row.path);
    if (entries.empty() && row.fallback.size > 0) entries = m_.At(row.fallback);
    const std::string_view key = rules_.Text(row.key);
    const size_t before = out_.settings.size();
    for (const Entry& entry : entries) {
      // Operators that do not have the field pass what they pass without it.
      const bool depends = !known_to_operator && entry.value->text != rules_.Text(row.otherwise);
      Add(key, entry, WrittenAs(path), unknown || depends || row.computed != 0, row.type);
      if (out_.settings.size() == before) continue;
      if (depends) out_.settings.back().unknown_why = "where the operator's version knows the field";
      // Nobody wrote what the operator will make of it.
      if (row.computed != 0) out_.settings.back().key_span = out_.settings.back().value_span = {};
    }
    if (out_.settings.size() == before && row.otherwise.size > 0 && condition) {
      AddMadeUp(key, rules_.Text(row.otherwise), *condition->value, WrittenAs(rules_.Text(row.requires_path)), unknown);
      out_.settings.back().key_span = condition->key->span;
    }
  }

  void Map(const ManifestFieldRecord& row, const Entry& map) {
    if (map.value->kind == Node::Kind::kScalar && IsUnknown(*map.value)) out_.open_ended = true;
    const std::string_view prefix = rules_.Text(row.prefix);
    const size_t before = out_.settings.size();
    for (const Entry& entry : m_.tree().Entries(*map.value)) {
      const std::string_view name = entry.key->text;
      if (rules_.Holds(row.except, name)) continue;
      const bool has_prefix = row.prefix_once != 0 && name.starts_with(prefix);
      if (prefix.empty() || has_prefix) {
        Add(Own(name), entry, {}, false, row.type, Of::kMap);
      } else {
        const std::string_view path = rules_.Text(row.path);
        Add(out_.arena.Keep(std::string(prefix) + std::string(name)), entry,
            WrittenAs(std::string(path) + '.' + std::string(name)), false, row.type, Of::kMap);
      }
    }
    for (size_t i = before; i < out_.settings.size(); ++i) out_.settings[i].layer = LayerOf(static_cast<MapLayer>(row.layer));
  }

  // A list whose items are joined by commas, or whose items are settings of their own.
  void List(const ManifestFieldRecord& row, const Entry& list, bool unknown) {
    if (list.value->kind != Node::Kind::kList) return;
    std::string joined;
    uint32_t end = list.value->span.begin;
    for (const uint32_t index : list.value->children) {
      const Node& item = m_.tree().node(index);
      if (row.item_name.size > 0) {
        Item(row, item);
        continue;
      }
      if (item.kind != Node::Kind::kScalar) continue;
      unknown |= IsUnknown(item);
      joined += (joined.empty() ? "" : ",") + std::string(item.text);
      end = std::max(end, item.span.end);
    }
    if (joined.empty()) return;
    AddMadeUp(rules_.Text(row.key), out_.arena.Keep(joined), *list.key, WrittenAs(rules_.Text(row.path)), unknown);
    out_.settings.back().value_span = {list.key->span.file, list.value->span.begin, end};
  }

  void Item(const ManifestFieldRecord& row, const Node& item) {
    const std::vector<Entry> names = m_.tree().Find(item, rules_.Text(row.item_name));
    const std::vector<Entry> values = m_.tree().Find(item, rules_.Text(row.item_value));
    if (names.empty() || values.empty() || IsUnknown(*names.back().value)) return;
    const std::string_view name = names.back().value->text;
    Add(out_.arena.Keep(std::string(rules_.Text(row.prefix)) + std::string(name)), values.back(),
        WrittenAs(std::string(rules_.Text(row.path)) + '.' + std::string(name)), false, FieldType::kString);
  }

  // ---- what the operator fills in before it submits
  void Default(const ManifestDefaultRecord& row) {
    if (!rules_.For(row.operators).value_or(false) || out_.open_ended) return;
    const std::string_view key = rules_.Text(row.key);
    for (const Setting& s : out_.settings) {
      if (s.key == key || s.key_unknown) return;
    }
    bool unknown = false;
    for (const Entry& entry : m_.At(row.unless_true)) {
      unknown = IsUnknown(*entry.value);
      if (!unknown && IsYamlTrue(entry.value->text)) return;
    }
    const std::string_view path = rules_.Text(row.path);
    const std::vector<Entry> block = m_.At(path.substr(0, path.rfind('.')));
    const Node& place = block.empty() ? *m_.spec_key : *block.back().key;
    AddMadeUp(key, rules_.Text(row.value), place, WrittenAs(path, " (the operator's default)"), unknown);
  }

  ManifestNode& m_;
  const ManifestRules& rules_;
  Fragment& out_;
};

}  // namespace

void ReadManifest(ManifestNode& manifest, Fragment& out) { Reader(manifest, out).Read(); }

}  // namespace sparkvet::carrier
