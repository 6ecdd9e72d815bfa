#include "lib/carrier/conf_maps.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "lib/base/strings.h"
#include "lib/carrier/code_tree.h"
#include "lib/carrier/conf_texts.h"
#include "lib/carrier/conf_values.h"
#include "lib/carrier/release_around.h"
#include "lib/carrier/set_twice.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kNames[] = {"name", "key", "confKey", "property"};
constexpr std::string_view kValue = "value";
constexpr std::string_view kAboutValue[] = {"name", "value", "type", "description"};
constexpr std::string_view kNestedRoot = "spark";
constexpr size_t kLeastNested = 2;  // one alone may be anything
constexpr size_t kLeastFields = 2;

// "Classification=spark-defaults"
struct Pair {
  std::string_view name, value;
};
Pair PairOf(std::string_view text) {
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {text, {}};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// Blanks around a key are part of it for all but a file of properties, to which some maps are written.
std::string_view BareKey(std::string_view text) { return base::TrimBlanks(ConfKeyOf(text).key); }

void TakeBlanksOff(Setting& s) {
  const std::string_view bare = base::TrimBlanks(s.key);
  if (s.key_span.end - s.key_span.begin == s.key.size()) {
    s.key_span.begin += static_cast<uint32_t>(bare.data() - s.key.data());
    s.key_span.end = s.key_span.begin + static_cast<uint32_t>(bare.size());
  }
  s.key = bare;
}

// As JSON has them, and YAML as well.
bool IsNumberOrBoolean(std::string_view text) {
  if (text == "true" || text == "false") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  const size_t point = std::min(text.find('.'), text.size());
  const auto is_number = [](std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return base::IsDigit(c); }); };
  return is_number(text.substr(0, point)) && (point == text.size() || is_number(text.substr(point + 1)));
}

bool IsKubernetesQuantity(std::string_view value) { return value.ends_with("Gi") || value.ends_with("Mi"); }

// A map that is nobody's in particular may reach Spark in any way.
Layer LayerOf(const MapShapeRecord* shape) { return shape == nullptr ? Layer::kMap : LayerOf(shape->layer); }

class Walker {
 public:
  Walker(Document& document, const CarrierTables& tables, std::vector<Fragment>& out)
      : document_(document), tree_(document.tree), tables_(tables), rules_(tables.maps), values_(document), release_(document, tables), out_(out) {}

  void Run() {
    visited_.resize(tree_.nodes().size());
    SkipMerged();
    Visit(*tree_.root(), {}, nullptr);
  }

