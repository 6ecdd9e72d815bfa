// The functions that CEL does not have; CEL's own are held against cel-go by cel_recorded_test.cc.
#include "lib/rule/functions.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "lib/rule/rule_fixture.h"

namespace sparkvet::rule {
namespace {

struct Row {
  std::string_view expression;
  std::string_view want;
};

void Check(Fixture& f, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(f.Show(row.expression) == row.want);
  }
}

}  // namespace

TEST_CASE("JVM arithmetic") {
  Fixture f;
  Check(f, {
               {"int32(0)", "0"},
               {"int32(4294967296)", "0"},
               {"int32(-2147483649)", "2147483647"},
               {"javaInt(1.9)", "1"},
               {"javaInt(-1.9)", "-1"},
               {"javaInt(1e10)", "2147483647"},
               {"javaInt(-1e10)", "-2147483648"},
               {"javaInt(0.0 / 0.0)", "0"},
               {"javaLong(1e30)", "9223372036854775807"},
               {"javaLong(0.0 / 0.0)", "0"},
               {"decimalUnits('1.50', 9)", "1500000000"},
               {"decimalString(1500000000, 9)", "\"1.5\""},
               {"decimalPlaces('1.250')", "2"},
               {"decimalUnits('many', 9)", "error"},
               {"decimalUnits('1', 19)", "error"},
               {"decimalString(1, -1)", "error"},
               {"decimalPlaces('')", "error"},
               {"javaLong(1610612736.0 * 0.6)", "966367641"},
               {"javaRemainder(5.5, 1.0)", "0.5"},
               {"javaRemainder(-5.5, 1.0)", "-0.5"},
               {"javaRemainder(1.0, 0.0)", "NaN"},
               {"math.floor(-1.5)", "-2.0"},
               {"math.ceil(-1.5)", "-1.0"},
           });
}

TEST_CASE("texts as the JVM and Spark make them") {
  Fixture f;
  Check(f, {
               {"javaString(1e10)", "\"1.0E10\""},
               {"javaString(0.1)", "\"0.1\""},
               {"javaString(true)", "\"true\""},
               {"javaString([1, 2])", "\"[1, 2]\""},
               {"bytesToString(0)", "\"0.0 B\""},
               {"bytesToString(2047)", "\"2047.0 B\""},
               {"bytesToString(2048)", "\"2.0 KiB\""},
               {"bytesToString(1048576)", "\"1024.0 KiB\""},
               {"bytesToString(2306867)", "\"2.2 MiB\""},
               {"bytesToString(-5)", "\"-5.0 B\""},
               {"bytesToString(9223372036854775807)", "\"8.0 EiB\""},
               {"javaUpper('warn é')", "\"WARN É\""},
               {"javaTrim('\\t a b\\u00a0 ')", "\"a b\u00a0\""},
               {"javaSplit('a,b', ',')", "[\"a\", \"b\"]"},
               {"javaSplit('a,b,,', ',')", "[\"a\", \"b\"]"},
               {"javaSplit(',a', ',')", "[\"\", \"a\"]"},
               {"javaSplit('', ',')", "[\"\"]"},
               {"javaSplit(',', ',')", "[]"},
               {"javaSplit('abc', ',')", "[\"abc\"]"},
           });
}

TEST_CASE("the configuration") {
  Fixture f;
  f.host.set_keys = {"spark.b.x", "spark.a", "spark.b.y.z"};
  f.host.environment["HOME"] = "/root";
  f.host.environment["EMPTY"] = "";
  Check(f, {
               {"setKeys()", "[\"spark.b.x\", \"spark.a\", \"spark.b.y.z\"]"},
               {"keysUnder('spark.b.')", "[\"x\", \"y.z\"]"},
               {"keysUnder('spark.c.')", "[]"},
               {"keysInSetUnder('spark.c.', '2.13', 5)", "[]"},
               {"keysInSetUnder('spark.c.', '2.13', -1)", "error"},
               {"inScalaMap(['gpu', 'x', ''], '2.13')", "[\"\", \"x\", \"gpu\"]"},
               {"inScalaMap(['gpu', 'x', ''], '2.12')", "[\"x\", \"gpu\", \"\"]"},
               {"deprecatedSince('spark.old')", "\"1.0\""},
               {"deprecationMessage('spark.old')", "\"Gone.\""},
               {"renamedTo('spark.old')", "\"\""},
               {"renamedTo('spark.old.number')", "\"spark.number\""},
               {"deprecatedSince('spark.number')", "\"\""},
               {"env('HOME')", "\"/root\""},
               {"env('NO')", "\"\""},
               {"hasEnv('HOME')", "true"},
               {"hasEnv('EMPTY')", "true"},
               {"hasEnv('NO')", "false"},
               {"isKnownKey('spark.number')", "true"},
               {"isKnownKey('spark.nmber')", "false"},
               {"knownIn('spark.number')", "\"all\""},
               {"knownIn('spark.nmber')", "\"\""},
               {"nearestKey('spark.nmber')", "\"spark.number\""},
               {"timesSet('spark.number')", "1"},
               {"lastSetAs('spark.number')", "\"--x\""},
           });
}

TEST_CASE("classes: a user's own class is never said to be missing") {
  Fixture f;
  Check(f, {
               {"classExists('a.Known')", "true"},
               {"classIs('a.Known', 'a.Kind')", "true"},
               {"classIs('a.Known', 'b.Kind')", "false"},
               {"classExists('a.Later')", "unknown"},  // not in this release
               {"classExists('com.example.Mine')", "unknown"},
               {"classIs('com.example.Mine', 'a.Kind')", "unknown"},
           });
  f.host.class_path_is_sparks = true;
  Check(f, {
               {"classExists('com.example.Mine')", "false"},
               {"classExists('a.Later')", "false"},
               {"classExists('java.util.Whatever')", "unknown"},
               {"classExists('')", "false"},
           });
}

TEST_CASE("every function is documented and has a signature") {
  std::set<std::pair<std::string_view, bool>> seen;
  for (const Function& function : Functions()) {
    CAPTURE(function.name);
    CHECK_FALSE(function.doc.empty());
    CHECK(function.signatures.size() > 0);
    CHECK(seen.emplace(function.name, function.is_method).second);
  }
}

}  // namespace sparkvet::rule
