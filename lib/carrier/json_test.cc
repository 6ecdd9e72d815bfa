#include "lib/carrier/json.h"

#include <doctest/doctest.h>

#include "lib/base/strings.h"
#include "lib/carrier/json_file.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view json) { return ParseJsonFile(Kept(json), 0, TestTables()); }

struct Row {
  std::string_view name, in, want;  // marks in `in`: values' places, in order
};

constexpr Row kRows[] = {
    {"a map", "{\"a\": {\"spark.executor.cores\": \"[[4]]\", \"spark.x\": [[5]], \"spark.y\": [[true]]}}", "spark.executor.cores=4\nspark.x=5\nspark.y=true\nopen\n"},
    {"duplicates stay", "{\"spark.executor.cores\": 1, \"spark.executor.cores\": 2}", "spark.executor.cores=1\nspark.executor.cores=2\ntwice: spark.executor.cores\nopen\n"},
    {"escapes", "{\"spark.executor.cores\": \"\\u0034\", \"spark.\\u0061pp.name\": \"[[\\ud83d\\ude00\\/\\n]]\"}",
     "spark.executor.cores=4\nspark.app.name=\xF0\x9F\x98\x80/\\n\nopen\n"},
    {"comments, commas and a byte order mark", "\xEF\xBB\xBF// a\n{ /* \"b\" */ \"spark.executor.cores\" /**/ : \"[[4]]\", // , c\n}\n", "spark.executor.cores=4\nopen\n"},
    {"tabs and CRLF", "{\r\n\t\"spark.executor.cores\":\t\"[[4]]\"\r\n}\r\n", "spark.executor.cores=4\nopen\n"},
    {"EMR", "[{\"Classification\": \"spark-defaults\", \"Properties\": {\"spark.speculation\": \"[[true]]\"}, \"Configurations\": []}]", "spark.speculation=true\nopen\n"},
    {"numbers that readers write anew", "{\"spark.executor.cores\": 1e1, \"spark.a\": 1.50, \"spark.b\": 0.5}", "spark.executor.cores=1e1 ?\nspark.a=1.50 ?\nspark.b=0.5\nopen\n"},
    {"JSON lines", "{\"spark.executor.cores\": 1}\n{\"spark.executor.cores\": [[2]]}\n", "spark.executor.cores=1\nopen\n--\nspark.executor.cores=2\nopen\n"},
    {"properties in a string", "{\"spark-defaults.conf\": \"spark.executor.cores [[1]]\\nspark.b [[\\u0032]]\\n\"}", "spark.executor.cores=1\nspark.b=2\n"},
    {"a template", "{\"conf\": {\"spark.executor.cores\": {{ cores }}, {% if x %}\"spark.a\": \"{{ a }}\"{% endif %}}}", "spark.executor.cores={{ cores }} ?\nspark.a={{ a }} ?\nopen\n"},
    {"Terraform's templates", "{\"conf\": {\n%{ if x ~}\n\"spark.executor.cores\": ${cores},\n%{ endif ~}\n\"spark.a\": ${jsonencode({ a = \"}\" })}, \"spark.b\": \"${b}g\"}}",
     "?spark.executor.cores=${cores} ?\nspark.a=${jsonencode({ a = \"}\" })} ?\nspark.b=${b}g ?\nopen\n"},
    {"no template for all that", "{\"a\": \"${x}\", \"spark.executor.cores\": }", "problem: this is no JSON: Invalid value.\n"},
    {"one of them that is none", "{\"conf\": {\"spark.executor.cores\": 1} ${more}}", "unread: a template that only its engine can turn into JSON\n"},
    {"one that is none", "{{ conf | tojson }}, \"spark.executor.cores\": 1}", "unread: a template that only its engine can turn into JSON\n"},
    {"marks inside of strings", "{\"spark.executor.cores\": \"{{\", \"b\": {\"c\": {\"d\": 1}}}", "spark.executor.cores={{ ?\nopen\n"},
    {"a manifest", "{\"apiVersion\": \"sparkoperator.k8s.io/v1beta2\", \"kind\": \"SparkApplication\", \"spec\": {\"sparkConf\": {\"spark.a\": \"[[1]]\"}}}", "spark.a=1\n"},
    {"nothing", "", ""},
    {"a broken one", "{\"spark.executor.cores\": 1,, }", "problem: this is no JSON: Missing a name for object member.\n"},
};

}  // namespace

TEST_CASE("JSON as a tree of places") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    std::string dump = Dump(all);
    if (row.name == "a manifest") dump = dump.substr(0, row.want.size());
    CHECK(dump == row.want);
    for (const Fragment& f : all) {
      for (const Setting& s : f.settings) {
        const std::string_view key = std::string_view(in.text).substr(s.key_span.begin, s.key_span.end - s.key_span.begin);
        if (!key.contains('\\') && s.written_as.empty()) CHECK(key == s.key);
      }
    }
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all, span));
    }
  }
}

// What is read in one pass is what RapidJSON reads, or nothing.
TEST_CASE("everyday JSON is read as any other") {
  constexpr std::string_view kMore[] = {"{}", "[]", "[{}, [], [[]]]", "{\"a\": -0.5e+3, \"b\": [0, 10, null, false]}", "[01]", "[1.]", "[.5]", "[-]", "[1e]",
                                        "[tru]", "{\"a\":1,}", "{\"a\"}", "{1:2}", "[1 2]", "{\"a\":1}{\"b\":2}", "[\"a\tb\"]", "[\"\x7f\xc3\xa9\"]", "  [1]  "};
  std::vector<std::string> texts(std::begin(kMore), std::end(kMore));
  for (const Row& row : kRows) texts.push_back(Marked(row.in).text);
  for (const std::string& whole : texts) {
    for (size_t size = 0; size <= whole.size(); ++size) {
      const std::string text = whole.substr(0, size);
      CAPTURE(text);
      text::Arena arena;
      const text::Span range{0, 0, static_cast<uint32_t>(size)};
      const JsonResult any = ParseAnyJson(text, text, range, arena), read = ParseJson(text, text, range, arena);
      CHECK(read.end == any.end);
      REQUIRE(read.problem.has_value() == any.problem.has_value());
      if (any.problem) continue;
      CHECK((read.tree.nodes() == any.tree.nodes()));
    }
  }
}

TEST_CASE("a broken place is told") {
  const auto all = Read("{\"spark.executor.cores\": 1,\n \"x\" 2}");
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].problems.size() == 1);
  CHECK(all[0].problems[0].span.begin == 33);
}

TEST_CASE("comments are kept, deep nesting is refused") {
  const auto all = Read("{ // one\n \"spark.executor.cores\": 1 /* two */ }");
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].comments.size() == 2);
  CHECK(all[0].comments[0].value == " one");
  CHECK(all[0].comments[1].value == " two ");
  CHECK(Dump(Read("{\"spark.executor.cores\":" + std::string(100000, '['))) == "problem: nested too deep to be read\n");
}

}  // namespace sparkvet::carrier
