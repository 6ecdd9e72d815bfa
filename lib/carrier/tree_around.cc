#include "lib/carrier/tree_around.h"

namespace sparkvet::carrier {

const Node* TreeAround::Get(const Node& map, std::string_view name) {
  const auto [at, is_new] = got_.try_emplace({document_.tree.IndexOf(map), name}, nullptr);
  if (is_new) at->second = document_.tree.Get(map, name);
  return at->second;
}

const Environment& TreeAround::EnvironmentOf(const Node& object) {
  const auto [at, is_new] = environments_.try_emplace(document_.tree.IndexOf(object));
  if (!is_new) return at->second;
  if (!sets_for_later_) sets_for_later_ = SetsForLater(document_, rules_);
  at->second = ReadEnvironment(document_, object, rules_, *sets_for_later_);
  return at->second;
}

bool TreeAround::IsOfCompose(const Node& object) const {
  const NodeIndex around = object.parent;
  return around != kNoNode && document_.tree.node(around).kind == Node::Kind::kMap && keys_[around] == "services";
}

const Node& TreeAround::Object(const Node& node) const {
  const Node* at = &node;
  while (at->parent != kNoNode) {
    at = &document_.tree.node(at->parent);
    if (at->kind == Node::Kind::kMap) break;
  }
  return *at;
}

}  // namespace sparkvet::carrier
