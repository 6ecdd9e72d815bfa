#include "lib/carrier/shell.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

std::vector<Fragment> Read(std::string_view script) {
  return ParseShell(Kept(script), 0, TestTables().submit);
}

constexpr Row kRows[] = {
    {"words end at blanks", "spark-submit --conf a=[[1]]\t--conf  b=[[2]] x\n",
     "a=1\nb=2\nresource x\n"},
    {"single quotes keep all", "spark-submit --conf 'a=[[x $Y \"z\" \\]]' x\n",
     "a=x $Y \"z\" \\\nresource x\n"},
    {"double quotes expand", "spark-submit --conf \"a=[[x $Y]]\" x\n", "a=x $Y ?\nresource x\n"},
    {"quotes may stand anywhere in a word",
     "spark-submit --conf a=\"[[1 2]]\" --conf 'b'=[[3]] x\n", "a=1 2\nb=3\nresource x\n"},
    {"escapes in double quotes", "spark-submit --conf \"a=[[\\\"\\$X\\\\\\n]]\" x\n",
     "a=\"$X\\\\n\nresource x\n"},
    {"an escaped dollar sign is known", "spark-submit --conf a=[[\\$X]] x\n", "a=$X\nresource x\n"},
    {"ANSI quotes", "spark-submit --conf $'a=[[1\\t\\x41\\u00e9\\'2]]' x\n",
     "a=1\\tA\xC3\xA9'2\nresource x\n"},
    {"locale quotes", "spark-submit --conf $\"a=[[1]]\" x\n", "a=1\nresource x\n"},
    {"an empty value", "spark-submit --conf \"a=[[]]\" --conf b=[[]] x\n", "a=\nb=\nresource x\n"},
    {"a line goes on behind a backslash", "spark-submit \\\n  --conf a=[[1]] \\\n  x\n",
     "a=1\nresource x\n"},
    {"within quotes too", "spark-submit --conf \"a=[[1\\\n2]]\" x\n", "a=12\nresource x\n"},
    {"without a blank, words are glued", "spark-submit --conf a=[[1\\\n--conf]] b=2 x\n",
     "a=1--conf\nresource b=2\n"},
    {"a tilde within a word is text", "spark-submit --conf a=[[1~2]] --conf b=[[x]] HEAD~1\n", "a=1~2\nb=x\nresource HEAD~1\n"},
    {"a newline in quotes is text", "spark-submit --conf 'a=[[1\n2]]' x\n",
     "a=1\\n2\nresource x\n"},
    {"CR before LF is part of the word", "spark-submit --conf a=[[1\r]]\n", "a=1\\r\n"},
    {"comments need a blank before", "spark-submit --conf a=[[1#2]] x # --conf b=2\n",
     "a=1#2\nresource x\n"},
    {"redirections are no words", "spark-submit 2>&1 >out --conf a=[[1]] &>>log x < in\n",
     "a=1\nresource x\n"},
    {"numbers before them neither, but others are", "spark-submit --conf a=[[1]] x 2> err 3\n",
     "a=1\nresource x\n"},
    {"variables of all forms",
     "spark-submit --conf a=[[$X]] --conf b=[[${Y:-\"q }\"}]] --conf c=[[$(cat \")\")]] --conf "
     "d=[[`e f`]] x\n",
     "a=$X ?\nb=${Y:-\"q }\"} ?\nc=$(cat \")\") ?\nd=`e f` ?\nresource x\n"},
    {"arithmetic", "spark-submit --conf a=[[$((1<<2))]] x\n", "a=$((1<<2)) ?\nresource x\n"},
    {"a dollar sign may be just that", "spark-submit --conf a=[[x$]] --conf \"b=[[$ ]]\" x\n",
     "a=x$\nb=$ \nresource x\n"},
    {"templates are unknown in any quotes",
     "spark-submit --conf a={{ x }} --conf 'b=[[{{ y }}]]' x\n",
     "a={{ x }} ?\nb={{ y }} ?\nresource x\n"},
    {"what tools fill in is unknown, too", "spark-submit --conf a=[[@@MEM@@]] --conf b=[[__B__]] --conf c=[[{cores}]] --conf 'd=[[#{Octopus.Name}]]' --conf e=[[a{b}]] {app}\n",
     "a=@@MEM@@ ?\nb=__B__ ?\nc={cores} ?\nd=#{Octopus.Name} ?\ne=a{b}\nresource {app}\n"},
    {"also as a word of its own", "spark-submit --master #{Master} --conf a=[[1]] x # y\n", "--master=#{Master} ?\na=1\nresource x\n"},
    {"and what CircleCI puts in", "spark-submit --conf a=[[<< parameters.mem >>]] --name <<pipeline.id>> x\n", "--name=<<pipeline.id>> ?\na=<< parameters.mem >> ?\nresource x\n"},
    {"of their directives among a command's lines nothing is left",
     "spark-submit \\\n{% if x %}\n  --queue q \\\n{% endif %}\n  {{- range $k, $v := .c }}\n  --conf {{ $k }}={{ $v }} \\\n  {{- end }}\n  --conf a=[[1]] x\n",
     "--queue=q ?\n?{{ $k }}={{ $v }} ?\na=1\nresource x\nopen\n"},
    {"nor of a block that is words of a line", "spark-submit {% if x %}--conf a=[[1]]{% endif %} --conf b=[[{% if x %}2{% endif %}]] x\n", "a=1 ?\nb={% if x %}2{% endif %} ?\nresource x\n"},
    {"what an expression becomes goes on where options follow", "spark-submit \\\n  --conf a=[[1]] \\\n  {{ include \"c\" . }}\n  --conf b=[[2]] x\n",
     "a=1\nb=2\nresource x\nopen\n"},
    {"and nowhere else", "spark-submit --conf a=[[1]] \\\n  {{ y }}\necho -n\n", "a=1\nresource {{ y }}\n"},
    {"and so is what people fill in",
     "spark-submit --class <main-class> --master k8s://<host>:<port> --conf a=[[<n>g]] --conf b=[[<path to/x.jar>]] <application-jar> [arguments]\n",
     "--class=<main-class> ?\n--master=k8s://<host>:<port> ?\na=<n>g ?\nb=<path to/x.jar> ?\nresource <application-jar>\n"},
    {"two redirections are none", "spark-submit --conf a=[[1]] x <in.txt >out\n", "a=1\nresource x\n"},
    {"nor without a blank", "spark-submit --conf a=[[1]] x <input>output\n", "a=1\nresource x\n"},
    {"nor with a number", "spark-submit --conf a=[[1]] x <input 2>output\n", "a=1\nresource x\n"},
    {"commands end at separators", "true && spark-submit --conf a=[[1]] x | tee log; echo y &\n",
     "a=1\nresource x\n"},
    {"groups and control flow", "if true; then { ( spark-submit --conf a=[[1]] x ) } fi\n",
     "a=1\nresource x\n"},
    {"cases", "case $1 in\n (a|b) spark-submit --conf a=[[1]] x ;;\n *) ;; esac\n",
     "a=1\nresource x\n"},
    {"functions", "run() { spark-submit --conf a=[[1]] x; }\nfunction f { true; }\n",
     "a=1\nresource x\n"},
    {"substitutions hold commands", "OUT=\"$(spark-submit --conf a=[[1]] x 2>&1)\"\n",
     "a=1\nresource x\n"},
    {"so do backticks", "OUT=`spark-submit --conf a=[[1]] x`\n", "a=1\nresource x\n"},
    {"here-documents do not",
     "cat <<-'END' >f\nspark-submit --conf z=1 y\n\tEND\nspark-submit --conf a=[[1]] x\n",
     "a=1\nresource x\n"},
    {"two of them on a line",
     "cat <<A <<B\nspark-submit x\nA\nspark-submit y\nB\nspark-submit --conf a=[[1]] x\n",
     "a=1\nresource x\n"},
    {"a here-string is a word", "cat <<< spark-submit\nspark-submit --conf a=[[1]] x\n",
     "a=1\nresource x\n"},
    {"what a branch chooses is one, whatever is added to it",
     "case $1 in\n driver) CMD=(\"$SPARK_HOME/bin/spark-submit\" --conf a=[[1]] --deploy-mode client \"$@\") ;;\n *) CMD=(java x) ;;\nesac\n"
     "exec tini -s -- \"${CMD[@]}\"\n",
     "--deploy-mode=client\na=1\nopen\n"},
    {"but once where the branch itself runs it", "if y; then\n C=(spark-submit --conf a=[[1]])\n \"${C[@]}\" x\nfi\n", "a=1\nresource x\n"},
    {"arrays are no commands",
     "A=(spark-submit --conf z=1 # c\n 'y)' )\nspark-submit --conf a=[[1]] x\n",
     "a=1\nresource x\n"},
    {"process substitution is a word",
     "spark-submit --conf a=[[1]] --properties-file <(echo b 2) x\n",
     "--properties-file=<(echo b 2) ?\na=1\nresource x\n"},
};

}  // namespace

