#include "lib/carrier/set_twice.h"

#include <algorithm>

namespace sparkvet::carrier {
namespace {

// Of a map in which each child looks at all others.
constexpr size_t kManyChildren = 2000;

// Of so many things it costs less to look at each pair of names than to sort them.
constexpr size_t kFew = 16;

bool AnyTwice(const std::vector<Given>& given) {
  for (size_t i = 1; i < given.size(); ++i) {
    for (size_t before = 0; before < i; ++before) {
      if (given[i].name == given[before].name) return true;
    }
  }
  return false;
}

bool IsMerge(const Node& key) { return key.plain() && key.text == "<<"; }

}  // namespace

void NoteSetTwice(std::vector<Given> given, Fragment& out) {
  if (given.size() <= kFew && !AnyTwice(given)) return;
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
  std::vector<Given> given;
  given.reserve(properties.settings.size());
  for (const Setting& s : properties.settings) {
    if (s.key.starts_with("spark.")) given.push_back({s.key, s.value, s.value_span, !s.unknown && !s.key_unknown});
  }
  NoteSetTwice(std::move(given), properties);
}

void NoteSetTwice(const Document& document, const Node& map, std::string_view part, Fragment& out) {
  if (map.children.size() < 4) return;
  std::vector<Given> given;
  given.reserve(map.children.size() / 2);
  for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
    const Node& key = document.tree.node(map.children[i]);
    const Node& value = document.tree.node(map.children[i + 1]);
    if (key.kind != Node::Kind::kScalar || IsMerge(key) || !key.text.contains(part)) continue;
    const bool is_scalar = value.kind == Node::Kind::kScalar;
    const bool certain = !document.IsUnknown(key) && !document.IsUnknown(value);
    given.push_back({document.Own(out, key.text), document.Own(out, value.text), is_scalar ? value.span : key.span, certain, is_scalar});
  }
  NoteSetTwice(std::move(given), out);
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
  const std::vector<Node>& nodes = document.tree.nodes();  // a node comes before what is in it
  const NodeIndex first = document.tree.IndexOf(top);
  std::vector<bool> below(nodes.size());
  below[first] = true;
  for (NodeIndex i = first; i < nodes.size(); ++i) {
    if (i != first) below[i] = nodes[i].parent != kNoNode && nodes[i].parent >= first && below[nodes[i].parent];
    if (below[i] && nodes[i].kind == Node::Kind::kMap) NoteSetTwice(document, nodes[i], {}, out);
  }
}

}  // namespace sparkvet::carrier
