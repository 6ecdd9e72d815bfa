// The literals and settings of a program's source as a tree of places (tree.h), for the adapters that read YAML and JSON.
//
//   conf = SparkConf().setMaster("yarn")
//   conf.set("spark.a", f"{n}g")
//   SparkSubmitOperator(conf={"spark.b": True}, task_id="x")
//     ->  [{conf: {spark.master: "yarn", spark.a: open}}, {SparkSubmitOperator: {conf: {spark.b: "true"}, task_id: "x"}}]
//
// The root is a list of what stands in the source, one name each. Settings that are certain to be made on one object one after
// the other are one map. What is known at run time only is a scalar with a tag of its own (Node::Tag::kOwn); what a constant in
// capitals stands for, assigned once, is where it is used. Texts for people (arguments of calls that nothing is known of) are left out.
#ifndef SPARKVET_LIB_CARRIER_CODE_TREE_H_
#define SPARKVET_LIB_CARRIER_CODE_TREE_H_

#include <deque>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "lib/carrier/code_expression.h"
#include "lib/carrier/code_rules.h"
#include "lib/carrier/tree.h"

namespace sparkvet::carrier {

struct CodeTree {
  Tree tree;
  std::unordered_map<NodeIndex, const SourceMap*> texts;  // of scalars that are texts; most belong to the parsed code
  std::deque<SourceMap> open_words;                       // of lists; these are kept here
  std::unordered_set<NodeIndex> too_late;                 // keys of these that the program's own JVM was started with
  std::unordered_set<NodeIndex> set_in_code;              // maps of settings of a SparkConf or a builder
};

// `code` and `source` must outlive it.
CodeTree MakeCodeTree(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens, const ParsedCode& code,
                      const CodeRules& rules);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_TREE_H_
