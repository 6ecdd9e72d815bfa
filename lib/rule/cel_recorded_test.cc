// What cel-go answers (testdata/cel/, recorded by tools/oracle/cel), asked of our own language: the subset means
// what CEL means.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include "lib/rule/rule_fixture.h"

namespace sparkvet::rule {
namespace {

// An answer in the words of Dump.
std::string Said(const rapidjson::Value& answer) {
  if (answer.IsString()) return answer.GetString();
  const auto& member = *answer.MemberBegin();
  const std::string kind = member.name.GetString();
  const rapidjson::Value& v = member.value;
  if (kind == "bool") return v.GetBool() ? "true" : "false";
  if (kind == "int") return v.GetString();
  if (kind == "double") return Dump(Value::Double(std::strtod(v.GetString(), nullptr)));
  if (kind == "string") return Dump(Value::String({v.GetString(), v.GetStringLength()}));
  if (kind == "null") return "null";
  if (kind == "duration") {
    const int64_t nanos = std::strtoll(v.GetString(), nullptr, 10);
    return Dump(Value::Time({nanos / 1'000'000'000, static_cast<int32_t>(nanos % 1'000'000'000)}));
  }
  std::string out = "[";
  for (const auto& item : v.GetArray()) out += (out.size() > 1 ? ", " : "") + Said(item);
  return out + ']';
}

// Where we differ, and mean to.
struct Difference {
  std::string_view expression;
  std::string_view ours;
};
constexpr Difference kDifferences[] = {
    // Comparisons with NaN are false, as on the JVM; cel-go has no answer.
    {"0.0 / 0.0 < 1.0", "false"},
    {"0.0 / 0.0 > 1.0", "false"},
    {"0.0 / 0.0 <= 1", "false"},
    // Unknown is stronger than error on either side; in cel-go the left side wins.
    {"1 / 0 + spark.unknown.number", "unknown"},
    // A constant that can never work is refused when the rule is compiled.
    {"'abc'.matches('(')", "refused"},
    {"string(null)", "refused"},
    {"duration(1)", "refused"},
    {"[,]", "refused"},
    {"math.greatest([])", "error"},
    // Ways to write a number that only Go knows.
    {"double('0x1p4')", "error"},
    {"double('1_0.5')", "error"},
    // Durations hold what Spark holds: a Long of milliseconds.
    {"duration('9223372036s') + duration('9223372036s')", "duration(\"18446744072s\")"},
    // Not in the subset.
    {"1u", "refused"},
    {"{'a': 1}", "refused"},
    {"{}", "refused"},
    {"{'a': 1}['a']", "refused"},
    {"{'a': 1}.a", "refused"},
    {"b\"a\"", "refused"},
};

}  // namespace

TEST_CASE("expressions mean what cel-go says they mean") {
  Fixture fixture;
  std::ifstream in(std::string(SPARKVET_TESTDATA) + "/cel/expressions.ndjson");
  REQUIRE(in.is_open());
  int asked = 0;
  for (std::string line; std::getline(in, line); ++asked) {
    rapidjson::Document d;
    REQUIRE_FALSE(d.Parse(line.c_str(), line.size()).HasParseError());
    const std::string expression(d["expr"].GetString(), d["expr"].GetStringLength());
    std::string want = Said(d["answer"]);
    for (const Difference& known : kDifferences) {
      if (known.expression == expression) want = known.ours;
    }
    CAPTURE(expression);
    const std::string got = fixture.Show(expression);
    CHECK(got.substr(0, got.starts_with("refused") ? 7 : got.size()) == want);
  }
  CHECK(asked >= 300);
}

}  // namespace sparkvet::rule