TEST_CASE("shell text is split as bash splits it") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const std::vector<Fragment> fragments = Read(in.text);
    REQUIRE(fragments.size() == 1);
    CHECK(Dump(fragments[0]) == row.want);
    std::vector<text::Span> places;
    for (const Setting& s : fragments[0].settings) places.push_back(s.value_span);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(std::find(places.begin(), places.end(), span) != places.end());
    }
  }
}

TEST_CASE("options that Zeppelin hands to spark-submit") {
  const auto told = [](std::string_view script) {
    std::string out;
    for (const Fragment& f : Read(script)) out += f.title + '\n' + Dump(f);
    return out;
  };
  CHECK(told("export SPARK_SUBMIT_OPTIONS=\"--driver-memory 2g --conf a=1 --jars $JARS\"\n") == "SPARK_SUBMIT_OPTIONS\n--driver-memory=2g\n--jars=$JARS ?\na=1\nopen\n");
  CHECK(told("export SPARK_SUBMIT_OPTIONS=\"--conf 'a=1 2'\"\n").empty());
  CHECK(told("export SPARK_SUBMIT_OPTIONS=-Da=1\n").empty());
  CHECK(told("export SPARK_SUBMIT_OPTIONS=--verbose\nspark-submit $SPARK_SUBMIT_OPTIONS x\n") == "spark-submit\n--verbose=\nresource x\n");
}

