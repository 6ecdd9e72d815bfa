#include "lib/carrier/code_tree.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

// {a: "b", c: [?]}: what is open is a question mark; maps that are set in code begin with a star.
std::string Dump(const CodeTree& made, const Node& node) {
  const Tree& tree = made.tree;
  std::string out;
  switch (node.kind) {
    case Node::Kind::kNull: return "null";
    case Node::Kind::kScalar: return node.tag == Node::Tag::kOwn || node.tag == Node::Tag::kSpread ? "?" : std::string(node.text);
    case Node::Kind::kList:
      for (const NodeIndex item : node.children) out += (out.empty() ? "" : ", ") + Dump(made, tree.node(item));
      return '[' + out + ']';
    case Node::Kind::kMap:
      for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
        out += (out.empty() ? "" : ", ") + Dump(made, tree.node(node.children[i])) + ": " + Dump(made, tree.node(node.children[i + 1]));
      }
      return std::string(made.set_in_code.contains(tree.IndexOf(node)) ? "*" : "") + '{' + out + '}';
  }
  return out;
}

std::string Made(std::string_view source, Language language) {
  const CodeTokens tokens = TokenizeCode(source, 0, language);
  const ParsedCode code = ParseCode(source, 0, language, tokens);
  const CodeTree made = MakeCodeTree(source, 0, language, tokens, code, TestTables().code);
  const std::string all = Dump(made, *made.tree.root());
  return all.substr(1, all.size() - 2);
}

struct Row {
  std::string_view name;
  Language language;
  std::string_view source, want;
};

