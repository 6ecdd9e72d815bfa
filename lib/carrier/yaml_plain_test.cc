#include "lib/carrier/yaml_plain.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "lib/base/strings.h"
#include "lib/carrier/yaml.h"

namespace sparkvet::carrier {
namespace {

enum class Reads : uint8_t { kItself, kLeavesIt };

struct Row {
  std::string_view name, text;
  Reads reads;
};

constexpr Row kRows[] = {
    {"a map", "a: 1\nb: two words # and a comment\n'c d': \"e\"\n", Reads::kItself},
    {"maps in maps", "a:\n  b:\n      c: 1\n      d: 2\n  e: 3\nf: 4\n", Reads::kItself},
    {"lists", "a:\n  - 1\n  - x: 1\n    y: 2\n  -\n    z: 3\n  -\nb:\n- 1\n- 2\nc: d\n", Reads::kItself},
    {"a list at the root", "- a\n- b: c\n  d:\n  - e\n- \"f\"\n", Reads::kItself},
    {"nothing behind a colon", "a:\nb: # none\n\n# one\nc:\n  d:\n", Reads::kItself},
    {"null by its names", "a: null\nb: ~\nc: 'null'\nNULL: 1\n", Reads::kItself},
    {"in one line", "a: {b: 1, \"c\": [1, x.y/z, {}], d: []}  # one\ne: [ 'f' , g]\n", Reads::kItself},
    {"signs within words", "a: b:c#d {x} [y] & * ! | > % @ ` - ?\nurl: s3a://b/c\n--x: -1\n", Reads::kItself},
    {"a document's mark", "---\na: 1\n", Reads::kItself},
    {"the end without a line end", "a:\n  - b", Reads::kItself},
    {"blanks at the ends of lines", "a:   \n  b:  1  \n   \n  c: x y   # z \n", Reads::kItself},
    {"nothing", "", Reads::kLeavesIt},
    {"comments alone", "# a\n\n", Reads::kLeavesIt},
    {"a scalar alone", "a b\n", Reads::kLeavesIt},
    {"over several lines", "a: b\n  c\n", Reads::kLeavesIt},
    {"a quote over several lines", "a: \"b\n  c\"\n", Reads::kLeavesIt},
    {"a block scalar", "a: |\n  b\n", Reads::kLeavesIt},
    {"an anchor", "a: &x 1\nb: *x\n", Reads::kLeavesIt},
    {"a tag", "a: !!str 1\n", Reads::kLeavesIt},
    {"a complex key", "? a\n: b\n", Reads::kLeavesIt},
    {"an escape", "a: \"\\n\"\n", Reads::kLeavesIt},
    {"a quote in quotes", "a: 'b''c'\n", Reads::kLeavesIt},
    {"a tab", "a:\tb\n", Reads::kLeavesIt},
    {"beyond ASCII", "a: \xC3\xA9\n", Reads::kLeavesIt},
    {"beyond ASCII in a comment", "a: 1 # \xC3\xA9\n", Reads::kLeavesIt},
    {"CRLF", "a: 1\r\n", Reads::kLeavesIt},
    {"two documents", "a: 1\n---\nb: 2\n", Reads::kLeavesIt},
    {"the end of a document", "a: 1\n...\n", Reads::kLeavesIt},
    {"a directive", "%YAML 1.1\n---\na: 1\n", Reads::kLeavesIt},
    {"a map in a value", "a: b: c\n", Reads::kLeavesIt},
    {"further in than its neighbours", "a: 1\n  b: 2\n", Reads::kLeavesIt},
    {"between its neighbours", "a:\n    b: 1\n  c: 2\n", Reads::kLeavesIt},
    {"a list beside keys", "a: 1\n- b\n", Reads::kLeavesIt},
    {"a key beside items", "- a\nb: 1\n", Reads::kLeavesIt},
    {"a list in an item's line", "- - a\n", Reads::kLeavesIt},
    {"a blank before the colon", "a : 1\n", Reads::kLeavesIt},
    {"a comment without a blank", "a: 'b'#c\n", Reads::kLeavesIt},
    {"a comma too many", "a: [1,]\n", Reads::kLeavesIt},
    {"a pair in a list", "a: [b: c]\n", Reads::kLeavesIt},
    {"a bracket that never closes", "a: [1\n", Reads::kLeavesIt},
    {"braces as a key", "a:\n  {b: c}: d\n", Reads::kLeavesIt},
    {"a sign that starts nothing", "a: @b\n", Reads::kLeavesIt},
};

// Whether it was read; what is read is what libyaml reads.
bool ReadsAsLibyaml(const std::string& text) {
  CAPTURE(text);
  const text::Span range{0, 0, static_cast<uint32_t>(text.size())};
  Tree tree;
  if (!ReadPlainYaml(text, range, tree)) return false;
  text::Arena arena;
  const YamlResult any = ParseAnyYaml(text, text, range, arena);
  REQUIRE(!any.problem);
  CHECK(any.end == range.end);
  CHECK((tree.nodes() == any.tree.nodes()));
  return true;
}

}  // namespace

TEST_CASE("everyday YAML is read as libyaml reads it, and all else is left to that") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(ReadsAsLibyaml(std::string(row.text)) == (row.reads == Reads::kItself));
  }
}

// Cut off anywhere, and with any byte replaced by one that means something.
TEST_CASE("so is what is nearly everyday YAML") {
  for (const Row& row : kRows) {
    for (size_t at = 0; at <= row.text.size(); ++at) {
      ReadsAsLibyaml(std::string(row.text.substr(0, at)));
      for (const char c : std::string_view(" \n:-#'\"{}[],?&|\\x")) {
        std::string text(row.text);
        text.insert(at, 1, c);
        ReadsAsLibyaml(text);
        if (at < row.text.size()) {
          text = row.text;
          text[at] = c;
          ReadsAsLibyaml(text);
        }
      }
    }
  }
}

TEST_CASE("deep nesting is left to the reader that refuses it") {
  std::string text;
  for (size_t depth = 0; depth < 2000; ++depth) text += std::string(depth, ' ') + "a:\n";
  Tree tree;
  CHECK(!ReadPlainYaml(text, {0, 0, static_cast<uint32_t>(text.size())}, tree));
}

}  // namespace sparkvet::carrier
