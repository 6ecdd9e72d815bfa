// Compiles one expression: names are resolved, types checked for each release that it is for, nodes appended to the tables of
// the image.
//
//   ExpressionCompiler c(catalogue, tables);
//   c.Compile("spark.executor.cores > 4", scope)  ->  {node 7, bool}, keys used: [spark.executor.cores]
//   c.Compile("spark.executor.coers > 4", scope)  ->  SyntaxError{0, 20, "no Spark release knows … did you mean …"}
//
// Where the text stands in a file is the caller's business (compile.cc).
#ifndef SPARKVET_LIB_RULE_COMPILE_EXPRESSION_H_
#define SPARKVET_LIB_RULE_COMPILE_EXPRESSION_H_

#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/image/image.h"
#include "lib/rule/ast.h"
#include "lib/rule/records.h"
#include "lib/rule/type.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::rule {

// Keys in order of first mention, each once.
class KeyList {
 public:
  void Add(spark::KeyId key);
  void Add(const KeyList& others);
  const std::vector<spark::KeyId>& keys() const { return keys_; }

 private:
  std::vector<spark::KeyId> keys_;
};

// What a step named, for its releases: what it is, and which keys it was made of.
struct Reading {
  spark::ReleaseRange releases;
  Type type;
  KeyList keys;
};

struct SlotName {
  uint32_t slot = kNone;
  std::vector<Reading> readings;  // in the order of steps: of those for one release the last counts

  const Reading* In(spark::Release release) const;  // null where no step of that release names it
};

struct VariableName {
  uint32_t variable = kNone;
  Type type;
};

// Which names an expression may use beside functions, context fields and (outside the driver) all keys.
struct Scope {
  std::map<std::string, SlotName, std::less<>> slots;
  std::map<std::string, VariableName, std::less<>> variables;
  bool keys_must_be_read = false;  // the driver's expressions
};

// The tables that all expressions of an image share.
struct Tables {
  image::Writer& writer;
  std::vector<Node> nodes;
  std::vector<uint32_t> arguments;
  uint32_t slots = 0;
  uint32_t variables = 0;

  NodeId Add(Node node);
};

struct Compiled {
  NodeId node = kNone;
  Type type;  // dyn where it differs from release to release
  KeyList keys;
  std::vector<Type> by_release;  // in the order of the releases that were asked for; empty where all are `type`
};

class ExpressionCompiler {
 public:
  ExpressionCompiler(const spark::Catalogue& catalogue, Tables& tables);

  // `wanted` is the type that the place asks for; dyn takes anything. Types must be right in each of the releases; none named
  // are all.
  std::expected<Compiled, SyntaxError> Compile(std::string_view text, const Scope& scope, Type wanted = kDyn,
                                               std::span<const spark::Release> releases = {});

  // The type of a key in expressions. Of one that the release knows as a bare string, or not at all, what the others agree
  // on, else dyn.
  Type TypeOf(spark::KeyId key, spark::Release release) const;

 private:
  std::vector<spark::Release> all_releases_;
  const spark::Catalogue& catalogue_;
  Tables& tables_;
};

// The type of a catalogue's value in expressions.
Type TypeOf(spark::ValueType type);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_COMPILE_EXPRESSION_H_
