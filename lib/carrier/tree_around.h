// What stands around a node of a document in which commands are looked for: the key that it stands under, the map that it is
// in, the environment that this says its commands find, and whether it is a service of a compose file.
//
//   services: {job: {environment: {MEM: 4g}, command: [spark-submit, …]}}
//     ->  of the list: KeyOf "command"; Object the map of job, which IsOfCompose; EnvironmentOf it MEM = 4g
//
// Keys are told by who walks through the tree, on the way; what is asked often is looked up once.
#ifndef SPARKVET_LIB_CARRIER_TREE_AROUND_H_
#define SPARKVET_LIB_CARRIER_TREE_AROUND_H_

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/command_rules.h"
#include "lib/carrier/document.h"
#include "lib/carrier/tree_environment.h"

namespace sparkvet::carrier {

class TreeAround {
 public:
  // Both must outlive this.
  TreeAround(const Document& document, const CommandRules& rules) : document_(document), rules_(rules), keys_(document.tree.nodes().size()) {}

  const Document& document() const { return document_; }
  const CommandRules& rules() const { return rules_; }

  // The key that a node, or the list that it is in, stands under.
  void SetKey(NodeIndex node, std::string_view key) { keys_[node] = key; }
  std::string_view KeyOf(const Node& node) const { return keys_[document_.tree.IndexOf(node)]; }

  // Many texts may stand in one map.
  const Node* Get(const Node& map, std::string_view name);
  const Environment& EnvironmentOf(const Node& object);

  // Whether it is a service of a compose file: {services: {job: {command: …}}}.
  bool IsOfCompose(const Node& object) const;
  // The map that a node is in.
  const Node& Object(const Node& node) const;

 private:
  const Document& document_;
  const CommandRules& rules_;
  std::map<std::pair<NodeIndex, std::string_view>, const Node*> got_;
  std::map<NodeIndex, Environment> environments_;
  std::optional<bool> sets_for_later_;  // asked for once
  std::vector<std::string_view> keys_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_AROUND_H_
