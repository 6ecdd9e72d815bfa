#include "lib/carrier/shell_environment.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

// The text marked [[so]] is the place of the last variable's value.
struct Row {
  std::string_view name, script, want;
};

constexpr Row kRows[] = {
    {"what is exported", "export A=1 B=\"x y\"\nspark-submit a.py\n", "A=1 B=x y"},
    {"what is assigned only reaches no command", "A=1\nspark-submit a.py\n", ""},
    {"exported behind its assignment, or before it", "A=1\nexport A B\nB=[[2]]\nspark-submit a.py\n", "A=1 B=2"},
    {"each command finds what was exported so far", "export A=1\nspark-submit a.py\nexport A=2\n", "A=1"},
    {"what stands in front of the command", "export A=1\nA=2 B=[[3]] nohup spark-submit a.py\n", "A=1 A=2 B=3"},
    {"what env gives it", "env A=[[1]] spark-submit a.py\n", "A=1"},
    {"what a variable holds", "MEM=[[4g]]\nexport A=$MEM\nspark-submit a.py\n", "A=4g"},
    {"what nobody knows", "export A=$1 B\nC=$2 spark-submit a.py\n", "A? B? C?"},
    {"declared with -x", "declare -x A=1\ntypeset -x B=2\ndeclare C=3\nspark-submit a.py\n", "A=1 B=2"},
    {"all of them behind set -a", "A=1\nset -eua\nB=2\nset +a\nC=3\nspark-submit a.py\n", "B=2"},
    {"or behind its long name", "set -o allexport\nB=[[2]]\nspark-submit a.py\n", "B=2"},
    {"taken back", "export A=1 B=2 C=3\nunset A\nexport -n B\nspark-submit a.py\n", "C=3"},
    {"in a branch: perhaps", "if x; then export A=1; else B=2; fi\nexport B\nspark-submit a.py\n", "A? B?"},
    {"within the branch: surely", "if x; then export A=[[1]]; spark-submit a.py; fi\n", "A=1"},
    {"not in the other branch", "A=1\nif x; then export A; else spark-submit a.py; fi\n", "A?"},
    {"a list is handed to nobody", "export A=(1 2)\nspark-submit a.py\n", ""},
    {"functions are no variables", "export -f A\nspark-submit a.py\n", ""},
    {"sudo hands nothing on but what it is given", "export A=1\nB=2 sudo C=[[3]] spark-submit a.py\n", "C=3"},
    {"neither does a container", "export A=1\ndocker run -e B=[[2]] image spark-submit a.py\n", "B=2"},
    {"nor env -i", "export A=1\nenv -i B=[[2]] spark-submit a.py\n", "B=2"},
    {"nobody knows what $RUN does", "export A=1\n$RUN spark-submit --master yarn a.py\n", "A?"},
    {"eval runs in the same shell", "export A=1\nCMD='spark-submit a.py'\neval $CMD\n", "A=1"},
    {"a shell elsewhere has another", "export A=1\nssh host 'B=2 spark-submit --master yarn a.py'\n", "B=2"},
};

}  // namespace

TEST_CASE("what a command of a script finds in its environment") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked marked(row.script);
    const std::vector<Fragment> fragments = ParseShell(Kept(marked.text), 0, TestTables().submit);
    REQUIRE(fragments.size() == 1);
    CHECK(ShowEnvironment(fragments[0]) == row.want);
    if (!marked.spans.empty()) CHECK(fragments[0].environment.back().span == marked.spans[0]);
  }
}

TEST_CASE("a script that exports very much to very many commands takes its size in memory, not the square of it") {
  std::string script;
  for (int i = 0; i < 3000; ++i) script += "export V" + std::to_string(i) + "=" + std::string(200, 'x') + '\n';
  for (int i = 0; i < 3000; ++i) script += "spark-submit a.py\n";
  const std::vector<Fragment> fragments = ParseShell(script, 0, TestTables().submit);
  REQUIRE(fragments.size() == 3000);
  CHECK(fragments[0].environment.size() == 64);
  CHECK(fragments[2999].environment.empty());
}

TEST_CASE("very many words in front of a program are looked at once") {
  const auto read = [](std::string_view word, std::string_view program) {
    std::string script;
    for (int i = 0; i < 30000; ++i) script += word;
    return ParseShell(Kept(script.append(program)), 0, TestTables().submit);
  };
  CHECK(read("docker bash ", "spark-submit --master yarn a.py\n").size() == 1);
  const std::vector<Fragment> doubtful = read("A=1 ", "$X $Y $Z spark-submit --master yarn a.py\n");
  REQUIRE(doubtful.size() == 1);
  CHECK(doubtful[0].environment.size() == 30000);
  CHECK(doubtful[0].environment.back().unknown);
}

TEST_CASE("what a script was started with is exported already") {
  SubmitOptions options = TestTables().submit;
  const SubmitOptions::Environment environment = {{"A", "0"}};
  options.environment = &environment;
  const std::vector<Fragment> fragments = ParseShell("A=1\nB=2\nspark-submit a.py\n", 0, options);
  REQUIRE(fragments.size() == 1);
  CHECK(ShowEnvironment(fragments[0]) == "A=1");
}

}  // namespace sparkvet::carrier
