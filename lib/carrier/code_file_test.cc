#include "lib/carrier/code_file.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view source, Language language) { return ParseCodeFile(Kept(source), 0, language, TestTables()); }

struct Row {
  std::string_view name;
  Language language;
  std::string_view source, want;  // marks: places of values
};

constexpr Row kRows[] = {
    {"settings of a builder", Language::kPython, "s = B.builder.config('spark.executor.memory', '[[4g]]').config(\"spark.x\", [[f(1)]])\n", "spark.executor.memory=4g\nspark.x=f(1) ?\nopen\n"},
    {"a value that is put in", Language::kPython, "c.set('spark.executor.memory', f'[[{mem}g]]')\n", "spark.executor.memory=${mem}g ?\nopen\n"},
    {"a constant is where it is assigned", Language::kPython, "MEM = '[[4g]]'\nc.set('spark.executor.memory', MEM)\n", "spark.executor.memory=4g\nopen\n"},
    {"settings for Airflow", Language::kPython, "SparkSubmitOperator(application='a.py', conf={'spark.executor.cores': '[[4]]'}, executor_memory=\"[[2g]]\")\n",
     "spark.executor.cores=4\nspark.executor.memory=2g\nopen\n"},
    {"PySpark's arguments", Language::kPython, "os.environ['PYSPARK_SUBMIT_ARGS'] = '--conf spark.a=[[1]] pyspark-shell'\n", "spark.a=1\nresource pyspark-shell\n"},
    {"arguments in a constant", Language::kPython, "ARGS = '--conf spark.executor.cores=[[4]]'\nf(sparkSubmitParameters=ARGS)\n", "spark.executor.cores=4\nopen\n"},
    {"words that are known at run time only", Language::kPython, "run(['spark-submit', '--master', m, '--conf', 'spark.a=%s' % a, '--conf', f(x), '--conf', 'spark.b=[[1]]', 'a.py'])\n",
     "--master=${m} ?\nspark.a=${value} ?\n?${value}= ?\nspark.b=1\nresource a.py\nopen\n"},
    {"any number of words", Language::kPython, "run(['spark-submit', *more, '--conf', 'spark.b=[[1]]'] + rest)\n", "spark.b=1\nopen\n"},
    {"a list that gets more", Language::kPython, "c = ['spark-submit', '--master', 'yarn', '--conf']\nc += [x]\n", "--master=yarn\n?${value}= ?\nopen\n"},
    {"a text that gets more", Language::kPython, "c = 'spark-submit --master yarn'\nc += ' --conf spark.a=1'\n", "--master=yarn\nopen\n"},
    {"an object of another kind", Language::kJava, "Configuration c = new Configuration(); c.set(\"spark.executor.cores\", \"x\");", ""},
    {"a key that is anybody's", Language::kPython, "c.set('spark.mine', 1)\n", ""},
    {"prose about a key", Language::kPython, "HELP = {'spark.executor.cores': 'How many cores an executor has'}\n", ""},
};

}  // namespace

TEST_CASE("settings of programs") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.source);
    const auto all = Read(in.text, row.language);
    CHECK(Dump(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("what a program sets itself is its SparkConf's, what it hands over is a map") {
  const auto all = Read("c = SparkConf().set('spark.executor.cores', 1)\nd = {'spark.executor.cores': 2}\n", Language::kPython);
  REQUIRE(all.size() == 2);
  CHECK(all[0].title == "conf map c");
  CHECK(all[0].settings.at(0).layer == Layer::kCode);
  CHECK(all[1].settings.at(0).layer == Layer::kMap);
}

TEST_CASE("a command that is joined from texts has its places") {
  const std::string_view source = "os.system('spark-submit --master yarn '\n          '--num-executors %s a.py' % n)\n";
  const auto all = Read(source, Language::kPython);
  REQUIRE(all.size() == 1);
  CHECK(all[0].title == "spark-submit in system.command");
  REQUIRE(all[0].options.size() == 2);
  CHECK(source.substr(all[0].options[0].value_span.begin, 4) == "yarn");
  CHECK(source.substr(all[0].options[1].name_span.begin, 15) == "--num-executors");
  CHECK(all[0].options[1].unknown);
  CHECK(all[0].primary_resource.value == "a.py");
}

TEST_CASE("a program in a JVM sets in vain what that was started with, PySpark does not") {
  const std::string_view source = "SparkConf().set(\"spark.driver.memory\", \"4g\").set(\"spark.executor.memory\", \"4g\")";
  const auto scala = Read(source, Language::kScala);
  REQUIRE(scala.at(0).misuses.size() == 1);
  CHECK(scala[0].misuses[0].kind == Misuse::Kind::kTooLate);
  CHECK(scala[0].misuses[0].word == "spark.driver.memory");
  CHECK(Read(source, Language::kPython).at(0).misuses.empty());
  CHECK(Read("new SparkLauncher().setConf(\"spark.driver.memory\", \"4g\");", Language::kJava).at(0).misuses.empty());
}

TEST_CASE("comments go to what they stand at") {
  const auto all = Read("c.set('spark.executor.cores', 1)  # one\n# two\nd = {'spark.executor.cores': 2}\n", Language::kPython);
  REQUIRE(all.size() == 2);
  CHECK(all[0].comments.at(0).value == " one");
  CHECK(all[1].comments.at(0).value == " two");
}

TEST_CASE("sources of tests are told by their names") {
  for (const std::string_view path : {"test_a.py", "src/test/java/A.java", "tests/a.py", "a/JobSuite.scala", "JobTest.java", "a_test.py", "conftest.py"}) {
    CAPTURE(path);
    CHECK(IsTestSource(path));
  }
  for (const std::string_view path : {"a.py", "jobs/latest.py", "Contest.java", "src/main/scala/Job.scala", "testing.py"}) {
    CAPTURE(path);
    CHECK_FALSE(IsTestSource(path));
  }
}

TEST_CASE("a program is read for a key in quotes, or a command") {
  const auto& tables = TestTables();
  CHECK(FirstInCode("x = \"spark.executor.cores\"", tables) == "spark.executor.cores");
  CHECK(FirstInCode("run('spark-submit a.py')", tables) == "spark-submit");
  CHECK(FirstInCode("import pyspark\nspark.sql.functions\n'spark.mine'", tables).empty());
}

}  // namespace sparkvet::carrier
