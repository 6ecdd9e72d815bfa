#include "lib/carrier/unit_file.h"

#include <doctest/doctest.h>

#include "lib/carrier/env_file.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view path, std::string_view text) {
  return ParseUnitFile(FileName(path), Kept(text), 0, TestTables().submit);
}

std::string Told(const std::vector<Fragment>& all) {
  std::string out;
  for (const Fragment& f : all) out += f.title + '\n' + Dump(f);
  return out;
}

struct Row {
  std::string_view name, path, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"a unit of systemd", "a.service",
     "[Unit]\nDescription=spark-submit --conf spark.a=0 x\n[Service]\nExecStart=/opt/spark/bin/spark-submit --conf spark.a=[[1]] \\\n"
     "  # why\n  --conf \"spark.b=[[2 3]]\" app.py\nRestart=always\n",
     "spark-submit\nspark.a=1\nspark.b=2 3\nresource app.py\n"},
    {"signs in front of the program, and another command behind it", "a.service", "ExecStart=-/opt/spark/bin/spark-submit --conf spark.a=[[1]] app.py ; /bin/b\n",
     "spark-submit\nspark.a=1\nresource app.py\n"},
    {"what systemd fills in", "a.service", "ExecStart=/bin/spark-submit --conf spark.a=[[%i]] --conf spark.b=[[%%i]] --conf spark.c=[[${C}]] app.py $ARGS\n",
     "spark-submit\nspark.a=%i ?\nspark.b=%i\nspark.c=${C} ?\nresource app.py\n"},
    {"nothing is a shell's", "a.service", "ExecStart=/bin/spark-submit --conf spark.a=[[x|y>z;]] app.py\n", "spark-submit\nspark.a=x|y>z;\nresource app.py\n"},
    {"but where one is started", "a.service", "ExecStart=/bin/bash -c \"sleep 1 && exec spark-submit --conf spark.a=[[1]] app.py >log\"\n",
     "spark-submit\nspark.a=1\nresource app.py\n"},
    {"other programs", "a.service", "ExecStart=/opt/spark/sbin/start-master.sh\nExecStop=/bin/kill $MAINPID\n", ""},
    {"arguments of PySpark's", "a.service", "[Service]\nEnvironment=A=1 \"PYSPARK_SUBMIT_ARGS=--conf spark.a=[[1]] pyspark-shell\"\nExecStart=/usr/bin/python3 a.py\n",
     "PYSPARK_SUBMIT_ARGS\nspark.a=1\nresource pyspark-shell\n"},
    {"programs of supervisord", "supervisord.conf",
     "[program:a]\ncommand=spark-submit --conf spark.a=[[1]] ; why\n  --conf spark.b=[[%(ENV_B)s]]\n  app.py\nautostart=true\n\n[program:b]\ncommand: spark-submit --conf spark.c=[[2]] b.py\n",
     "spark-submit\nspark.a=1\nspark.b=%(ENV_B)s ?\nresource app.py\nspark-submit\nspark.c=2\nresource b.py\n"},
    {"other keys", "supervisord.conf", "[program:a]\ndirectory=spark-submit --conf spark.a=1 app.py\n", ""},
    {"a job of Azkaban", "a.job", "type=command\ncommand=spark-submit --conf spark.a=[[${day}]] \\\n  app.py\ncommand.1=spark-submit --conf spark.b=[[2]] b.py\n",
     "spark-submit\nspark.a=${day} ?\nresource app.py\nspark-submit\nspark.b=2\nresource b.py\n"},
    {"a Procfile, whose lines are a shell's", "Procfile", "web: gunicorn app\nworker: A=1; spark-submit --conf spark.a=$A app.py\n",
     "spark-submit\nspark.a=1\nresource app.py\n"},
    {"a name that belongs to none", "a.txt", "ExecStart=/bin/spark-submit --conf spark.a=[[1]] app.py\n", "spark-submit\nspark.a=1\nresource app.py\n"},
};

}  // namespace

TEST_CASE("command lines of files that start programs are read") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const std::vector<Fragment> all = Read(row.path, in.text);
    CHECK(Told(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(in.text.substr(span.begin, span.end - span.begin));
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("a command finds what its unit says of the environment, unless a file may say otherwise") {
  const std::string_view command = "ExecStart=/bin/spark-submit app.py\n";
  const auto environment = [&](std::string_view lines) {
    const auto all = Read("a.service", "[Service]\n" + std::string(command) + std::string(lines));
    REQUIRE(all.size() == 1);
    return ShowEnvironment(all[0]);
  };
  CHECK(environment("Environment=MASTER=yarn \"B=1 2\"\nEnvironment=C=%h\n") == "MASTER=yarn B=1 2 C?");
  CHECK(environment("Environment=MASTER=yarn\nEnvironmentFile=-/etc/default/job\n") == "MASTER?");
  CHECK(environment("[Other]\nEnvironment=MASTER=yarn\n") == "");
}

TEST_CASE("comments of a unit belong to its command") {
  const auto all = Read("a.service", "# sparkvet: ignore[x]\nExecStart=spark-submit a.py\n");
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].comments.size() == 1);
  CHECK(all[0].comments[0].value == " sparkvet: ignore[x]");
}

TEST_CASE("files of variables hold arguments for PySpark") {
  const struct {
    std::string_view in, want;
  } rows[] = {
      {"SPARK_HOME=/opt\nPYSPARK_SUBMIT_ARGS=--conf spark.a=[[1]] pyspark-shell\n", "spark.a=1\nresource pyspark-shell\n"},
      {"export PYSPARK_SUBMIT_ARGS = \"--conf spark.a=[[1]] pyspark-shell\"  # why\n", "spark.a=1\nresource pyspark-shell\n"},
      {"PYSPARK_SUBMIT_ARGS='--conf \"spark.a=[[1 2]]\" pyspark-shell'\r\n", "spark.a=1 2\nresource pyspark-shell\n"},
      {"PYSPARK_SUBMIT_ARGS=--conf spark.a=[[$A]] pyspark-shell # why\n", "spark.a=$A ?\nresource pyspark-shell\n"},
      {"#PYSPARK_SUBMIT_ARGS=--conf spark.a=1 pyspark-shell\nA=PYSPARK_SUBMIT_ARGS\nPYSPARK_SUBMIT_ARGS\n", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.in);
    const Marked in(row.in);
    const auto all = ParseEnvFile(Kept(in.text), 0, TestTables().submit);
    std::string told;
    for (const Fragment& f : all) told += Dump(f);
    CHECK(told == row.want);
    for (const text::Span& span : in.spans) CHECK(HasValueAt(all, span));
  }
}

}  // namespace sparkvet::carrier
