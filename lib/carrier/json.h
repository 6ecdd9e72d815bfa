// JSON as a tree of places (tree.h), one value at a time: duplicate keys, the bytes of each string, numbers as they were
// written.
//
//   {"a": 1e3, "a": "x\n"}  ->  map{ "a" : "1e3" (plain), "a" : "x<LF>" }, each with its span
//
// As most readers of configuration do, comments (// and /* */), commas before a closing bracket and a byte order mark are
// let pass. RapidJSON stays in json.cc.
#ifndef SPARKVET_LIB_CARRIER_JSON_H_
#define SPARKVET_LIB_CARRIER_JSON_H_

#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/tree.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct JsonResult {
  Tree tree;
  std::vector<text::Located<std::string_view>> comments;  // without their signs
  std::optional<Problem> problem;
  uint32_t end = 0;  // behind the value; another one may follow (JSON lines)
};

// Reads the first value in text[range). `shown` is the text that strings are taken from where it differs from `text` (a
// template that was made readable, of the same length).
JsonResult ParseJson(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena);

// The same with RapidJSON alone, whatever the text looks like.
JsonResult ParseAnyJson(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JSON_H_