constexpr Row kRows[] = {
    // ---- chains
    {"a builder", Language::kPython, "s = (B.builder\n  # no\n  .master('yarn').config('spark.a', 1)\n  .config('spark.b', x).getOrCreate())\n", "{s: *{spark.master: yarn, spark.a: 1, spark.b: ?}}"},
    {"without a variable", Language::kPython, "SparkConf().set('spark.a', True)", "{SparkConf: *{spark.a: true}}"},
    {"by the names of its arguments", Language::kPython, "b.config(key='spark.a', value='1').config(map={'spark.b': 2})", "{b: *{spark.a: 1, spark.b: 2}}"},
    {"pairs", Language::kPython, "c.setAll([('spark.a', '1'), ('spark.b', 2)])\nc2.setAll({'spark.a': '1'}.items())", "{c: *{spark.a: 1, spark.b: 2}}, {c2: *{spark.a: 1}}"},
    {"where nobody has", Language::kScala, "c.setIfMissing(\"spark.a\", \"1\")", "{c: *{spark.a: ?}}"},
    {"a session that runs", Language::kPython, "spark.conf.set('spark.executor.cores', 1)\nspark.conf.set('spark.sql.a', 1)", "{conf: *{spark.sql.a: 1}}"},
    // ---- one object after another
    {"lines on one object", Language::kPython, "c = C().set('spark.a', 1)\nprint()\nc.set('spark.b', 2)\nc = c.set('spark.c', 3)\n", "{c: *{spark.a: 1, spark.b: 2, spark.c: 3}}"},
    {"a new object", Language::kPython, "c = C().set('spark.a', 1)\nc = C().set('spark.a', 2)\nc.set('spark.b', 1)", "{c: *{spark.a: 1}}, {c: *{spark.a: 2, spark.b: 1}}"},
    {"a branch", Language::kPython, "c.set('spark.a', 1)\nif x:\n  c.set('spark.b', 2)\nc.set('spark.c', 3)\nif x: c.set('spark.d', 4)\n", "{c: *{spark.a: 1}}, {c: *{spark.b: 2}}, {c: *{spark.c: 3}}, {c: *{spark.d: 4}}"},
    {"two branches", Language::kPython, "if x:\n  c.set('spark.a', 1)\nelse:\n  c.set('spark.b', 2)\n", "{c: *{spark.a: 1}}, {c: *{spark.b: 2}}"},
    {"braces", Language::kScala, "c.set(\"spark.a\", \"1\")\nif (x) {\n  c.set(\"spark.b\", \"2\")\n}\nc.set(\"spark.c\", \"3\")", "{c: *{spark.a: 1}}, {c: *{spark.b: 2}}, {c: *{spark.c: 3}}"},
    {"branches without braces", Language::kJava, "  if (x) c.set(\"spark.a\", \"1\");\n  else c.set(\"spark.b\", \"2\");\n", "{c: *{spark.a: 1}}, {c: *{spark.b: 2}}"},
    {"items of a dict", Language::kPython, "c['spark.a'] = 1\nc['spark.b'] = f()\n", "{c: {spark.a: 1, spark.b: ?}}"},
    {"set again in a branch", Language::kPython, "c.set('spark.a', 1).set('spark.b', 1)\nif x:\n  c.set('spark.a', 2)\n", "{c: *{spark.a: ?, spark.b: 1}}, {c: *{spark.a: 2}}"},
    {"merged over another", Language::kPython, "A = {'spark.a': 1, 'spark.b': 1}\nB = {**A, 'spark.a': 2}\nA.update({'spark.b': 1})", "{A: {spark.a: ?, spark.b: 1}}, {B: {spark.a: 2}}, {literal: {spark.b: 1}}"},
    {"two maps of their own", Language::kPython, "A = {'spark.a': 1}\nB = {'spark.a': 2}\n", "{A: {spark.a: 1}}, {B: {spark.a: 2}}"},
    {"in another function", Language::kPython, "def f():\n  c = C().set('spark.a', 1)\ndef g():\n  c = C().set('spark.b', 1)\n  if x:\n    c.set('spark.a', 2)\n", "{c: *{spark.a: 1}}, {c: *{spark.b: 1}}, {c: *{spark.a: 2}}"},
    {"by a builder that it is given to", Language::kPython, "c = C().set('spark.a', 1)\ns = B.builder.config(conf=c).config('spark.a', 2)", "{c: *{spark.a: ?}}, {s: *{spark.a: 2}}"},
    {"what a launcher hands on", Language::kJava, "new SparkLauncher().setConf(SparkLauncher.DRIVER_MEMORY, \"2g\").launch();", "{SparkLauncher: {spark.driver.memory: 2g}}"},
    {"put into a map", Language::kJava, "m.put(\"spark.a\", \"1\"); var n = Map.of(\"spark.b\", \"2\");", "{m: {spark.a: 1}}, {n: {spark.b: 2}}"},
    {"used in between", Language::kPython, "c = C().set('spark.a', 1)\nrun(c)\nc.set('spark.a', 2)\n", "{c: *{spark.a: ?}}, {run: {args: ?}}, {c: *{spark.a: 2}}"},
    {"what is taken of a call", Language::kScala, "val s = B.builder.config(\"spark.a\", \"1\").getOrCreate\nval c = f(new C().set(\"spark.b\", \"1\")).x", "{s: *{spark.a: 1}}, {C: *{spark.b: 1}}"},
    {"a property of a result", Language::kPython, "r = run(['a', 'b']).returncode\nj = f(a={'spark.a': 1})['id']", "{run: {args: [a, b]}}, {f: {a: {spark.a: 1}}}"},
    {"a context", Language::kPython, "sc = SparkContext('yarn', 'a')\nSparkContext(conf=c, master='local')", "{sc: *{spark.master: yarn}}, {SparkContext: *{spark.master: local}}"},
    {"a context of SQL that runs", Language::kPython, "sqlContext.setConf('spark.sql.a', 1)\nsqlContext.setConf('spark.sql.a', 2)", "{sqlContext: *{spark.sql.a: 1}}, {sqlContext: *{spark.sql.a: 2}}"},
    {"a session of a vendor's", Language::kPython, "# Databricks notebook source\nspark.conf.set('spark.sql.a', 'auto')", ""},
    // ---- literals
    {"nested", Language::kPython, "J = {'a': [1, None, ('x', y)], 'b': {'spark.c': \"d\" 'e'}, k: 2, **z}", "{J: {a: [1, null, [x, ?]], b: {spark.c: de}}}"},
    {"a type", Language::kPython, "c: Dict[str, str] = {'spark.a': '1'}", "{c: {spark.a: 1}}"},
    {"arguments", Language::kPython, "f(a='x y', b={'spark.a': -1}, *c, **d)", "{f: {a: x y, b: {spark.a: -1}}}"},
    {"what is given without a name", Language::kPython, "f({'spark.a': 1}, 'text')", "{literal: {spark.a: 1}}"},
    {"objects within", Language::kPython, "f(x=[V(args=['a'], n=g())])", "{f: {x: [{args: [a], n: ?}]}}"},
    {"what is open is looked into", Language::kPython, "x = a or {'spark.a': 1}\nreturn {'spark.b': 2}", "{literal: {spark.a: 1}}, {literal: {spark.b: 2}}"},
    {"conversions", Language::kPython, "x = json.dumps({'spark.a': dict(b=1)}, indent=2)\nf(a=dumps(b=c, d=1))", "{dumps: {spark.a: {b: 1}}}, {f: {a: ?}}, {dumps: {b: ?, d: 1}}"},
    {"Scala's map", Language::kScala, "val m: Map[String, String] = Map[String, String](\"spark.a\" -> \"1\", \"spark.b\" -> x)", "{m: {spark.a: 1, spark.b: ?}}"},
    {"Scala's list that gets more", Language::kScala, "val c = Seq(\"a\", \"b\") :+ d\nval e = Seq(\"a\").appended(f)\nval m = Map(\"spark.a\" -> 1).asJava", "{Seq: [a, b, ?]}, {e: [a, ?]}, {m: {spark.a: 1}}"},
    {"Kotlin's map", Language::kKotlin, "val m = mapOf(\"spark.a\" to 1L)", "{m: {spark.a: 1}}"},
    {"a default argument", Language::kPython, "def f(self, c={'spark.a': 1}):\n  pass", "{f: {c: {spark.a: 1}}}"},
    {"a block within an argument", Language::kScala, "f(x => { val c = new C().set(\"spark.a\", \"1\"); c })", "{c: *{spark.a: 1}}"},
    // ---- numbers
    {"numbers", Language::kPython, "f(a=1_000, b=0.5, c=1.50, d=1e3, e=0x10, f=010, g=0.30000000000000004)", "{f: {a: ?, b: 0.5, c: ?, d: ?, e: ?, f: ?, g: ?}}"},
    // ---- commands
    {"a command", Language::kPython, "os.system('spark-submit ' + x)\nsubprocess.run(['a', \"b\"], check=True)", "{system: {command: ?}}, {run: {args: [a, b], check: true}}"},
    {"a text of which another is made", Language::kPython, "c = 'spark-submit --master MASTER'\nrun(x=c.replace('MASTER', m))", "{run: {x: ?}}"},
    {"texts for people", Language::kPython, "print('spark-submit a')\n'spark-submit b'\n", ""},
    {"lists that are joined", Language::kPython, "x = ['a', *b] + c + ['d']\ny = ['a']\ny.append('b')\nreturn ['c']", "{x: [a, ?, ?, d]}, {y: [a, ?]}, {literal: [c, ?]}"},
    {"words of a process", Language::kJava, "new ProcessBuilder(\"a\", \"b\").start();", "{ProcessBuilder: [a, b, ?]}"},
    // ---- constants
    {"a constant", Language::kPython, "MEM = '4g'\nc.set('spark.a', MEM)\n", "{c: *{spark.a: 4g}}"},
    {"that is assigned twice", Language::kPython, "MEM = '4g'\nMEM += 'b'\nc.set('spark.a', MEM)", "{c: *{spark.a: ?}}"},
    {"a variable", Language::kPython, "mem = '4g'\nc.set('spark.a', mem)", "{c: *{spark.a: ?}}"},
    {"Java's", Language::kJava, "private static final String MEM = \"4g\";\nvoid f() { c.set(\"spark.a\", MEM); }", "{c: *{spark.a: 4g}}"},
    // ---- what cannot be made out
    {"brackets that do not fit", Language::kPython, "f(a=[1}, {'spark.a': 1}\nc.set('spark.b', 2", "{f: {a: [1]}}, {literal: {spark.a: 1}}, {c: *{spark.b: 2}}"},
    {"nothing", Language::kScala, "", ""},
};

}  // namespace

TEST_CASE("programs as trees of places") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(Made(row.source, row.language) == row.want);
  }
}

TEST_CASE("depth and length do no harm") {
  std::string deep, chain = "c";
  for (int i = 0; i < 5000; ++i) deep += "f(a=[{'b':(";
  for (int i = 0; i < 5000; ++i) chain += ".set('spark.a', 1)";
  CHECK_FALSE(Made(deep, Language::kPython).empty());
  CHECK(Made(chain, Language::kPython).starts_with("{c: *{spark.a: 1, spark.a: 1"));
}

}  // namespace sparkvet::carrier
