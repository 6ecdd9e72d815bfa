#include "lib/carrier/justfile.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"recipes are the shell's", "run:\n    spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"signs, attributes, parameters, dependencies", "[private]\n@run n='1:' *args: (build \"b\") && c # why\n\t@-spark-submit --conf a=[[1]] --conf b={{n}} x\n", "a=1\nb={{n}} ?\nresource x\n"},
    {"continued lines are joined", "run:\n  spark-submit --conf a=[[1]] \\\n    --conf b=[[2]] \\\n  x\n", "a=1\nb=2\nresource x\n"},
    {"without a blank, words are glued", "run:\n  spark-submit --conf a=[[1\\\n    --conf]] x\n", "a=1--conf\nresource x\n"},
    {"a variable", "m := '[[4g]]' # why\nrun:\n  spark-submit --conf a={{m}} --conf b={{ m }} x\n", "a=4g\nb=4g\nresource x\n"},
    {"of options, added up over lines", "o := (\"--conf a=[[1]]\" +\n  ' --conf b=[[2]]')\nrun:\n  spark-submit {{o}} x\n", "a=1\nb=2\nresource x\n"},
    {"texts, and the sign for paths", "d := '/opt'\nrun:\n  spark-submit --conf a={{ \"q}}\\u{41}\" }} {{ d / \"x\" }}\n", "a=q}}A\nresource /opt/x\n"},
    {"a sign twice", "run:\n  spark-submit --conf a={{{{b}} x\n", "a={{b}} ?\nresource x\n"},
    {"not when assigned twice", "m := '1'\nm := '2'\nrun:\n  spark-submit --conf a={{m}} x\n", "a={{m}} ?\nresource x\n"},
    {"nor of commands, functions and conditions", "m := `date`\nrun:\n  spark-submit --conf a={{m}} --conf b={{env('B')}} --conf c={{ if x == 'y' { 'z' } else { 'w' } }} x\n",
     "a={{m}} ?\nb={{env('B')}} ?\nc={{ if x == 'y' { 'z' } else { 'w' } }} ?\nresource x\n"},
    {"a parameter hides a variable", "m := '1'\nrun m:\n  spark-submit --conf a={{m}} x\n", "a={{m}} ?\nresource x\n"},
    {"each line has a shell of its own", "run:\n  A=1\n  spark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"a script", "m := '[[4g]]'\nrun:\n  #!/usr/bin/env bash\n  A=[[1]]\n\n  if x; then\n    spark-submit --conf a=$A --conf b={{m}} x\n  fi\n", "a=1\nb=4g\nresource x\n"},
    {"an exported variable", "export A := '[[1]]'\nrun:\n  spark-submit --conf a=$A x\n", "a=1\nresource x\n"},
    {"all of them", "set export\nA := '[[1]]'\nrun:\n  spark-submit --conf a=$A x\n", "a=1\nresource x\n"},
    {"what PySpark reads", "export PYSPARK_SUBMIT_ARGS := '--conf a=[[1]] pyspark-shell'\n", "a=1\nresource pyspark-shell\n"},
    {"a shell that is said", "set shell := ['bash', '-cu']\nrun:\n  spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"files", "conf:\n  echo 'spark.a [[1]]' > spark-defaults.conf\n  echo 'spark.b [[2]]' >> spark-defaults.conf\n", "spark.a=1\nspark.b=2\n"},
    {"recursion ends", "a := b\nb := a\nrun:\n  spark-submit --conf a={{a}} x\n", "a={{a}} ?\nresource x\n"},
    {"lines that end otherwise", "m := \"[[1]]\"\r\nrun:\r\n  spark-submit --conf a={{m}} \\\r\n    x\r\n", "a=1\nresource x\n"},
};

std::vector<Fragment> Read(std::string_view text) { return ParseJustfile(Kept(text), 0, TestTables().submit); }

}  // namespace

TEST_CASE("justfiles are read as just and the shell read them") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("what is in no recipe for a shell is no command") {
  for (const std::string_view text : {"x := 'spark-submit x'\n", "  spark-submit x\n", "# run:\n#   spark-submit x\n", "spark-submit: x\n", "set shell := ['nu', '-c']\nrun:\n  spark-submit x\n",
                                      "run:\n  #!/usr/bin/env python3\n  spark-submit x\n", "[script('python3')]\nrun:\n  spark-submit x\n", "run:\n  # why \\\n  spark-submit x\n"}) {
    CAPTURE(text);
    CHECK(Dump(Read(text)) == "");
  }
}

TEST_CASE("each recipe has files of its own") {
  CHECK(Dump(Read("a:\n  echo 'spark.a 1' >> spark-defaults.conf\nb:\n  echo 'spark.a 2' >> spark-defaults.conf\n")) == "spark.a=1\nopen\n--\nspark.a=2\nopen\n");
}

TEST_CASE("commands find what is exported") {
  const auto all = Read("set export\nA := '1'\nB := `x`\nC-D := '2'\nrun:\n  E=3 spark-submit x\n");
  REQUIRE(all.size() == 1);
  CHECK(ShowEnvironment(all[0]) == "A=1 E=3");
}

TEST_CASE("comments outside and within recipes") {
  const Marked in("[[# one]]\nm := '1' [[# two]]\nrun: [[# three]]\n  @[[# four]]\n  spark-submit x\n");
  const auto all = Read(in.text);
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].comments.size() == 4);
  for (size_t i = 0; i < 4; ++i) CHECK(all[0].comments[i].span == in.spans[i]);
}

TEST_CASE("names of justfiles") {
  for (const std::string_view path : {"justfile", "a/Justfile", ".justfile", "JUSTFILE", "jobs.just"}) CHECK(IsJustfileName(FileName(path)));
  for (const std::string_view path : {"just", "justfile.md", "adjust", "justice.txt"}) CHECK(!IsJustfileName(FileName(path)));
}

}  // namespace sparkvet::carrier
