#include "lib/carrier/toml_file.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view toml) { return ParseTomlFile(Kept(toml), 0, TestTables()); }

struct Row {
  std::string_view name, in, want;  // marks in `in`: values' places
};

constexpr Row kRows[] = {
    {"keys in quotes", "[a.conf]\n\"spark.executor.cores\" = [[4]]\n'spark.x' = \"[[y]]\"\n", "spark.executor.cores=4\nspark.x=y\nopen\n"},
    {"keys with dots", "[conf]\nspark.executor.memory = \"[[2g]]\"\nspark.executor.cores = [[4]]\n", "spark.executor.memory=2g\nspark.executor.cores=4\nopen\n"},
    {"a table for each part", "[spark.executor]\ncores = [[4]]\nmemory = '[[2g]]'\n", "spark.executor.cores=4\nspark.executor.memory=2g\nopen\n"},
    {"an inline table", "conf = { \"spark.executor.cores\" = [[4]] }\n", "spark.executor.cores=4\nopen\n"},
    {"characters of several bytes", "# \xC3\xA9\nx = \"\xE2\x82\xAC\" # \xC3\xA9\n\"spark.executor.cores\" = '[[4]]'\n", "spark.executor.cores=4\nopen\n"},
    {"numbers", "[c]\n\"spark.executor.cores\" = 0x10\n\"spark.a\" = 1_000\n\"spark.b\" = 1e3\n\"spark.c\" = true\n",
     "spark.executor.cores=16\nspark.a=1000\nspark.b=1e3 ?\nspark.c=true\nopen\n"},
    {"escapes", "\"spark.executor.cores\" = \"[[\\u0034]]\"\n", "spark.executor.cores=4\nopen\n"},
    {"properties over lines", "\"spark-defaults.conf\" = \"\"\"\nspark.executor.cores [[1]]\nspark.b [[\\u0032]]\n\"\"\"\n", "spark.executor.cores=1\nspark.b=2\n"},
    {"a list of pairs", "conf = [ \"spark.executor.cores=[[4]]\", 'spark.x=[[y]]' ]\n", "spark.executor.cores=4\nspark.x=y\nopen\n"},
    {"a key that is there twice", "\"spark.executor.cores\" = 1\n\"spark.executor.cores\" = 2\n", "problem"},
    {"a template", "\"spark.executor.cores\" = {{ x }}\n", "unread: a template that only its engine can turn into TOML\n"},
    {"another tool's section", "[tool.spark]\nversion = 3\nhome = \"/opt/spark\"\n", ""},
};

}  // namespace

TEST_CASE("TOML as a tree of places") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    const std::string dump = Dump(all);
    if (row.want == "problem") {
      CHECK(dump.starts_with("problem: this is no TOML"));
    } else {
      CHECK(dump == row.want);
    }
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("each table of a list is a map of its own, comments go to theirs") {
  const auto all = Read("[[job]]\nname = 'a'\n\"spark.executor.cores\" = 1 # one\n[[job]]\nname = 'b'\n# two\n\"spark.executor.cores\" = 2\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].title == "conf map job[0]");
  CHECK(all[1].title == "conf map job[1]");
  CHECK(all[0].comments.at(0).value == " one");
  CHECK(all[1].comments.at(0).value == " two");
}

TEST_CASE("a key of thousands of parts is refused") {
  std::string key = "spark.executor.cores";
  for (int i = 0; i < 100000; ++i) key += ".a";
  CHECK(Dump(Read(key + " = 1\n")) == "problem: nested too deep to be read\n");
}

}  // namespace sparkvet::carrier
