#include "lib/carrier/tree.h"

#include <doctest/doctest.h>

#include "lib/carrier/document.h"
#include "lib/carrier/yaml.h"

namespace sparkvet::carrier {
namespace {

Tree Read(std::string_view yaml) {
  static text::Arena arena;
  const std::string_view text = arena.Keep(std::string(yaml));
  return ParseYaml(text, text, {0, 0, static_cast<uint32_t>(text.size())}, arena).tree;
}

}  // namespace

TEST_CASE("a path names a node") {
  const Tree tree = Read("a:\n  b: [x, {spark.c: y, d e: z}]\n");
  std::string paths;
  for (const Node& node : tree.nodes()) paths += tree.PathOf(node) + (node.text.empty() ? "" : "=" + std::string(node.text)) + '\n';
  CHECK(paths ==
        "\n=a\na\na=b\na.b\na.b[0]=x\na.b[1]\na.b[1]=spark.c\na.b[1][\"spark.c\"]=y\na.b[1]=d e\na.b[1][\"d e\"]=z\n");
}

TEST_CASE("merged entries come first, local ones win") {
  const Tree tree = Read("x: &x {k: 1, l: 2}\ny: &y {k: 3, m: 4}\nz:\n  l: 5\n  <<: [*x, *y]\n");
  std::string entries;
  for (const Entry& e : tree.Entries(*tree.Get(*tree.root(), "z"))) entries += std::string(e.key->text) + std::string(e.value->text) + ' ';
  CHECK(entries == "k3 m4 k1 l2 l5 ");
}

TEST_CASE("what an adapter took is taken with all below it") {
  const Tree tree = Read("a: {b: {c: d}}\ne: f\n");
  Document document("", {0, 0, 0}, tree);
  const Node& b = *tree.Get(*tree.Get(*tree.root(), "a"), "b");
  CHECK(!document.IsTaken(b));
  document.Take(b);
  CHECK(document.IsTaken(*tree.Get(b, "c")));
  CHECK(!document.IsTaken(*tree.root()));
  CHECK(!document.IsTaken(*tree.Get(*tree.root(), "e")));
}

}  // namespace sparkvet::carrier
