#include "lib/carrier/makefile.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"recipes are the shell's", "run: x\n\tspark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"signs for make", "run:\n\t@-spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"continued lines lose their tab", "run:\n\tspark-submit --conf a=[[1]]\\\n\t --conf b=[[2]] \\\n\tx\n", "a=1\nb=2\nresource x\n"},
    {"without a blank, words are glued", "run:\n\tspark-submit --conf a=[[1\\\n\t--conf]] x\n", "a=1--conf\nresource x\n"},
    {"a dollar sign for the shell", "run:\n\tA=[[1]]; spark-submit --conf a=$$A --conf b=$$B x\n", "a=1\nb=$B ?\nresource x\n"},
    {"a variable assigned once", "M = [[4g]]  # why\nrun:\n\tspark-submit --conf a=$(M) --conf b=${M} x\n", "a=4g\nb=4g\nresource x\n"},
    {"a variable of options", "O := --conf a=[[1]] \\\n  --conf b=[[2]]\nrun:\n\tspark-submit $(O) x\n", "a=1\nb=2\nresource x\n"},
    {"of variables", "A = [[1]]\nO = --conf a=$(A)\nrun:\n\tspark-submit $(O) x\n", "a=1\nresource x\n"},
    {"not when assigned twice", "A = 1\nA = 2\nrun:\n\tspark-submit --conf a=$(A) x\n", "a=$(A) ?\nresource x\n"},
    {"nor by ?= or +=, for a target, or in a conditional",
     "A ?= 1\nB += 1\nrun: C = 1\nifdef X\nD = 1\nendif\nrun:\n\tspark-submit --conf a=$(A) --conf b=$(B) --conf c=$(C) --conf d=$(D) x\n",
     "a=$(A) ?\nb=$(B) ?\nc=$(C) ?\nd=$(D) ?\nresource x\n"},
    {"nor before an include", "A = 1\ninclude x.mk\nB = 1\nrun:\n\tspark-submit --conf a=$(A) --conf b=$(B) x\n", "a=$(A) ?\nb=1\nresource x\n"},
    {"functions and automatic variables are unknown", "run:\n\tspark-submit --conf a=$(shell date) --conf b=$@ x\n", "a=$(shell date) ?\nb=$@ ?\nresource x\n"},
    {"the program may be held", "run:\n\t$(SPARK_SUBMIT) --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"on the line of the rule", "run: ; spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"each line has a shell of its own", "run:\n\tA=1\n\tspark-submit --conf a=$$A x\n", "a=$A ?\nresource x\n"},
    {"an exported variable", "export PYSPARK_SUBMIT_ARGS = --conf a=[[1]] pyspark-shell\n", "a=1\nresource pyspark-shell\n"},
    {"files", "conf:\n\techo 'spark.a [[1]]' > spark-defaults.conf\n", "spark.a=1\n"},
    {"a file by several recipes", "conf:\n\techo 'spark.a [[1]]' > spark-defaults.conf\n\n# why\n\t@echo 'spark.b [[2]]' >> spark-defaults.conf\n",
     "spark.a=1\nspark.b=2\n"},
    {"recursion ends", "A = $(B)\nB = $(A)\nrun:\n\tspark-submit --conf a=$(A) x\n", "a=$(A) ?\nresource x\n"},
};

}  // namespace

TEST_CASE("makefiles are read as make and the shell read them") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = ParseMakefile(Kept(in.text), 0, TestTables().submit);
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("what is no recipe is no command") {
  for (const std::string_view text : {"spark-submit = x\n", "\tspark-submit x\n", "define X\n\tspark-submit x\nendef\n", "# run:\n#\tspark-submit x\n",
                                      "spark-submit: x\n\ttrue\n", "$(info spark-submit x)\n"}) {
    CAPTURE(text);
    CHECK(ParseMakefile(text, 0, TestTables().submit).empty());
  }
}

TEST_CASE("each rule has files of its own") {
  const auto all = ParseMakefile("a:\n\techo 'spark.a 1' >> spark-defaults.conf\nb:\n\techo 'spark.a 2' >> spark-defaults.conf\n", 0, TestTables().submit);
  REQUIRE(all.size() == 2);
  CHECK(Dump(all[0]) == "spark.a=1\nopen\n");
  CHECK(Dump(all[1]) == "spark.a=2\nopen\n");
}

TEST_CASE("a recipe's line may be a comment") {
  const Marked in("[[# one]]\nrun:\n\t@[[# two]]\n\tspark-submit x\n");
  const auto all = ParseMakefile(Kept(in.text), 0, TestTables().submit);
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].comments.size() == 2);
  CHECK(all[0].comments[0].span == in.spans[0]);
  CHECK(all[0].comments[1].value == " two");
  CHECK(all[0].comments[1].span == in.spans[1]);
}

}  // namespace sparkvet::carrier