 private:
  // What "<<" brings into another map is read there.
  void SkipMerged() {
    const auto skip = [&](NodeIndex index) {
      if (index != 0) visited_[index] = true;
    };
    for (const Node& map : tree_.nodes()) {
      if (map.kind != Node::Kind::kMap) continue;
      for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
        const Node& key = tree_.node(map.children[i]);
        if (!key.plain() || key.text != "<<") continue;
        const NodeIndex value = map.children[i + 1];
        skip(value);
        if (tree_.node(value).kind != Node::Kind::kList) continue;
        for (const NodeIndex item : tree_.node(value).children) skip(item);
      }
    }
  }

  void Visit(const Node& node, std::string_view holder, const Node* parent) {
    const NodeIndex index = tree_.IndexOf(node);
    if (visited_[index] || document_.IsTaken(node)) return;
    visited_[index] = true;
    switch (node.kind) {
      case Node::Kind::kNull: return;
      case Node::Kind::kScalar: return ReadConfText(document_, node, holder, parent, tables_, out_);
      case Node::Kind::kList:
        if (!rules_.NeverUnder(holder) && (OneByOne(node) || Named(node, holder) || Pairs(node))) return;
        for (const NodeIndex item : node.children) Visit(tree_.node(item), holder, &node);
        return;
      case Node::Kind::kMap:
        if (!rules_.NeverUnder(holder) && !Map(node, holder, parent) && holder == kNestedRoot && Nested(node, parent)) return;
        Body(node);
        for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
          Visit(tree_.node(node.children[i + 1]), tree_.node(node.children[i]).text, &node);
        }
    }
  }

  Fragment Start(std::string_view title, const Node& node) const {
    Fragment fragment(Kind::kMap, document_.file());
    const std::string path = tree_.PathOf(node);
    fragment.title = std::string(title) + (path.empty() ? "" : " " + path);
    fragment.open_ended = true;
    return fragment;
  }

  // Settings become a fragment if one of them is certain, and none of them is a sentence about a setting.
  bool Finish(Fragment fragment, const Node& node) {
    bool is_certain = false;
    for (const Setting& s : fragment.settings) {
      if (!s.unknown && DescribesSetting(s.key, s.value, rules_)) return false;
      is_certain = is_certain || rules_.IsCertain(base::TrimBlanks(s.key));
    }
    if (!is_certain) return false;
    release_.Tell(fragment, node);
    out_.push_back(std::move(fragment));
    return true;
  }

  // Zeppelin keeps words about a value beside it: {spark.a: {name: spark.a, value: 1, type: number}}.
  const Node& ValueWithin(const Node& key, const Node& value) const {
    if (value.kind != Node::Kind::kMap) return value;
    const Node* within = nullptr;
    for (const Entry& e : tree_.Entries(value)) {
      const std::string_view name = e.key->text;
      if (std::find(std::begin(kAboutValue), std::end(kAboutValue), name) == std::end(kAboutValue) || (name == "name" && e.value->text != key.text)) return value;
      if (name == kValue) within = e.value;
    }
    return within == nullptr ? value : *within;
  }

  void Add(Fragment& fragment, const Node& key, const Node& value, Layer layer = Layer::kMap) const {
    if (!rules_.IsKey(BareKey(key.text))) return;
    if (std::optional<Setting> s = values_.Make(fragment, key, ValueWithin(key, value))) {
      s->layer = layer;
      if (layer == Layer::kDefaultsFile) TakeBlanksOff(*s);
      fragment.settings.push_back(*s);
    }
  }

  bool Map(const Node& map, std::string_view holder, const Node* parent) {
    const std::vector<Entry> entries = tree_.Entries(map);
    const bool any = std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return rules_.IsKey(BareKey(e.key->text)); });
    if (!any) return false;
    const MapShapeRecord* const shape = ShapeOf(holder, parent);
    Fragment fragment = Start(shape == nullptr ? "conf map" : rules_.Text(shape->title), map);
    const Layer layer = IsSetInCode(map) ? Layer::kCode : LayerOf(shape);
    for (const Entry& e : entries) Add(fragment, *e.key, *e.value, layer);
    if (shape != nullptr) AddFields(fragment, *shape, *parent);
    if (shape != nullptr && shape->strings != 0 && !IsUnder(shape->but_under)) NoteNumbers(fragment, entries);
    if (IsSetInCode(map)) NoteTooLate(fragment, entries);
    NoteSetTwice(document_, map, "spark.", fragment);
    NoteLost(document_, map, fragment);
    return Finish(std::move(fragment), map);
  }

  bool IsSetInCode(const Node& map) const { return document_.code != nullptr && document_.code->set_in_code.contains(tree_.IndexOf(map)); }

  void NoteTooLate(Fragment& fragment, const std::vector<Entry>& entries) const {
    for (const Entry& e : entries) {
      if (document_.code->too_late.contains(tree_.IndexOf(*e.key))) fragment.misuses.push_back({Misuse::Kind::kTooLate, document_.Own(fragment, e.key->text), e.key->span});
    }
  }

  const MapShapeRecord* ShapeOf(std::string_view holder, const Node* parent) const {
    if (parent == nullptr) return nullptr;
    for (const MapShapeRecord& shape : rules_.shapes()) {
      if (!rules_.Holds(shape.holders, holder)) continue;
      for (const image::Str word : rules_.Words(shape.beside)) {
        if (Says(*parent, PairOf(rules_.Text(word)))) return &shape;
      }
    }
    return nullptr;
  }

  bool Says(const Node& map, const Pair& pair) const {
    const Node* const found = tree_.Get(map, pair.name);
    return found != nullptr && (pair.value.empty() || found->text == pair.value);
  }

  bool IsUnder(image::Range names) const {
    for (const image::Str name : rules_.Words(names)) {
      if (tree_.Get(*tree_.root(), rules_.Text(name)) != nullptr) return true;
    }
    return false;
  }

  void NoteNumbers(Fragment& fragment, const std::vector<Entry>& entries) const {
    for (const Entry& e : entries) {
      const Node& value = *e.value;
      if (value.plain() && !document_.IsUnknown(value) && IsNumberOrBoolean(value.text)) {
        fragment.misuses.push_back({Misuse::Kind::kNotText, document_.Own(fragment, value.text), value.span});
      }
    }
  }

  // What stands beside the map and becomes a key, too.
  void AddFields(Fragment& fragment, const MapShapeRecord& shape, const Node& parent) const {
    for (const image::Str word : rules_.Words(shape.fields)) {
      const Pair field = PairOf(rules_.Text(word));
      for (const Entry& e : tree_.Find(parent, field.name)) {
        std::optional<Setting> s = values_.Make(fragment, *e.key, *e.value);
        if (!s) continue;
        s->key = field.value;
        s->written_as = field.name;
        s->layer = LayerOf(&shape);
        NoteOverridden(fragment, *s);
        fragment.settings.push_back(*s);
      }
    }
  }

  // A request that has fields for settings, and no map of them.
  void Body(const Node& map) {
    for (const MapShapeRecord& shape : rules_.shapes()) {
      const std::span<const image::Str> bodies = rules_.Words(shape.bodies);
      if (std::none_of(bodies.begin(), bodies.end(), [&](const image::Str word) { return Says(map, PairOf(rules_.Text(word))); })) continue;
      const std::span<const image::Str> holders = rules_.Words(shape.holders);
      if (std::any_of(holders.begin(), holders.end(), [&](const image::Str holder) { return HoldsKeys(tree_.Get(map, rules_.Text(holder))); })) continue;
      Fragment fragment = Start(rules_.Text(shape.title), map);
      AddFields(fragment, shape, map);
      if (fragment.settings.size() >= kLeastFields) Finish(std::move(fragment), map);
    }
  }

  bool HoldsKeys(const Node* map) const {
    if (map == nullptr || map->kind != Node::Kind::kMap) return false;
    const std::vector<Entry> entries = tree_.Entries(*map);
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return rules_.IsKey(BareKey(e.key->text)); });
  }

  // What the map says of the same key.
  static void NoteOverridden(Fragment& fragment, const Setting& field) {
    for (const Setting& s : fragment.settings) {
      const bool differs = s.key == field.key && s.written_as.empty() && s.value != field.value;
      if (differs && !s.unknown && !field.unknown) fragment.misuses.push_back({Misuse::Kind::kOverridden, s.key, s.value_span, field.value_span});
    }
  }

  // - spark.a: 1
  bool OneByOne(const Node& list) {
    Fragment fragment = Start("conf list", list);
    for (const NodeIndex item : list.children) {
      const Node& map = tree_.node(item);
      if (map.tag == Node::Tag::kSpread) continue;
      if (map.kind != Node::Kind::kMap || map.children.size() != 2) return false;
      Add(fragment, tree_.node(map.children[0]), tree_.node(map.children[1]));
    }
    return Finish(std::move(fragment), list);
  }

  // - name: spark.a
  //   value: 1
  bool Named(const Node& list, std::string_view holder) {
    if (base::Lower(holder).contains("env")) return false;  // of a container: variables, whatever their names
    if (base::IsOneOf(holder, {"parameter", "parameters"})) return false;  // of Helm, as Argo CD has it: paths into a chart's values
    Fragment fragment = Start("conf list", list);
    for (const NodeIndex item : list.children) {
      const Node& map = tree_.node(item);
      if (map.tag == Node::Tag::kSpread) continue;
      if (map.kind != Node::Kind::kMap) return false;
      const Node* const value = tree_.Get(map, kValue);
      if (value == nullptr) continue;
      for (const std::string_view name : kNames) {
        const Node* const key = tree_.Get(map, name);
        if (key != nullptr && key->kind == Node::Kind::kScalar) Add(fragment, *key, *value);
      }
    }
    return Finish(std::move(fragment), list);
  }

  // - spark.a=1
  bool Pairs(const Node& list) {
    Fragment fragment = Start("conf list", list);
    for (const NodeIndex item : list.children) {
      const Node& pair = tree_.node(item);
      if (pair.kind != Node::Kind::kScalar) return false;
      if (pair.tag == Node::Tag::kSpread) continue;
      if (pair.text == "--conf" || pair.text == "-c") continue;
      const size_t begin = pair.text.starts_with("--conf=") ? 7 : 0;
      const std::optional<Setting> s = values_.MakePair(fragment, pair, begin);
      if (!s || !rules_.IsKey(s->key)) return false;
      fragment.settings.push_back(*s);
    }
    return Finish(std::move(fragment), list);
  }

  bool Nested(const Node& map, const Node* parent) {
    if (parent != tree_.root() && !document_.splits_keys) return false;
    Fragment fragment = Start("conf map", map);
    if (!AddNested(fragment, map, std::string(kNestedRoot)) ||
        (fragment.settings.size() < kLeastNested && !document_.splits_keys)) {
      return false;
    }
    return Finish(std::move(fragment), map);
  }

  bool AddNested(Fragment& fragment, const Node& map, const std::string& prefix) {
    for (const Entry& e : tree_.Entries(map)) {
      const std::string key = prefix + '.' + std::string(e.key->text);
      if (e.value->kind == Node::Kind::kNull) continue;
      if (e.value->kind == Node::Kind::kList) return false;
      if (e.value->kind == Node::Kind::kMap) {
        if (!AddNested(fragment, *e.value, key)) return false;
        continue;
      }
      std::optional<Setting> s = values_.Make(fragment, *e.key, *e.value);
      const bool may_be = document_.splits_keys ? rules_.IsKey(key) : rules_.IsNested(key) && s && !IsKubernetesQuantity(s->value);
      if (!s || !may_be) return false;
      s->key = fragment.arena.Keep(key);
      s->layer = Layer::kMap;
      fragment.settings.push_back(*s);
    }
    return true;
  }

  Document& document_;
  const Tree& tree_;
  const CarrierTables& tables_;
  const MapRules& rules_;
  ConfValues values_;
  ReleaseAround release_;
  std::vector<Fragment>& out_;
  std::vector<bool> visited_;
};

