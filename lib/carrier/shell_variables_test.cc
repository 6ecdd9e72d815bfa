#include "lib/carrier/shell_variables.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: places of settings' values
};

constexpr Row kRows[] = {
    {"a value is followed to where it is written", "M=[[4g]]\nspark-submit --conf a=$M x\n", "a=4g\nresource x\n"},
    {"in quotes and braces, too", "M='[[4g]]'\nspark-submit --conf \"a=${M}\" x\n", "a=4g\nresource x\n"},
    {"what is written partly here points here", "M=4\nspark-submit --conf a=[[${M}g]] x\n", "a=4g\nresource x\n"},
    {"without quotes a value is split", "O='--conf a=[[1]]  --conf b=[[2]]'\nspark-submit $O x\n", "a=1\nb=2\nresource x\n"},
    {"with quotes it is one word", "O='--conf a=1'\nspark-submit --name \"$O\" x\n", "--name=--conf a=1\nresource x\n"},
    {"quotes in a value are plain bytes", "O=\"--conf 'a=1 b'\"\nspark-submit $O x\n", "'a=1\nresource b'\n"},
    {"a split joins what stands beside it", "O='[[1]] --conf b=[[2]]'\nspark-submit --conf a=$O x\n", "a=1\nb=2\nresource x\n"},
    {"nothing makes no word", "O=\nspark-submit $O --conf a=[[1]] \"$O\" x\n", "a=1\n"},
    {"values hold values", "A=[[1]]\nB=\"--conf a=$A\"\nspark-submit $B x\n", "a=1\nresource x\n"},
    {"the program may be held", "S=\"$SPARK_HOME/bin/spark-submit\"\n$S --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"so may the whole command", "C='spark-submit --conf a=[[1]] x'\n$C\n", "a=1\nresource x\n"},
    {"and eval splits it once more", "C=\"spark-submit --conf 'a=[[1 2]]' x\"\neval \"$C\"\n", "a=1 2\nresource x\n"},
    {"export, readonly and declare assign", "export A=1\nreadonly B=2\ndeclare -r C=3\nspark-submit --conf a=$A --conf b=$B --conf c=$C x\n",
     "a=1\nb=2\nc=3\nresource x\n"},
    {"not what stands in front of a command", "A=1 spark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"what is assigned twice is what it was last", "A=1\nA=2\nspark-submit --conf a=$A x\n", "a=2\nresource x\n"},
    {"and text grows", "O='--conf a=[[1]]'\nO=\"$O --conf b=[[2]]\"\nO+=' --conf c=[[3]]'\nspark-submit $O x\n",
     "a=1\nb=2\nc=3\nresource x\n"},
    {"what comes later is not known yet", "spark-submit --conf a=$A x\nA=1\n", "a=$A ?\nresource x\n"},
    {"so it is among options where what follows is like none of spark-submit's", "spark-submit --conf a=[[1]] $SPARK_ARGS --input x\n",
     "a=1\nresource $SPARK_ARGS\nopen\n"},
    {"but not where it was meant to be one", "spark-submit --conf a=[[1]] $SPARK_ARGS --num-executor 3 x\n", "a=1\nunrecognized: --num-executor\nresource 3\nopen\n"},
    {"of a name with dots the last part counts", "spark-submit --conf a=[[1]] $(params.app) --date x\n", "a=1\nresource $(params.app)\n"},
    {"an unknown word is the application where what follows is no option of spark-submit's", "spark-submit --conf a=[[1]] $BUNDLE --table x --props y\n",
     "a=1\nresource $BUNDLE\nopen\n"},
    {"or a list", "spark-submit --conf a=[[1]] \"${ARGS[@]}\" --table x\n", "a=1\nresource ${ARGS[@]}\nopen\n"},
    {"unless it is named like options", "spark-submit --conf a=[[1]] $EXTRA_OPTS --table x --conf b=[[2]] y\n", "a=1\nb=2\nunrecognized: --table\nresource y\nopen\n"},
    {"what may be added to a script of another shell leaves its words what they are",
     "O='spark-submit --master yarn'\nif x; then O=\"$O --packages a:b --conf a=1\"; fi\nbash -c \"$O --conf b=[[2]] x\"\n",
     "--master=yarn\n--packages=a:b ?\na=1 ?\nb=2\nresource x\n"},
    {"a branch makes it unknown", "A=1\nif x; then A=2; fi\nspark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"so does the other side of ||", "A=1\nx || A=2\nspark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"within the branch it is known", "if x; then A=2; spark-submit --conf a=$A x; fi\n", "a=2\nresource x\n"},
    {"but not within the other one", "A=1\nif x; then A=2; else spark-submit --conf a=$A x; fi\n", "a=1\nresource x\n"},
    {"cases are branches", "A=1\ncase $1 in\n a) A=2 ;;\n *) ;;\nesac\nspark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"a loop may have run before", "A=1\nfor i in 1 2; do spark-submit --conf a=$A x; A=2; done\n", "a=$A ?\nresource x\n"},
    {"its variable is unknown", "i=1\nfor i in a b; do true; done\nspark-submit --conf a=$i x\n", "a=$i ?\nresource x\n"},
    {"read, unset and arithmetic make it unknown", "A=1; B=1; C=1\nread A\nunset B\n((C++))\nspark-submit --conf a=$A --conf b=$B --conf c=$C x\n",
     "a=$A ?\nb=$B ?\nc=$C ?\nresource x\n"},
    {"source makes all unknown", "A=1\nB=1\n. ./env.sh\nB=2\nspark-submit --conf a=$A --conf b=$B x\n", "a=$A ?\nb=2\nresource x\n"},
    {"a subshell changes nothing outside", "A=1\n(A=2)\nspark-submit --conf a=$A x\n", "a=1\nresource x\n"},
    {"a function knows what is assigned before it", "A=1\nf() { spark-submit --conf a=$A --conf b=$B x; }\nB=2\nf\n", "a=1\nb=$B ?\nresource x\n"},
    {"and its own", "f() {\n local A=1\n spark-submit --conf a=$A x\n}\nA=3\n", "a=1\nresource x\n"},
    {"a local name begins with nothing", "A=1\nf() {\n local A\n spark-submit --conf a=$A x\n}\n", "a=$A ?\nresource x\n"},
    {"and has what is assigned then", "f() {\n local A\n A=2\n spark-submit --conf a=$A x\n}\n", "a=2\nresource x\n"},
    {"what a function assigns is unknown outside", "A=1\nf() { A=2; }\nf\nspark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"a default is no value", "spark-submit --conf a=${A:-1} x\n", "a=${A:-1} ?\nresource x\n"},
    {"unless there is a value", "A=2\nspark-submit --conf a=${A:-1} x\n", "a=2\nresource x\n"},
    {"an assignment of a default says nothing", "A=${A:-1}\n: ${B:=2}\nspark-submit --conf a=$A --conf b=$B x\n", "a=${A:-1} ?\nb=$B ?\nresource x\n"},
    {"an array is a list of words", "A=(--conf 'a=[[1 2]]' # why\n --conf b=[[2]])\nspark-submit \"${A[@]}\" x\n", "a=1 2\nb=2\nresource x\n"},
    {"it may grow", "A=()\nA+=(--conf a=[[1]])\nspark-submit \"${A[@]}\" ${A[@]+\"${A[@]}\"} x\n", "a=1\na=1\nresource x\n"},
    {"what a branch adds is there, but unknown", "A=(--master yarn)\nif x; then\n A+=(--conf a=1)\nfi\nspark-submit \"${A[@]}\" x\n",
     "--master=yarn\na=1 ?\nresource x\n"},
    {"of text too", "O='--master yarn'\n[ x ] && O=\"$O --conf a=1\"\nspark-submit $O x\n", "--master=yarn\na=1 ?\nresource x\n"},
    {"what a loop adds nobody knows", "C='spark-submit --master yarn'\nfor i in 1 2; do C=\"$C --conf a=$i\"; done\nC+=' --conf b=[[2]]'\n$C x\n",
     "--master=yarn\nb=2\nresource x\nopen\n"},
    {"in a list, too", "A=(--master yarn)\nwhile read i; do\n A+=(--conf \"$i\")\n [ x ] && A+=(--y)\ndone\nspark-submit \"${A[@]}\" x\n",
     "--master=yarn\nresource x\nopen\n"},
    {"but it may change what was there", "O='--master yarn'\nfor i in 1 2; do O=\"$O,$i\"; done\nspark-submit $O x\n", "resource x\nopen\n"},
    {"or replace it", "O='--master yarn'\nfor i in 1 2; do O=\"$O --y\"; O=$i; done\nspark-submit $O x\n", "resource x\nopen\n"},
    {"a list from elsewhere may hold anything", "A+=(--conf a=1)\nspark-submit \"${A[@]}\" x\n", "a=1\nresource x\nopen\n"},
    {"an element", "A=(1 2)\nspark-submit --conf a=${A[1]} --conf b=$A x\n", "a=2\nb=1\nresource x\n"},
    {"an array joined", "A=(--conf a=1)\nspark-submit --name \"${A[*]}\" x\n", "--name=--conf a=1\nresource x\n"},
    {"what echo prints is known", "spark-submit $(echo --conf a=1) --conf b=\"$(echo 2  3)\" x\n", "a=1\nb=2 3\nresource x\n"},
    {"what others print is not", "spark-submit --conf a=$(date) --conf b=$(echo 1 | tr 1 2) x\n", "a=$(date) ?\nb=$(echo 1 | tr 1 2) ?\nresource x\n"},
    {"a change of IFS is beyond us", "IFS=,\nA=1\nspark-submit --conf a=$A x\n", "a=$A ?\nresource x\n"},
    {"tildes and braces are expanded by the shell", "spark-submit --conf a=1 --conf b={c,d} ~/x.py\n", "a=1\nb={c,d} ?\nresource ~/x.py\n"},
};

}  // namespace

TEST_CASE("variables are followed where they are certain") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = ParseShell(Kept(in.text), 0, TestTables().submit);
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("the environment is put in where the script leaves it alone") {
  static const SubmitOptions::Environment environment = {{"M", "4g"}, {"O", "--conf b=1 --conf c=2"}, {"E", ""}};
  SubmitOptions options = TestTables().submit;
  options.environment = &environment;
  constexpr Row kInherited[] = {
      {"a value stands where it is used", "spark-submit --conf a=[[$M]] x\n", "a=4g\nresource x\n"},
      {"and is split without quotes", "spark-submit $O x\n", "b=1\nc=2\nresource x\n"},
      {"a default is for what is not set, or empty", "spark-submit --conf a=${M:-1} --conf b=${N:-1} --conf c=${E:-1} --conf d=\"${E}\" x\n",
       "a=4g\nb=${N:-1} ?\nc=${E:-1} ?\nd=\nresource x\n"},
      {"export alone changes nothing", "export M\nspark-submit --conf a=$M x\n", "a=4g\nresource x\n"},
      {"the script's own value is stronger", "M=1\nspark-submit --conf a=$M x\n", "a=1\nresource x\n"},
      {"even where it is not known", "if y; then M=1; fi\nspark-submit --conf a=$M x\n", "a=$M ?\nresource x\n"},
      {"or comes later", "f() { spark-submit --conf a=$M x; }\nM=1\nf\n", "a=$M ?\nresource x\n"},
      {"or may come from another file", "source env.sh\nspark-submit --conf a=$M x\n", "a=$M ?\nresource x\n"},
      {"another shell may have another one", "ssh h 'spark-submit --conf a=$M x'\n", "a=$M ?\nresource x\n"},
      {"a list is none of its variables", "spark-submit --conf a=${M[0]} x\n", "a=${M[0]} ?\nresource x\n"},
  };
  for (const Row& row : kInherited) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = ParseShell(Kept(in.text), 0, options);
    CHECK(Dump(all) == row.want);
    for (const text::Span& span : in.spans) CHECK(HasValueAt(all, span));
  }
}

TEST_CASE("values that grow without end are given up, not followed") {
  std::string script = "A0=xxxxxxxxxxxxxxxx\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "$A" + std::to_string(i - 1);
    script += "A" + std::to_string(i) + "=" + before + before + '\n';
  }
  const auto all = ParseShell(Kept(script + "spark-submit --conf a=$A59 --conf b=$A2 x\n"), 0, TestTables().submit);
  REQUIRE(all.size() == 1);
  CHECK(all[0].settings[0].unknown);
}

TEST_CASE("many assignments, branches and uses cost no more than their number") {
  std::string script;
  for (int i = 0; i < 20000; ++i) {
    script += "if x; then A" + std::to_string(i) + "=1; B+=(--conf a=1); source x; else B=1; fi\n{ C=$B\n";
  }
  const auto all = ParseShell(Kept(script + "spark-submit --conf a=$A1 x\n"), 0, TestTables().submit);
  REQUIRE(all.size() == 1);
}

}  // namespace sparkvet::carrier
