#include "lib/carrier/code_overrides.h"

#include <unordered_map>

namespace sparkvet::carrier {
namespace {

using Values = std::unordered_map<std::string_view, NodeIndex>;  // by key

template <class Use>
void EachSetting(const Tree& tree, NodeIndex map, const Use& use) {
  const Node& node = tree.node(map);
  if (node.kind != Node::Kind::kMap) return;
  for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
    const std::string_view key = tree.node(node.children[i]).text;
    if (key.starts_with("spark.") && tree.node(node.children[i + 1]).kind == Node::Kind::kScalar) use(key, node.children[i + 1]);
  }
}

void DoubtWhere(Tree& tree, NodeIndex map, const Values& later) {
  EachSetting(tree, map, [&](std::string_view key, NodeIndex value) {
    const auto at = later.find(key);
    if (at == later.end() || at->second == value) return;
    const Node& other = tree.node(at->second);
    if (other.text != tree.node(value).text || other.tag == Node::Tag::kOwn) tree.mutable_node(value).tag = Node::Tag::kOwn;
  });
}

}  // namespace

// From the last to the first: what comes later is known then.
void CodeOverrides::Doubt(Tree& tree) const {
  std::unordered_map<std::string_view, Values> later;  // by object
  for (auto s = all_.rbegin(); s != all_.rend(); ++s) {
    Values& of_object = later[s->object];
    DoubtWhere(tree, s->map, of_object);
    if (s->is_new) {
      DoubtWhere(tree, s->map, later[kAnyMap]);
      later[s->object].clear();  // what was set before was set on another object
    } else {
      EachSetting(tree, s->map, [&](std::string_view key, NodeIndex value) { of_object.try_emplace(key, value); });
    }
  }
}

}  // namespace sparkvet::carrier
