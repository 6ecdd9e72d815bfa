// Nodes of a tree (tree.h) for literals of a program's source: what a value is to whoever reads a document.
//
//   True -> "true"    4L -> "4"    f"{x}g" -> "${x}g", open    f(x) -> open    MEM, where MEM = "4g" is all that is assigned -> "4g"
//   of a list: f(x) -> "${value}", open    *more -> "${more}", any number of words
//   dict(a=1), Map("a" -> 1), json.dumps({"a": 1}) -> {a: "1"}      V1Container(args=["b"]) -> {args: ["b"]}
//
// What is open has Node::Tag::kOwn. Literals and calls within it are asked for with TakeInner.
#ifndef SPARKVET_LIB_CARRIER_CODE_NODES_H_
#define SPARKVET_LIB_CARRIER_CODE_NODES_H_

#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/code_chain.h"
#include "lib/carrier/code_expression.h"
#include "lib/carrier/code_rules.h"
#include "lib/carrier/code_tree.h"

namespace sparkvet::carrier {

class CodeNodes {
 public:
  // All must outlive it.
  CodeNodes(std::string_view source, text::FileId file, const ParsedCode& code, const CodeRules& rules, CodeTree& out);

  // Puts {name: value} into the root; the value is one of the source, or a map that is filled later.
  NodeIndex Named(std::string_view name, uint32_t value);
  // `gets_more`: more words may come behind these.
  void NamedList(std::string_view name, uint32_t value, bool gets_more);
  void NamedText(std::string_view name, uint32_t value, bool gets_more);
  NodeIndex NamedMap(std::string_view name, uint32_t begin);
  // One more key of a map.
  void Enter(NodeIndex map, std::string_view key, uint32_t begin, uint32_t end, uint32_t value);
  NodeIndex Put(NodeIndex map, const CodeChain::Entry& entry);  // the key

  std::string_view TextOf(const CodeExpression& e) const { return code_.texts[e.text].text(); }
  // What is worth a statement of its own.
  void Later(uint32_t index);
  // The next of those; CodeExpression::kNone where there is none.
  uint32_t TakeInner();

 private:
  Node Collection(Node::Kind kind, uint32_t begin) const;
  NodeIndex Scalar(std::string_view text, uint32_t begin, uint32_t end, Node::Tag tag = Node::Tag::kNone);
  NodeIndex Holder(std::string_view name, uint32_t begin);
  NodeIndex Value(uint32_t index);
  NodeIndex Text(const CodeExpression& e);
  NodeIndex Number(const CodeExpression& e);
  NodeIndex Open(const CodeExpression& e);
  NodeIndex OpenWord(const CodeExpression& e, bool spreads);
  bool IsMapOf(const CodeExpression& e) const;
  NodeIndex Map(const CodeExpression& e);
  void Pair(NodeIndex map, uint32_t key, uint32_t value);
  NodeIndex List(const CodeExpression& e);
  NodeIndex Made(const CodeExpression& e, uint32_t index);
  NodeIndex MadeMap(const CodeExpression& e);
  void FindConstants();
  NodeIndex Constant(const CodeExpression& name);

  std::string_view source_;
  text::FileId file_;
  const ParsedCode& code_;
  const CodeRules& rules_;
  CodeTree& out_;
  NodeIndex root_;
  std::vector<uint32_t> within_;
  std::unordered_map<std::string_view, uint32_t> constants_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_NODES_H_
