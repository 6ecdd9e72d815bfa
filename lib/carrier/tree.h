// A document of YAML, JSON, TOML or HCL as a tree of places: what was written where, duplicate keys included, nothing
// converted.
//
//   "a: 1\na: 'x'\n"  ->  map{ scalar "a" : scalar "1" (plain), scalar "a" : scalar "x" }, each with its span
//
// An alias of a map shares the map's node; "<<" is an ordinary key until Entries() is asked. Tags are not interpreted;
// what a plain scalar is to whom is asked of yaml.h. Who builds a tree: ParseYaml (yaml.h), ParseHcl (hcl_reader.h).
#ifndef SPARKVET_LIB_CARRIER_TREE_H_
#define SPARKVET_LIB_CARRIER_TREE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::carrier {

using NodeIndex = uint32_t;
inline constexpr NodeIndex kNoNode = UINT32_MAX;

struct Node {
  enum class Kind : uint8_t { kNull, kScalar, kMap, kList };
  // The last three are HCL's (hcl_template.h, hcl_join.h).
  enum class Style : uint8_t { kPlain, kSingleQuoted, kDoubleQuoted, kLiteral, kFolded, kTemplate, kHeredoc, kJoined };
  // YAML's: none, one of the core schema (!!str, !), or one that a program gives a meaning of its own (!Sub). HCL's expressions have
  // the last one where nobody knows what they are, and kSpread where an item of a list is any number of such items; kLoose is what
  // Terraform makes a text, a number or a boolean of, as whoever takes it wants.
  enum class Tag : uint8_t { kNone, kCore, kOwn, kSpread, kLoose };
  Kind kind = Kind::kNull;
  Style style = Style::kPlain;  // of a scalar
  bool is_alias = false;        // a scalar that stands elsewhere: its span is the alias's
  Tag tag = Tag::kNone;
  std::string_view text;        // of a scalar, decoded
  text::Span span;              // of a scalar: its bytes without quotes; of others: their first byte
  uint32_t start = 0;           // of a scalar: where its quote or block header stands; else the span's begin
  NodeIndex parent = kNoNode;   // where it was written first
  std::vector<NodeIndex> children;  // of a list: items; of a map: key, value, key, value …

  // A scalar of which only some program knows what it is.
  bool opaque() const { return tag == Tag::kOwn || tag == Tag::kSpread; }
  // A scalar without quotes or tag: what it is depends on who reads it.
  bool plain() const { return kind == Kind::kScalar && style == Style::kPlain && tag == Tag::kNone; }
  bool operator==(const Node&) const = default;
};

struct Entry {
  const Node* key;
  const Node* value;
};

class Tree {
 public:
  // Nothing for an empty document.
  const Node* root() const { return nodes_.empty() ? nullptr : &nodes_[0]; }
  const Node& node(NodeIndex index) const { return nodes_[index]; }
  NodeIndex IndexOf(const Node& node) const { return static_cast<NodeIndex>(&node - nodes_.data()); }
  const std::vector<Node>& nodes() const { return nodes_; }  // in the order of the text

  // The entries of a map in order, duplicates included; those that "<<" merges come first, so that the last one
  // of a name is the one that holds. Merging stops after some thousand entries.
  std::vector<Entry> Entries(const Node& map) const;
  // All values of this name in a map.
  std::vector<Entry> Find(const Node& map, std::string_view name) const;
  // The value that holds for a name; null if there is none.
  const Node* Get(const Node& map, std::string_view name) const;

  // "spec.containers[0].env", for people; a key with a dot or a blank stands in quotes: conf["spark.a"]. The root is "".
  std::string PathOf(const Node& node) const;
  // What lies in the root, a list, is named by what it says, not by its place: of a program, "conf" and not "[3].conf".
  void HideRootItems() { hides_root_items_ = true; }

  // For those who build it. A node's children are told by Attach.
  void Reserve(size_t nodes) { nodes_.reserve(nodes); }
  NodeIndex Add(Node node);
  void Attach(NodeIndex parent, NodeIndex child);
  Node& mutable_node(NodeIndex index) { return nodes_[index]; }

 private:
  std::vector<Node> nodes_;
  bool hides_root_items_ = false;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_H_
