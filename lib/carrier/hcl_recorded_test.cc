// Holds trees of HCL against what hclsyntax made of the same texts (tools/oracle/hcl/record.py tells the format).
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <string>

#include "lib/base/strings.h"
#include "lib/carrier/hcl_reader.h"
#include "lib/carrier/scalar_text.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

using Json = rapidjson::Value;

std::string_view TextOf(const Json& text) { return {text.GetString(), text.GetStringLength()}; }

// Whether what is said of a node is so. Of an expression nothing is said, nor of what a condition brings in.
class Comparison {
 public:
  Comparison(const Tree& tree, size_t& said) : tree_(tree), said_(said) {}

  // Where the two differ; empty if they do not.
  std::string Compare(const Node& node, const Json& want) {
    if (node.kind == Node::Kind::kScalar && node.opaque()) return {};
    ++said_;
    const auto differs = [&](bool fits) { return fits ? std::string() : "differs: " + tree_.PathOf(node) + " " + std::string(node.text); };
    switch (node.kind) {
      case Node::Kind::kNull: return differs(want.IsNull());
      case Node::Kind::kScalar: return differs((want.IsString() && TextOf(want) == "s:" + std::string(node.text)) || IsPartOfUnknown(node, want));
      case Node::Kind::kList: return want.IsArray() ? List(node, want) : differs(IsUnknown(want));
      case Node::Kind::kMap: break;
    }
    return want.IsObject() ? Map(node, want) : differs(IsUnknown(want));
  }

 private:
  // One value that hclsyntax cannot work out makes all of its expression one.
  static bool IsUnknown(const Json& want) { return want.IsString() && TextOf(want) == "?"; }
  // A function that it does not have, in a text.
  static bool IsPartOfUnknown(const Node& node, const Json& want) { return IsUnknown(want) || node.text.contains("{{...}}"); }

  std::string List(const Node& node, const Json& want) {
    for (rapidjson::SizeType i = 0; i < node.children.size(); ++i) {
      const Node& item = tree_.node(node.children[i]);
      if (item.tag == Node::Tag::kSpread) return {};
      if (i >= want.Size()) return "more items: " + tree_.PathOf(node);
      if (std::string found = Compare(item, want[i]); !found.empty()) return found;
    }
    return node.children.size() == want.Size() ? std::string() : "fewer items: " + tree_.PathOf(node);
  }

  std::string Map(const Node& node, const Json& want) {
    std::map<std::string_view, const Node*> entries;  // of duplicates the last
    bool is_open = false;
    for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
      const Node& key = tree_.node(node.children[i]);
      const Node& value = tree_.node(node.children[i + 1]);
      is_open |= key.opaque() || key.text.contains("{{...}}") || key.plain() || value.opaque();
      if (!key.opaque() && !key.plain()) entries[key.text] = &value;
    }
    for (const auto& [key, value] : entries) {
      const auto found = want.FindMember(Json(rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
      if (found == want.MemberEnd()) {
        if (!value->opaque() && !is_open) return "is not there: " + std::string(key);
      } else if (std::string other = Compare(*value, found->value); !other.empty() && !is_open) {
        return other;
      }
    }
    if (is_open) return {};
    for (const auto& member : want.GetObject()) {
      if (!entries.contains(TextOf(member.name))) return "not found: " + std::string(TextOf(member.name));
    }
    return {};
  }

  const Tree& tree_;
  size_t& said_;
};

}  // namespace

TEST_CASE("HCL's trees are hclsyntax'") {
  const std::string text = ReadTestFile(std::string(SPARKVET_TESTDATA) + "/carrier/hcl.ndjson");
  size_t said = 0, read = 0, refused = 0;
  for (const std::string_view line : base::Split(text, '\n')) {
    if (line.empty()) continue;
    rapidjson::Document row;
    row.Parse(line.data(), line.size());
    REQUIRE(!row.HasParseError());
    const std::string_view hcl = TextOf(row["hcl"]);
    CAPTURE(hcl);
    CAPTURE(line);
    text::Arena arena;
    const HclResult result = ParseHcl(hcl, 0, arena);
    const bool is_refused = row.HasMember("refused");
    refused += is_refused && result.problem;
    if (!is_refused) {
      CAPTURE((result.problem ? result.problem->message : std::string()));
      REQUIRE(!result.problem);
      REQUIRE(!result.too_deep);
      CHECK(Comparison(result.tree, said).Compare(*result.tree.root(), row["tree"]) == "");
      ++read;
    }
    for (const Node& node : result.tree.nodes()) {
      const bool is_text = node.style == Node::Style::kTemplate || node.style == Node::Style::kHeredoc || node.style == Node::Style::kJoined;
      if (is_text) CHECK(DecodeScalar(hcl, hcl, node).text() == node.text);
    }
  }
  MESSAGE(read, " read, ", said, " values said, ", refused, " refused");
  CHECK(read > 2000);
  CHECK(said > 10000);
  CHECK(refused > 500);
}

}  // namespace sparkvet::carrier
