#include "lib/carrier/manifest_checks.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <vector>

#include "lib/base/edit_distance.h"
#include "lib/base/strings.h"
#include "lib/carrier/set_twice.h"
#include "lib/carrier/yaml.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::carrier {
namespace {

enum class ScalarType : uint8_t { kString, kNumber, kBoolean, kNull };

// As Kubernetes' reader of YAML types it.
ScalarType TypeOf(const Node& scalar) {
  if (!scalar.plain() || IsYamlString(scalar.text)) return ScalarType::kString;
  if (scalar.text.empty() || scalar.text == "~" || base::EqualsIgnoreCase(scalar.text, "null")) return ScalarType::kNull;
  return base::IsAlpha(scalar.text.front()) ? ScalarType::kBoolean : ScalarType::kNumber;
}

constexpr size_t kMostNearest = 64;  // of so many mistakes in a manifest it is worth saying what was meant

class Checks {
 public:
  Checks(const ManifestNode& manifest, Fragment& out) : m_(manifest), rules_(manifest.rules), out_(out) {}

  void Run() {
    for (const ManifestSaysRecord& row : rules_.Says(m_.op)) {
      if (row.is_string != 0) Says(row);
    }
    for (const ManifestFieldRecord& row : rules_.Fields(m_.op)) {
      if (row.path.size > 0 && m_.IsFor(row.versions)) Field(row);
    }
    for (const ManifestBlockRecord& row : rules_.Blocks(m_.op)) {
      if (m_.IsFor(row.versions)) Block(row);
    }
    for (const ManifestDeniedRecord& row : rules_.Denied(m_.op)) Denied(row);
    Overridden();
    NoteSetTwice(m_.document, m_.root, {}, out_);
    NoteSetTwiceBelow(m_.document, *m_.spec, out_);
  }

 private:
  void Add(Misuse::Kind kind, const Node& at) { out_.misuses.push_back({kind, m_.document.Own(out_, at.text), at.span}); }

  void Field(const ManifestFieldRecord& row) {
    if (row.type == FieldType::kAny && !row.has_minimum && row.operators.first == 0) return;
    const std::optional<bool> known_to_operator = rules_.For(row.operators);
    for (const Entry& entry : m_.At(row.path)) {
      if (known_to_operator == false) {
        Add(Misuse::Kind::kUnknownField, *entry.key);
      } else if (row.map != 0) {
        for (const Entry& item : m_.tree().Entries(*entry.value)) Value(row, *item.value);
      } else {
        Value(row, *entry.value);
      }
    }
  }

  void Says(const ManifestSaysRecord& row) {
    for (const Entry& entry : m_.At(row.path)) {
      const Node& value = *entry.value;
      if (value.kind != Node::Kind::kScalar || value.tag == Node::Tag::kLoose || m_.document.IsUnknown(value)) continue;
      const ScalarType type = TypeOf(value);
      if (type != ScalarType::kString && type != ScalarType::kNull) Add(Misuse::Kind::kNotAString, value);
    }
  }

  void Value(const ManifestFieldRecord& row, const Node& value) {
    if (value.kind != Node::Kind::kScalar || m_.document.IsUnknown(value)) return;
    if (value.tag == Node::Tag::kLoose) {
      if (row.has_minimum) Minimum(row, value);
      return;
    }
    const ScalarType type = TypeOf(value);
    if (type == ScalarType::kNull) return;
    switch (row.type) {
      case FieldType::kAny: break;
      case FieldType::kString:
        if (type != ScalarType::kString) Add(Misuse::Kind::kNotAString, value);
        break;
      case FieldType::kBoolean:
        if (type != ScalarType::kBoolean) Add(Misuse::Kind::kNotABoolean, value);
        break;
      case FieldType::kInteger:
        if (type != ScalarType::kNumber) Add(Misuse::Kind::kNotAnInteger, value);
        else if (row.has_minimum) Minimum(row, value);
        break;
    }
  }

  void Minimum(const ManifestFieldRecord& row, const Node& value) {
    int64_t number = 0;
    const char* const end = value.text.data() + value.text.size();
    const auto [at, error] = std::from_chars(value.text.data(), end, number);
    if (error == std::errc() && at == end && number < row.minimum) Add(Misuse::Kind::kBelowMinimum, value);
  }

