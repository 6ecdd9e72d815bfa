// Holds trees and delivered scalars against what PyYAML and sigs.k8s.io/yaml made of the same texts
// (tools/oracle/yaml/record.py tells the format).
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/carrier/delivered.h"
#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml.h"

namespace sparkvet::carrier {
namespace {

using Json = rapidjson::Value;

std::string Quoted(std::string_view s) { return '"' + std::string(s) + '"'; }

std::string Show(const Json& tree) {
  if (tree.IsNull()) return "null";
  if (tree.IsString()) return Quoted({tree.GetString(), tree.GetStringLength()});
  std::string out;
  if (tree.IsArray()) {
    for (const Json& item : tree.GetArray()) out += Show(item) + ' ';
    return "[ " + out + ']';
  }
  for (const Json& entry : tree["m"].GetArray()) out += Show(entry[0]) + ": " + Show(entry[1]) + ' ';
  return "{ " + out + '}';
}

std::string Show(const Tree& tree, const Node& node) {
  std::string out;
  switch (node.kind) {
    case Node::Kind::kNull: return "null";
    case Node::Kind::kScalar: return Quoted((node.plain() ? "p:" : "s:") + std::string(node.text));
    case Node::Kind::kList:
      for (const NodeIndex item : node.children) out += Show(tree, tree.node(item)) + ' ';
      return "[ " + out + ']';
    case Node::Kind::kMap: break;
  }
  std::map<std::string, std::string> entries;  // of duplicates the last
  for (const Entry& e : tree.Entries(node)) {
    entries[e.key->kind == Node::Kind::kNull ? "" : std::string(e.key->text)] = Show(tree, *e.value);
  }
  for (const auto& [key, value] : entries) out += Quoted(key) + ": " + value + ' ';
  return "{ " + out + '}';
}

struct Read {
  std::vector<std::string> trees;
  bool failed = false;
};

Read Documents(std::string_view text) {
  Read out;
  for (text::Span range : YamlDocuments(text, 0)) {
    while (range.begin < range.end) {
      text::Arena arena;
      const YamlResult result = ParseYaml(text, text, range, arena);
      if (result.problem) {
        out.failed = true;
        break;
      }
      if (result.tree.root() != nullptr) out.trees.push_back(Show(result.tree, *result.tree.root()));
      range.begin = std::max(result.end, range.begin + 1);
    }
  }
  return out;
}

template <class Each>
void EachLine(const std::string& name, Each each) {
  const std::string text = ReadTestFile(std::string(SPARKVET_TESTDATA) + "/carrier/" + name);
  for (const std::string_view line : base::Split(text, '\n')) {
    if (line.empty()) continue;
    rapidjson::Document row;
    row.Parse(line.data(), line.size());
    REQUIRE(!row.HasParseError());
    each(row);
  }
}

}  // namespace

TEST_CASE("YAML's trees are PyYAML's") {
  size_t trees = 0, refused = 0;
  EachLine("yaml-documents.ndjson", [&](const Json& row) {
    const std::string_view yaml(row["yaml"].GetString(), row["yaml"].GetStringLength());
    CAPTURE(yaml);
    const Read read = Documents(yaml);
    const bool libyaml_refuses = row.HasMember("libyaml");
    CHECK(read.failed == libyaml_refuses);
    refused += libyaml_refuses;
    if (libyaml_refuses || row["trees"].IsNull()) return;
    std::vector<std::string> want;
    for (const Json& tree : row["trees"].GetArray()) want.push_back(Show(tree));
    CHECK(base::Join(read.trees, "\n") == base::Join(want, "\n"));
    trees += want.size();
  });
  CHECK(trees > 2000);
  CHECK(refused > 400);
}

TEST_CASE("scalars are delivered as PyYAML and sigs.k8s.io/yaml deliver them, or not told") {
  size_t told = 0, all = 0;
  EachLine("yaml-scalars.ndjson", [&](const Json& row) {
    const std::string_view plain(row["plain"].GetString(), row["plain"].GetStringLength());
    CAPTURE(plain);
    const auto hold = [&](const char* name, Receiver receiver) {
      if (row[name].IsNull()) return;
      const std::string want(row[name].GetString(), row[name].GetStringLength());
      const auto got = Delivered(plain, receiver);
      const bool is_boolean = want == "True" || want == "False";
      if (got) CHECK(*got == (is_boolean ? base::Lower(want) : want));
      ++all;
      told += got.has_value();
    };
    hold("python", Receiver::kPython);
    hold("kubernetes", Receiver::kKubernetes);
  });
  CHECK(told * 10 > all * 8);
}

}  // namespace sparkvet::carrier
