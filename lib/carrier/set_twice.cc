#include "lib/carrier/set_twice.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "lib/spark/catalogue.h"

namespace sparkvet::carrier {
namespace {

// Of a map in which each child looks at all others.
constexpr size_t kManyChildren = 2000;

// Puts the places of some names into an empty table by their hashes, from 1, and says which names are there more than once.
template <class Place, class NameOf, class HashOf>
std::vector<uint32_t> RepeatedIn(std::span<Place> first, size_t count, const NameOf& name_of, const HashOf& hash_of) {
  const size_t mask = first.size() - 1;
  std::vector<uint32_t> again;
  for (uint32_t i = 0; i < count; ++i) {
    const std::string_view name = name_of(i);
    size_t at = hash_of(i) & mask;
    while (first[at] != 0 && name_of(first[at] - 1U) != name) at = (at + 1) & mask;
    if (first[at] == 0) {
      first[at] = static_cast<Place>(i + 1);
      continue;
    }
    again.push_back(first[at] - 1U);
    again.push_back(i);
  }
  std::sort(again.begin(), again.end());
  again.erase(std::unique(again.begin(), again.end()), again.end());
  return again;
}

// Which of some names are there more than once: their places, in order. Nearly always none.
template <class NameOf, class HashOf>
std::vector<uint32_t> Repeated(size_t count, const NameOf& name_of, const HashOf& hash_of) {
  constexpr size_t kFew = 128;
  if (count <= kFew) {
    std::array<uint8_t, 2 * kFew> first{};
    return RepeatedIn(std::span<uint8_t>(first), count, name_of, hash_of);
  }
  std::vector<uint32_t> first(std::bit_ceil(2 * count));
  return RepeatedIn(std::span<uint32_t>(first), count, name_of, hash_of);
}

bool IsMerge(const Node& key) { return key.plain() && key.text == "<<"; }

}  // namespace

void NoteSetTwice(std::vector<Given>& given, Fragment& out) {
  const auto name_of = [&](size_t i) { return given[i].name; };
  const auto hash_of = [&](size_t i) { return spark::HashKey(given[i].name); };
  const std::vector<uint32_t> repeated = Repeated(given.size(), name_of, hash_of);
  if (repeated.empty()) return;
  for (size_t i = 0; i < repeated.size(); ++i) given[i] = given[repeated[i]];
  given.erase(given.begin() + static_cast<ptrdiff_t>(repeated.size()), given.end());
  std::stable_sort(given.begin(), given.end(), [](const Given& a, const Given& b) { return a.name < b.name; });
  const size_t before = out.misuses.size();
  for (size_t begin = 0, end = 0; begin < given.size(); begin = end) {
    while (end < given.size() && given[end].name == given[begin].name) ++end;
    const Given& winner = given[end - 1];
    for (size_t i = begin; i + 1 < end && winner.certain; ++i) {
      const bool same = given[i].value == winner.value && given[i].is_whole && winner.is_whole;
      if (given[i].certain && !same) out.misuses.push_back({Misuse::Kind::kSetTwice, given[i].name, given[i].span, winner.span});
    }
  }
  std::stable_sort(out.misuses.begin() + static_cast<ptrdiff_t>(before), out.misuses.end(),
                   [](const Misuse& a, const Misuse& b) { return a.span.begin < b.span.begin; });
}

void NoteSetTwice(Fragment& properties) {
  std::vector<Setting>& settings = properties.settings;
  for (Setting& s : settings) s.key_hash = spark::HashKey(s.key);
  std::vector<Given> given;
  const auto name_of = [&](size_t i) { return settings[i].key; };
  for (const uint32_t i : Repeated(settings.size(), name_of, [&](size_t at) { return settings[at].key_hash; })) {
    const Setting& s = settings[i];
    if (s.key.starts_with("spark.")) given.push_back({s.key, s.value, s.value_span, !s.unknown && !s.key_unknown});
  }
  if (!given.empty()) NoteSetTwice(given, properties);
}

void NoteSetTwice(const Document& document, const Node& map, std::string_view part, Fragment& out) {
  const std::vector<NodeIndex>& children = map.children;
  if (children.size() < 4) return;
  const auto key_of = [&](size_t i) -> const Node& { return document.tree.node(children[2 * i]); };
  const auto name_of = [&](size_t i) { return key_of(i).text; };
  std::vector<Given> given;
  for (const uint32_t i : Repeated(children.size() / 2, name_of, [&](size_t at) { return spark::HashKey(name_of(at)); })) {
    const Node& key = key_of(i);
    const Node& value = document.tree.node(children[2 * i + 1]);
    if (key.kind != Node::Kind::kScalar || IsMerge(key) || !key.text.contains(part)) continue;
    const bool is_scalar = value.kind == Node::Kind::kScalar;
    const bool certain = !document.IsUnknown(key) && !document.IsUnknown(value);
    given.push_back({document.Own(out, key.text), document.Own(out, value.text), is_scalar ? value.span : key.span, certain, is_scalar});
  }
  if (!given.empty()) NoteSetTwice(given, out);
}

void NoteLost(const Document& document, const Node& value, Fragment& out) {
  if (value.parent == kNoNode) return;
  const std::vector<NodeIndex>& children = document.tree.node(value.parent).children;
  if (document.tree.node(value.parent).kind != Node::Kind::kMap || children.size() > kManyChildren) return;
  const auto at = std::find(children.begin(), children.end(), document.tree.IndexOf(value)) - children.begin();
  if (at % 2 == 0) return;  // a key itself
  const Node& own = document.tree.node(children[static_cast<size_t>(at) - 1]);
  for (size_t i = children.size() - 2; static_cast<ptrdiff_t>(i) > at; i -= 2) {
    const Node& key = document.tree.node(children[i]);
    if (key.text != own.text || key.kind != Node::Kind::kScalar) continue;
    if (document.IsUnknown(own) || document.IsUnknown(key) || document.IsUnknown(document.tree.node(children[i + 1]))) return;
    out.misuses.push_back({Misuse::Kind::kSetTwice, document.Own(out, own.text), own.span, key.span});
    return;
  }
}

void NoteSetTwiceBelow(const Document& document, const Node& top, Fragment& out) {
  const std::vector<Node>& nodes = document.tree.nodes();
  const NodeIndex first = document.tree.IndexOf(top);
  // In the order of the text what is in a node follows it; the first that is not has a parent in front of it.
  const auto is_below = [&](const Node& node) { return node.parent != kNoNode && node.parent >= first; };
  for (NodeIndex i = first; i < nodes.size() && (i == first || is_below(nodes[i])); ++i) {
    if (nodes[i].kind == Node::Kind::kMap) NoteSetTwice(document, nodes[i], {}, out);
  }
}

}  // namespace sparkvet::carrier
