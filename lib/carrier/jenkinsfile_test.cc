#include "lib/carrier/jenkinsfile.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"a step", "sh 'spark-submit --conf a=[[1]] x'\n", "a=1\nresource x\n"},
    {"in parentheses, of an object", "steps.sh(\"spark-submit --conf a=[[1]] x\")\n", "a=1\nresource x\n"},
    {"by the argument's name", "def out = sh(\n  returnStdout: true,\n  script: 'spark-submit --conf a=[[1]] x').trim()\n", "a=1\nresource x\n"},
    {"without parentheses", "sh label: 'run', script: 'spark-submit --conf a=[[1]] x', returnStatus: true\n", "a=1\nresource x\n"},
    {"as a map", "sh([script: 'spark-submit --conf a=[[1]] x'])\n", "a=1\nresource x\n"},
    {"over lines", "sh '''\n  spark-submit \\\\\n    --conf a=[[1]] \\\n    x\n'''\n", "a=1\nresource x\n"},
    {"the shell's variables", "sh 'A=[[1]]; spark-submit --conf a=$A --conf b=$B x'\n", "a=1\nb=$B ?\nresource x\n"},
    {"Groovy's variables", "sh \"spark-submit --conf a=${params.A} --conf b=$b.c --conf d=\\$d --conf e=[[1]] x\"\n",
     "a=${params.A} ?\nb=$b.c ?\nd=$d ?\ne=1\nresource x\n"},
    {"escapes", "sh 'spark-submit --conf a=\"it\\'s\\u0041\" x'\n", "a=it'sA\nresource x\n"},
    {"added texts", "sh 'spark-submit --conf ' + a +\n  \" --conf b=[[1]]\" + (' x')\n", "?a= ?\nb=1\nresource x\nopen\n"},
    {"a list that is joined", "def o = [\n  '--conf a=[[1]]',\n  \"--conf b=${b}\",\n].join(' ')\nsh(['spark-submit', o, 'x'].join(' '))\n", "a=1\nb=${b} ?\nresource x\n"},
    {"a variable that is declared with a text", "def m = '[[4g]]'\nsh \"spark-submit --conf a=$m --conf b=${m} x\"\n", "a=4g\nb=4g\nresource x\n"},
    {"of the script's", "m = '[[4g]]'\nnode { sh \"spark-submit --conf a=$m x\" }\n", "a=4g\nresource x\n"},
    {"a variable that holds the command", "def run = \"spark-submit --conf a=[[1]] ${x}\"\nsh run\n", "a=1\nopen\n"},
    {"not when it is assigned again", "def m = '1'\nm = '2'\nsh \"spark-submit --conf a=$m x\"\n", "a=$m ?\nresource x\n"},
    {"nor in a block that is not the step's", "if (x) { def m = '1' }\nsh \"spark-submit --conf a=$m x\"\n", "a=$m ?\nresource x\n"},
    {"nor when a function or a closure has one of that name", "def m = '1'\ndef f(m) {\n  sh \"spark-submit --conf a=$m x\"\n}\n", "a=$m ?\nresource x\n"},
    {"nor when it may not have been assigned", "def m\nif (x) {\n  m = '1'\n  sh \"spark-submit --conf a=$m x\"\n}\n", "a=$m ?\nresource x\n"},
    {"comparing assigns nothing", "def m = '[[1]]'\nif (m == 'x' || m =~ 'y') { sh \"spark-submit --conf a=$m x\" }\n", "a=1\nresource x\n"},
    {"the environment, for the shell and for Groovy",
     "pipeline {\n  environment {\n    M = '[[4g]]'\n  }\n  steps { sh \"spark-submit --conf a=\\$M --conf b=${M} --conf c=${env.M} x\" }\n}\n", "a=4g\nb=4g\nc=4g\nresource x\n"},
    {"a stage's own", "pipeline {\n  environment { M = '1' }\n  stage('a') {\n    environment { M = '[[2]]' }\n    steps { sh 'spark-submit --conf a=$M x' }\n  }\n}\n",
     "a=2\nresource x\n"},
    {"not another stage's", "stage('a') { environment { M = '1' } }\nstage('b') { sh 'spark-submit --conf a=$M x' }\n", "a=$M ?\nresource x\n"},
    {"withEnv", "withEnv(['M=[[4g]]', \"N=${x}\"]) {\n  sh 'spark-submit --conf a=$M --conf b=$N x'\n}\n", "a=4g\nb=$N ?\nresource x\n"},
    {"withEnv of what nobody sees", "environment { M = '1' }\nwithEnv(list) { sh 'spark-submit --conf a=$M x' }\n", "a=$M ?\nresource x\n"},
    {"a parameter, an axis, credentials of that name", "pipeline {\n parameters { string(name: 'M') }\n environment { M = '1' }\n sh 'spark-submit --conf a=$M x'\n}\n", "a=$M ?\nresource x\n"},
    {"assigned by code", "pipeline {\n environment { M = '1' }\n script { env.M = f() }\n sh 'spark-submit --conf a=$M x'\n}\n", "a=$M ?\nresource x\n"},
    {"a value into which Jenkins looks", "pipeline {\n environment { M = 'a$B' }\n sh 'spark-submit --conf a=$M x'\n}\n", "a=$M ?\nresource x\n"},
    {"another shell", "sh '''#!/bin/bash\nspark-submit --conf a=[[1]] x'''\n", "a=1\nresource x\n"},
    {"elsewhere", "sshCommand remote: host, command: 'spark-submit --conf a=[[1]] x'\n", "a=1\nresource x\n"},
    {"the environment stays here", "pipeline {\n environment { M = '1' }\n sshTransfer(execCommand: 'spark-submit --conf a=$M x')\n}\n", "a=$M ?\nresource x\n"},
    {"Windows", "bat \"\"\"\n  spark-submit.cmd ^\n    --conf a=[[1]] --conf b=%B% --conf c=${c} x\n\"\"\"\n", "a=1\nb=%B% ?\nc=${c} ?\nresource x\n"},
    {"stripIndent", "sh '''\n    cat > spark-defaults.conf <<E\n    spark.a [[1]]\n    E\n    '''.stripIndent()\n", "spark.a=1\n"},
    {"a slash divides", "def a = b / c; sh 'spark-submit --conf a=[[1]] x' // d / e's\n", "a=1\nresource x\n"},
    {"a slashy text", "if (x ==~ /it's/) { sh(/spark-submit --conf a=[[1]] x/) }\n", "a=1\nresource x\n"},
    {"strings within a string's block", "sh \"spark-submit --conf a=${f(\"x\", '}')} --conf b=[[1]] x\"\n", "a=${f(\"x\", '}')} ?\nb=1\nresource x\n"},
};