bool IsPartOfKey(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '.' || c == '_' || c == '-'; }

}  // namespace

bool MentionsConfMap(std::string_view text, const CarrierTables& tables) {
  for (size_t at = text.find("spark"); at != std::string_view::npos; at = text.find("spark", at + 5)) {
    if (at > 0 && IsPartOfKey(text[at - 1])) continue;
    size_t end = at + 5;
    while (end < text.size() && IsPartOfKey(text[end])) ++end;
    if (tables.maps.IsCertain(text.substr(at, end - at))) return true;
    // A root that is spelt by parts.
    const char before = at == 0 ? '\n' : text[at - 1];
    const char behind = at + 5 < text.size() ? text[at + 5] : ' ';
    if ((before == '\n' && behind == ':') || (before == '"' && behind == '"') || (before == '[' && (behind == ']' || behind == '.'))) return true;
  }
  const std::span<const MapShapeRecord> shapes = tables.maps.shapes();
  return std::any_of(shapes.begin(), shapes.end(), [&](const MapShapeRecord& shape) {
    const std::string_view mark = tables.maps.Text(shape.mark);
    return !mark.empty() && text.contains(mark);
  });
}

void ReadConfMaps(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) {
  Walker(document, tables, out).Run();
}

}  // namespace sparkvet::carrier