TEST_CASE("a variable that holds the program may hold more") {
  const auto read = [](std::string_view script) { return Dump(Read(script)); };
  CHECK(read("$SPARK_SUBMIT --conf a=1 x.py\n") == "a=1\nresource x.py\n");
  CHECK(read("$SPARK_CMD --input x\n") == "resource $SPARK_CMD\n");
  CHECK(read("\"$SPARK_CMD\" --input x\n") == "unrecognized: --input\nresource x\n");
  CHECK(read("$SPARK_CMD --conf a=1 --input x\n") == "a=1\nunrecognized: --input\nresource x\n");
}

TEST_CASE("what GitLab puts in is unknown, in quotes and without") {
  const auto fragments = ParseShell("spark-submit --name $[[ inputs.a ]] --conf \"b=$[[ inputs.b ]]\" x\n", 0, TestTables().submit);
  REQUIRE(fragments.size() == 1);
  CHECK(Dump(fragments[0]) == "--name=$[[ inputs.a ]] ?\nb=$[[ inputs.b ]] ?\nresource x\n");
}

TEST_CASE("a comment inside a continued command ends it") {
  const auto all = Read("spark-submit --conf a=1 \\\n  # why\n  --conf b=2 \\\n  x\n");
  CHECK(Dump(all) == "a=1\nstray: --conf\n");
}

TEST_CASE("a blank behind the backslash makes a word of it and ends the command") {
  const auto all = Read("spark-submit --conf a=1 \\ \n  --conf b=2 x\nls --conf\n");
  CHECK(Dump(all) == "a=1\nstray: --conf\nresource  \n");
}

TEST_CASE("a missing backslash is seen as well, but other commands are not stray") {
  CHECK(Dump(Read("spark-submit --conf a=1\n --master yarn x\n")) == "a=1\nstray: --master\n");
  CHECK(Dump(Read("spark-submit --conf a=1 x\nls\n--master yarn\n")) == "a=1\nresource x\n");
  CHECK(Dump(Read("spark-submit --conf a=1 x; --master yarn\n")) == "a=1\nresource x\n");
}

