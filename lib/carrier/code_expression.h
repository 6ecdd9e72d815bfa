// Expressions of a program's source, as far as they are literals and calls: what is anything else is known at run time only.
//
//   conf = SparkConf().set("spark.a", 1 + x)
//     ->  statement: target name conf, value call set(text "spark.a", open) on call SparkConf()
//   MEMORY: str = "4" "g"     ->  statement: target name MEMORY, value text "4g"
//   {"spark.a": [1, None]}    ->  map {text "spark.a": list [number 1, nothing]}
//
// Made by ParseCode. Nothing is refused: what cannot be made out is open, and parsing goes on behind it. Literals and calls within
// what is open are statements of their own.
#ifndef SPARKVET_LIB_CARRIER_CODE_EXPRESSION_H_
#define SPARKVET_LIB_CARRIER_CODE_EXPRESSION_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/carrier/code_tokens.h"
#include "lib/carrier/source_map.h"

namespace sparkvet::carrier {

struct CodeExpression {
  static constexpr uint32_t kNone = UINT32_MAX;

  enum class Kind : uint8_t {
    kOpen,
    kText,
    kNumber,     // or true or false
    kNothing,    // None, null
    kName,       // x, or .x of its receiver
    kSubscript,  // receiver[part]
    kMap,        // {k: v}: parts are key, value, key, value …
    kPair,       // k -> v: two parts
    kList,       // [a, b] and (a, b); and [a] + b, where b is as many items as it has
    kCall,       // name(parts), of its receiver if it has one
  };
  struct Part {
    uint32_t value = kNone;
    std::string_view name = {};  // of an argument that is given by it
    uint32_t name_begin = 0;
    bool spreads = false;        // *value
  };

  Kind kind = Kind::kOpen;
  bool is_open = false;           // of a text: some of it is known at run time only; of a map: another one is merged into it; of a name: a word such as `return`
  uint32_t begin = 0, end = 0;    // in the source
  uint32_t receiver = kNone;
  uint32_t text = kNone;          // of a text: in ParsedCode::texts
  uint32_t token = kNone;         // of a text that stands there as it is: its first token
  uint32_t name_begin = 0;        // of a name or call
  std::string_view name = {};     // likewise; of a number, as it is written
  std::vector<Part> parts = {};
};

// A value that is assigned to something, or that stands for itself.
struct CodeStatement {
  uint32_t target = CodeExpression::kNone;
  uint32_t value = CodeExpression::kNone;
  uint32_t first_token = 0;  // of the statement
  bool is_whole = false;     // it begins a line, and is nothing but this
};

struct ParsedCode {
  std::vector<CodeExpression> expressions;
  std::vector<SourceMap> texts;
  std::vector<CodeStatement> statements;  // in the order in which they end

  const CodeExpression& at(uint32_t index) const { return expressions[index]; }
  // What a property or an item is taken of: x of x.a[1]; the expression itself where it is neither.
  uint32_t Owner(uint32_t index) const {
    const auto is_part = [&](const CodeExpression& e) { return e.kind == CodeExpression::Kind::kName || e.kind == CodeExpression::Kind::kSubscript; };
    while (is_part(at(index)) && at(index).receiver != CodeExpression::kNone) index = at(index).receiver;
    return index;
  }
};

ParsedCode ParseCode(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_EXPRESSION_H_
