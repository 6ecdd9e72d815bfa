#include "lib/carrier/shell_functions.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view script) { return ParseShell(Kept(script), 0, TestTables().submit); }

std::string Told(const std::vector<Fragment>& all) {
  std::string out;
  for (const Fragment& f : all) out += Dump(f) + "--\n";
  return out;
}

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"each call is a command", "f() { spark-submit --conf a=[[1]] \"$@\"; }\nf --conf b=[[2]] x\nf --num-executors 3 y\n",
     "a=1\nb=2\nresource x\n--\n--num-executors=3\na=1\nresource y\n--\n"},
    {"whatever the form of the function", "function f\n{\n  spark-submit ${@} --conf a=[[1]] x\n}\nf --conf b=[[2]]\n", "b=2\na=1\nresource x\n--\n"},
    {"one argument after the other", "f () { spark-submit --class $1 --conf \"a=[[x-$2]]\" ${3} $4; }\nf A \"b c\" x.jar\n",
     "--class=A\na=x-b c\nresource x.jar\n--\n"},
    {"what a variable holds when it is called", "V=[[1]]\nf() { spark-submit --conf a=$V $1; }\nf x\nV=[[2]]\nf y\n", "a=1\nresource x\n--\na=2\nresource y\n--\n"},
    {"and what it holds within", "V=1\nf() { local V=[[2]]; spark-submit --conf a=$V $1; }\nf x\n", "a=2\nresource x\n--\n"},
    {"arguments that nobody knows", "f() { spark-submit --conf a=[[1]] \"$@\"; }\nf $ARGS x\n", "a=1\nresource x\nopen\n--\n"},
    {"a function that runs what it is given", "run() { echo \"+ $*\"; \"$@\" || exit 1; }\nrun spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n--\n"},
    {"or prints it", "say() { echo \"$@\"; }\nsay spark-submit --conf a=1 x\n", ""},
    {"one that nobody calls", "f() { spark-submit --conf a=[[1]] \"$@\"; }\n", "a=1\nopen\n--\n"},
    {"one that shifts is read for itself", "f() { local n=$1; shift; spark-submit --conf a=[[1]] \"$@\"; }\nf 1 --conf b=2 x\n", "a=1\nopen\n--\n"},
    {"and one that chooses", "f() { if y; then spark-submit --conf a=[[1]] \"$@\"; else spark-submit --conf a=[[2]] \"$@\"; fi; }\nf --conf b=2 x\n",
     "a=1\nopen\n--\na=2\nopen\n--\n"},
    {"and one that has two bodies", "f() { spark-submit --conf a=[[1]] \"$@\"; }\nf() { spark-submit --conf a=[[2]] \"$@\"; }\nf x\n", "a=1\nopen\n--\na=2\nopen\n--\n"},
    {"one that calls itself", "f() { spark-submit --conf a=[[1]] \"$@\"; f \"$@\"; }\nf x\n", "a=1\nresource x\n--\n"},
    {"one that is called within another", "f() { spark-submit --conf a=[[1]] \"$@\"; }\nmain() { f x; }\nmain\n", "a=1\nresource x\n--\n"},
};

}  // namespace

TEST_CASE("a call of a function is its body with what is handed over") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const std::vector<Fragment> all = Read(in.text);
    CHECK(Told(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(in.text.substr(span.begin, span.end - span.begin));
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("comments of a body are told once") {
  const auto all = Read("f() {\n  # why\n  spark-submit \"$@\"\n}\nf x\nf y\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].comments.size() + all[1].comments.size() == 1);
}

TEST_CASE("many calls of a long body end") {
  std::string text = "f() {\n" + std::string(100000, ' ') + "\nspark-submit --conf a=1 \"$@\"; }\n";
  for (int i = 0; i < 1000; ++i) text += "f x\n";
  CHECK(Read(text).size() < 20);
}

}  // namespace sparkvet::carrier