  void Block(const ManifestBlockRecord& row) {
    const std::string_view enabled_by = rules_.Text(row.enabled_by);
    const bool is_whole = rules_.Text(row.path) == "*";  // the specification itself
    const std::vector<Entry> blocks = is_whole ? std::vector<Entry>{{m_.spec_key, m_.spec}} : m_.At(row.path);
    for (const Entry& block : blocks) {
      const std::vector<Entry> entries = m_.tree().Entries(*block.value);
      bool enabled_is_there = enabled_by.empty() || entries.empty();
      for (const Entry& entry : entries) {
        const std::string_view name = entry.key->text;
        if (name == enabled_by || m_.document.IsUnknown(*entry.key)) enabled_is_there = true;
        if (m_.document.IsUnknown(*entry.key)) continue;
        const bool surely_none = (row.has_fields != 0 && !rules_.Holds(row.fields, name)) || rules_.Holds(row.lacks, name);
        if (!surely_none) continue;
        Add(Misuse::Kind::kUnknownField, *entry.key);
        if (row.has_fields != 0 && out_.misuses.size() <= kMostNearest) out_.misuses.back().nearest = NearestField(row, name);
      }
      if (!enabled_is_there && !out_.open_ended) Add(Misuse::Kind::kIdleBlock, *block.key);
      if (row.sets_nothing_without.count > 0 && !entries.empty()) SetsNothing(row, block);
      if (row.needed.count > 0 && IsUnder(rules_.Text(row.needed_under))) Needed(row, block);
    }
  }

  std::string_view NearestField(const ManifestBlockRecord& row, std::string_view name) const {
    constexpr size_t kMost = 2;  // slips of the pen
    base::NearestWord nearest(name, kMost);
    for (const image::Str& field : rules_.Words(row.fields)) nearest.Offer(rules_.Text(field));
    return nearest.only();
  }

  void SetsNothing(const ManifestBlockRecord& row, const Entry& block) {
    const auto may_be_one = [&](const Setting& s) { return s.key_unknown || rules_.Holds(row.sets_nothing_without, s.key); };
    if (out_.open_ended || std::any_of(out_.settings.begin(), out_.settings.end(), may_be_one)) return;
    Add(Misuse::Kind::kSetsNothing, *block.key);
  }

  // The manifest is not the document, but stands under this key of it.
  bool IsUnder(std::string_view key) const {
    const Node* const root = m_.tree().root();
    return &m_.root != root && m_.tree().Get(*root, key) == &m_.root;
  }

  void Needed(const ManifestBlockRecord& row, const Entry& block) {
    const Node* const enabled = m_.tree().Get(*block.value, rules_.Text(row.enabled_by));
    if (enabled == nullptr || m_.document.IsUnknown(*enabled) || !IsYamlTrue(enabled->text) || m_.document.IsOpenEnded()) return;
    for (const image::Str& word : rules_.Words(row.needed)) {
      const Node* const value = m_.tree().Get(*block.value, rules_.Text(word));
      if (value == nullptr || value->kind == Node::Kind::kNull || value->text == "0") {
        out_.misuses.push_back({Misuse::Kind::kNeededAbove, rules_.Text(word), (value == nullptr ? block.key : value)->span});
      }
    }
  }

  void Denied(const ManifestDeniedRecord& row) {
    if (!rules_.For(row.operators).value_or(false)) return;
    for (const Entry& map : m_.At(row.path)) {
      for (const Entry& entry : m_.tree().Entries(*map.value)) {
        if (rules_.Holds(row.keys, entry.key->text)) Add(Misuse::Kind::kDeniedKey, *entry.key);
      }
    }
  }

  // Settings by their key that a field of the manifest, further back in the operator's command line, sets otherwise.
  void Overridden() {
    std::vector<Setting>& settings = out_.settings;
    std::vector<const Setting*> by_key(std::bit_ceil(2 * settings.size() + 1));
    const size_t mask = by_key.size() - 1;
    for (Setting& s : settings) {
      s.key_hash = spark::HashKey(s.key);
      if (s.key_unknown) continue;
      size_t at = s.key_hash & mask;
      while (by_key[at] != nullptr && by_key[at]->key != s.key) at = (at + 1) & mask;
      const Setting*& before = by_key[at];
      const bool beats = before && before->written_as.empty() && !s.written_as.empty();
      if (beats && !before->unknown && !s.unknown && before->value != s.value) {
        out_.misuses.push_back({Misuse::Kind::kOverridden, before->key, before->value_span, s.value_span});
      }
      before = &s;
    }
  }

  const ManifestNode& m_;
  const ManifestRules& rules_;
  Fragment& out_;
};

}  // namespace

void CheckManifest(const ManifestNode& manifest, Fragment& out) {
  if (manifest.spec) Checks(manifest, out).Run();
}

}  // namespace sparkvet::carrier
