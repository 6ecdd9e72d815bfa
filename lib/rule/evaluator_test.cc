// What cel-go answers is replayed by cel_recorded_test.cc; here is what CEL has no answer for: keys, slots, messages.
#include "lib/rule/evaluator.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/rule/rule_fixture.h"

namespace sparkvet::rule {

TEST_CASE("unknowns and errors travel, and && and || may be decided without them") {
  Fixture f;
  const struct {
    std::string_view expression;
    std::string_view want;
  } rows[] = {
      {"spark.unknown.flag && false", "false"},
      {"false && spark.unknown.flag", "false"},
      {"spark.unknown.flag || true", "true"},
      {"spark.unknown.flag && true", "unknown"},
      {"spark.other > 1", "error"},  // not set, and without a default
      {"spark.other > 1 || true", "true"},
      {"spark.other > 1 || false", "error"},
      {"spark.other > 1 || spark.unknown.flag", "unknown"},
      {"spark.unknown.flag || spark.other > 1", "unknown"},
      {"spark.unknown.number + spark.other", "unknown"},
      {"spark.other + spark.unknown.number", "unknown"},
      {"spark.unknown.flag ? 1 : 2", "unknown"},
      {"spark.other > 1 ? 1 : 2", "error"},
      {"size(spark.unknown.text)", "unknown"},
      {"[1, spark.unknown.number]", "unknown"},
      {"[1, 2].exists(x, spark.unknown.flag || x == 2)", "true"},
      {"[1, 2].all(x, spark.unknown.flag)", "unknown"},
      {"isSet('spark.other')", "false"},
      {"isSet('spark.number')", "true"},
      {"conf[spark.unknown.text]", "unknown"},
      {"conf['no.such.key']", "error"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.expression);
    CHECK(f.Show(row.expression) == row.want);
  }
}

TEST_CASE("integers do not wrap unless they are told to") {
  Fixture f;
  CHECK(f.Show("9223372036854775807 + 1") == "error");
  CHECK(f.Show("-9223372036854775808 / -1") == "error");
  CHECK(f.Show("1 / 0") == "error");
  CHECK(f.Show("int32(2147483647 + 1)") == "-2147483648");
  CHECK(f.Show("javaMultiply(9223372036854775807, 1000)") == "-1000");
  CHECK(f.Show("javaAdd(9223372036854775807, 1)") == "-9223372036854775808");
}

TEST_CASE("durations are as wide as what Spark reads") {
  Fixture f;
  CHECK(f.Show("spark.span") == "duration(\"90s\")");
  CHECK(f.Show("spark.span + duration('30s') == duration('2m')") == "true");
  f.host.values["spark.span"] = Value::Time({INT64_MAX, 0});
  CHECK(f.Show("spark.span > duration('1h')") == "true");
  CHECK(f.Show("spark.span + duration('1s')") == "error");
  CHECK(f.Show("spark.span.getMilliseconds()") == "error");
}

TEST_CASE("expressions deep inside each other are evaluated") {
  Fixture f;
  std::string text = "1";
  for (int i = 0; i < 60; ++i) text = "(" + text + " + 1)";
  CHECK(f.Show(text) == "61");
  std::string any = "false";
  for (int i = 0; i < 500; ++i) any += " || spark.number == " + std::to_string(i);
  CHECK(f.Show(any) == "true");
}

TEST_CASE("a message shows values as the JVM prints them") {
  const TestRules rules({{"rules/x.toml", R"toml(
[[rule]]
id = "x"
severity = "info"
when = "true"
message = "{spark.number} {spark.share * 2.0e10} {{braces}} {spark.flag} {spark.text}{spark.span}"
summary = "s"
why = "w"
fix = "f"
  [[rule.example]]
  bad = "a"
  good = "b"
)toml"}});
  REQUIRE(rules.problems == "");
  TableHost host(rules.catalogue());
  Evaluator evaluator(rules.program(), host);
  CHECK(evaluator.Render(rules.program().rules()[0].message) == "5 1.0E10 {braces} true yarn90s");
}

}  // namespace sparkvet::rule