std::vector<Fragment> Read(std::string_view text) { return ParseJenkinsfile(Kept(text), 0, TestTables().submit); }

}  // namespace

TEST_CASE("steps are read as Groovy and the shell read them") {
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

TEST_CASE("what is no step is no command") {
  for (const std::string_view text : {"// sh 'spark-submit x'\n", "/* sh 'spark-submit x' */\n", "echo 'spark-submit x'\n", "def sh(x) { }\n", "sh = 'spark-submit x'\n",
                                      "sh: 'spark-submit x'\n", "sh '''#!/usr/bin/env python\nspark-submit x'''\n", "sh 'spark-submit x'.replace('x', y)\n",
                                      "sh a ? 'spark-submit x' : 'spark-submit y'\n", "sh label: 'spark-submit x'\n", "sshCommand 'spark-submit x'\n", "sh\n'spark-submit x'\n"}) {
    CAPTURE(text);
    CHECK(Dump(Read(text)) == "");
  }
}

TEST_CASE("each step has a shell of its own, and each stage files of its own") {
  CHECK(Dump(Read("sh 'A=1'\nsh 'spark-submit --conf a=$A x'\n")) == "a=$A ?\nresource x\n");
  CHECK(Dump(Read("sh 'echo spark.a 1 > spark-defaults.conf'\nsh 'echo spark.b 2 >> spark-defaults.conf'\n")) == "spark.a=1\nspark.b=2\n");
  CHECK(Dump(Read("stage('a') { sh 'echo spark.a 1 > spark-defaults.conf' }\nstage('b') { sh 'echo spark.b 2 >> spark-defaults.conf' }\n")) ==
        "spark.a=1\n--\nspark.b=2\nopen\n");
}

TEST_CASE("commands find the environment of the blocks around them") {
  const auto all = Read("pipeline {\n environment {\n  SPARK_HOME = '/opt/spark'\n  SPARK_DRIVER_MEMORY = \"${x}\"\n }\n stage('a') {\n  environment { A = 'b' }\n  sh 'spark-submit x'\n }\n}\n");
  REQUIRE(all.size() == 1);
  CHECK(ShowEnvironment(all[0]) == "A=b SPARK_HOME=/opt/spark");
}

TEST_CASE("PYSPARK_SUBMIT_ARGS of an environment") {
  const Marked in("pipeline {\n environment { PYSPARK_SUBMIT_ARGS = '--conf a=[[1]] pyspark-shell' }\n sh 'spark-submit x'\n}\n");
  const auto all = Read(in.text);
  REQUIRE(all.size() == 2);
  CHECK(Dump(all[0]) == "a=1\nresource pyspark-shell\n");
  CHECK(HasValueAt(all[0], in.spans[0]));
}

TEST_CASE("the release of the image that a step runs in") {
  constexpr struct {
    std::string_view in, want;
  } kImages[] = {
      {"pipeline {\n agent { docker { args '-v'\n image 'apache/spark:3.5.1' } }\n steps { sh 'spark-submit x' }\n}\n", "3.5.1"},
      {"pipeline {\n agent {\n  docker 'apache/spark:3.5.1'\n }\n steps { sh 'spark-submit x' }\n}\n", "3.5.1"},
      {"docker.image('apache/spark:3.5.1').inside('-u root') { sh 'spark-submit x' }\n", "3.5.1"},
      {"pipeline {\n agent { docker 'apache/spark:3.5.1' }\n stage('a') {\n  agent any\n  steps { sh 'spark-submit x' }\n }\n}\n", ""},
      {"pipeline {\n agent { docker \"apache/spark:${v}\" }\n steps { sh 'spark-submit x' }\n}\n", ""},
      {"pipeline {\n agent { docker 'apache/spark:3.5.1' }\n steps { sshCommand command: 'spark-submit x' }\n}\n", ""},
      {"pipeline {\n agent { docker 'apache/spark:3.5.1' }\n steps { sh 'docker run apache/spark:3.4.0 spark-submit --master local x' }\n}\n", "3.4.0"},
  };
  for (const auto& row : kImages) {
    CAPTURE(row.in);
    const auto all = Read(row.in);
    REQUIRE(all.size() == 1);
    CHECK(all[0].release.value == row.want);
    if (row.want == "3.5.1") CHECK(row.in.substr(all[0].release.span.begin, 5) == row.want);
  }
}

TEST_CASE("comments of both languages") {
  const auto all = Read("// one\nsh '''\n  # two\n  spark-submit x\n''' // three\n/* four */\nsh 'spark-submit y'\n");
  REQUIRE(all.size() == 2);
  REQUIRE(all[0].comments.size() == 3);
  CHECK(all[0].comments[1].value == " one");
  CHECK(all[0].comments[0].value == " two");
  CHECK(all[0].comments[2].value == " three");
  REQUIRE(all[1].comments.size() == 1);
  CHECK(all[1].comments[0].value == " four ");
}

TEST_CASE("names of such files") {
  for (const std::string_view path : {"Jenkinsfile", "ci/Jenkinsfile.prod", "etl.jenkinsfile", "vars/submit.groovy", "shared/vars/submit.groovy"}) {
    CAPTURE(path);
    CHECK(MayBeJenkinsfile(FileName(path)));
    CHECK(IsJenkinsfile(FileName(path), "sh 'x'"));
  }
  CHECK(IsJenkinsfile(FileName("a.groovy"), "pipeline {\n}\n"));
  CHECK(!IsJenkinsfile(FileName("a.groovy"), "class A { }\n"));
  CHECK(!MayBeJenkinsfile(FileName("build.gradle")));
}

}  // namespace sparkvet::carrier