TEST_CASE("commands come in the order of the text, each owns its texts") {
  auto all = Read(
      "spark-submit --conf a='1'\"2\" $(spark-sql --conf b='3'x) y\nspark-submit --conf c='4'5 "
      "z\n");
  REQUIRE(all.size() == 3);
  CHECK(all[0].program.value == "spark-submit");
  CHECK(all[1].program.value == "spark-sql");
  const Fragment last = std::move(all[2]);
  all.clear();
  CHECK(last.settings[0].value == "45");
}

TEST_CASE("a stray word and a continued last word live on with the fragment") {
  auto all = Read("spark-submit --conf a=b\\\n \n\"--co\"nf c=d\n");
  REQUIRE(all.size() == 1);
  const Fragment one = std::move(all[0]);
  all.clear();
  CHECK(Dump(one) == "a=b\nstray: --conf\n");
}

TEST_CASE("each command has the comments around it") {
  const auto all =
      Read("#!/bin/sh\n# one\nspark-submit x # two\n# three\nspark-submit \\\n y\n# four\n");
  REQUIRE(all.size() == 2);
  REQUIRE(all[0].comments.size() == 3);
  CHECK(all[0].comments[2].value == " two");
  REQUIRE(all[1].comments.size() == 2);
  CHECK(all[1].comments[1].value == " four");
}

TEST_CASE("what is never closed is told, not guessed") {
  for (const std::string_view end : {"'a", "\"a", "$(a", "`a", "${a", "A=(", "$'a"}) {
    CAPTURE(end);
    const auto all =
        Read("spark-submit --conf a=1 x\necho " + std::string(end) + "\nspark-submit y\n");
    REQUIRE(!all.empty());
    CHECK(all.back().unread.size() == 1);
  }
}

TEST_CASE("operands that nobody looks at hide no command behind them") {
  for (const std::string_view before :
       {"echo \"starting $X; then some\"\n", "echo 'a | b' \"it's\"; ", "[[ \"$A\" == b ]] && ", "if [ -z \"$A\" ]; then ", "mkdir -p a || ",
        "ls $(echo \"x\") ${A:-'b'}\n", "echo a#b c & ", "echo it\\'s; ", "echo \"a\nb\"\n", "echo \"a \\\" b\"\n", "ls > \"f;\"\n", "echo x | cat\n",
        "echo {{ \"a\" }} '{{ b' }}\n", "set -e \\\n -u\n", "cat <<< \"a\"\n", "cat <<E\nspark-submit y\nE\n", "X=1 ls \"$X\"\n", "echo $'it\\'s'\n",
        "echo $\"a\"\n", "ls \"$(cat '\"')\"\n", "( ls a ) ; ", "for i in a b; do ls $i; done; "}) {
    CAPTURE(before);
    const auto all = Read(std::string(before) + "spark-submit --conf a=1 x\n");
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == "a=1\nresource x\n");
  }
  for (const std::string_view hidden : {"echo a # ; ", "echo 'a; ", "echo \"a; ", "echo a \\; ", "echo a "}) {
    CAPTURE(hidden);
    CHECK(Read(std::string(hidden) + "spark-submit --conf a=1 x\n").empty());
  }
}

TEST_CASE("deep nesting ends somewhere") {
  for (const std::string_view open : {"$(", "(", "A=(", "\"$(", "<(", "${", "$(("}) {
    CAPTURE(open);
    std::string deep = "spark-submit --conf a=1 x\n";
    for (int i = 0; i < 100000; ++i) deep += open;
    const auto all = Read(deep);
    REQUIRE(all.size() == 1);
    CHECK(all[0].unread.size() == 1);
  }
}

TEST_CASE("a command line is split already") {
  std::vector<Word> words;
  uint32_t at = 0;
  for (const std::string_view text :
       {"spark-submit", "--conf", "a=$X", "--name", "{{x}}", "app.py"}) {
    Word word;
    word.text = text;
    word.span = {0, at, at + static_cast<uint32_t>(text.size())};
    at = word.span.end + 1;
    words.push_back(word);
  }
  const auto f = ParseCommandLine(words, 0, TestTables().submit);
  REQUIRE(f.size() == 1);
  CHECK(Dump(f[0]) == "--name={{x}}\na=$X\nresource app.py\n");
  CHECK(f[0].settings[0].value_span == text::Span{0, 22, 24});
  CHECK(ParseCommandLine({}, 0, TestTables().submit).empty());
}

}  // namespace sparkvet::carrier
