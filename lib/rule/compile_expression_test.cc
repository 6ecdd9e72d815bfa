#include "lib/rule/compile_expression.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/rule/rule_fixture.h"

namespace sparkvet::rule {
namespace {

struct Row {
  std::string_view expression;
  std::string_view problem;
};

}  // namespace

TEST_CASE("names: keys by longest match, context, and what is none of them") {
  Fixture f;
  CHECK(f.Show("spark.text.startsWith('ya')") == "true");
  CHECK(f.Show("spark.number + 1") == "6");
  CHECK(f.Show("conf['spark.with-hyphen'] + 1") == "8");
  CHECK(f.Show("conf['spark.' + 'text']") == "\"yarn\"");
  CHECK(f.Show("manager + release") == "\"yarn3.5\"");
  CHECK(f.Show("deployMode") == "unknown");
  CHECK(f.Show("heap > 1") == "unknown");

  const Row rows[] = {
      {"spark.nmber", "0..11: no Spark release knows the key 'spark.nmber'; did you mean 'spark.number'?"},
      {"conf['spark.nmber']", "5..18: no Spark release knows the key 'spark.nmber'; did you mean 'spark.number'?"},
      {"isSet('spark.nmber')", "6..19: no Spark release knows the key 'spark.nmber'; did you mean 'spark.number'?"},
      {"nonsense", "0..8: unknown name 'nonsense'"},
      {"spark.text.nonsense", "0..19: no Spark release knows the key 'spark.text.nonsense'"},
      {"(1).b", "1..5: there is no field 'b' here"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(f.Problem(row.expression) == row.problem);
  }
}

TEST_CASE("types are checked") {
  Fixture f;
  const Row rows[] = {
      {"spark.text < 3", "0..14: this operator does not take (string, int)"},
      {"spark.flag + 1", "0..14: this operator does not take (bool, int)"},
      {"!spark.number", "0..13: this operator does not take (int)"},
      {"1 == 1.0", "0..8: this operator does not take (int, double)"},
      {"spark.number in ['a']", "0..21: this operator does not take (int, list(string))"},
      {"true ? 1 : 'a'", "0..14: this operator does not take (bool, int, string)"},
      {"spark.number.size()", "13..19: 'size' does not take (int)"},
      {"nope(1)", "0..7: there is no function 'nope'"},
      {"spark.text.nope()", "11..17: there is no method 'nope'"},
      {"spark.text[0]", "0..13: string has no elements"},
      {"[1]['a']", "4..7: an element is named by an int"},
      {"conf[1]", "5..6: a key is a string"},
      {"spark.text.all(x, true)", "0..10: 'all' walks over a list, not over string"},
      {"[1].all(1, true)", "8..9: a variable's name is expected here"},
      {"[1].all(x, x)", "11..12: a condition is expected here"},
      {"spark.text.matches('(')", "19..22: malformed pattern: missing ): ("},
      {"math.greatest('a')", "5..18: 'math.greatest' takes numbers, not string"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(f.Problem(row.expression) == row.problem);
  }
  CHECK(f.Problem("1 + 2", kBool) == "0..5: this is int, but bool is wanted");
  CHECK(f.Problem("spark.flag", kBool).empty());
}

TEST_CASE("the driver's expressions stand over what was read") {
  Fixture f;
  Scope scope;
  scope.keys_must_be_read = true;
  scope.slots["spark.number"] = {0, {{{}, kInt, {}}}};
  scope.slots["total"] = {1, {{{}, kInt, {}}}};
  CHECK(f.Problem("spark.number + total", kInt, scope).empty());
  CHECK(f.Problem("isSet('spark.other')", kBool, scope).empty());
  CHECK(f.Problem("spark.share > 1.0", kBool, scope) == "0..11: no step reads 'spark.share' before this one");
  CHECK(f.Problem("conf['spark.with-hyphen']", kDyn, scope) == "5..24: no step reads 'spark.with-hyphen' before this one");
}

TEST_CASE("the keys that an expression uses are remembered, in order and once") {
  TestCatalogue catalogue;
  image::Writer writer;
  Tables tables{writer, {}, {}, 0, 0};
  ExpressionCompiler compiler(catalogue.get(), tables);
  const auto compiled = compiler.Compile("isSet('spark.text') && spark.number > 1 || spark.number < 0 || spark.flag", {}, kBool);
  REQUIRE(compiled.has_value());
  std::string names;
  for (const spark::KeyId key : compiled->keys.keys()) names += std::string(catalogue.get().Name(key)) + ' ';
  CHECK(names == "spark.text spark.number spark.flag ");
}

}  // namespace sparkvet::rule
