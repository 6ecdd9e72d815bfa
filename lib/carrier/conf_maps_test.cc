#include "lib/carrier/conf_maps.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view yaml) { return ParseYamlStream(Kept(yaml), 0, TestTables()); }

// "title: a=1, b=2 ?", a line for each fragment.
std::string Show(const std::vector<Fragment>& fragments) {
  std::string out;
  for (const Fragment& f : fragments) {
    out += f.title + ':';
    for (const Setting& s : f.settings) {
      out += ' ' + std::string(s.key) + '=' + std::string(s.value) + (s.unknown ? "?" : "") + (s.written_as.empty() ? "" : "(" + std::string(s.written_as) + ")");
    }
    for (const Problem& p : f.problems) out += " problem: " + p.message;
    for (const Unread& u : f.unread) out += " unread: " + u.why;
    out += '\n';
  }
  return out;
}

struct Row {
  std::string_view name, in, want;  // marks in `in`: values' places
};

constexpr Row kRows[] = {
    {"a map at the root", "spark.executor.cores: \"[[4]]\"\nspark.acme.flag: [[x]]\nother: y\n", "conf map: spark.executor.cores=4 spark.acme.flag=x\n"},
    {"at any depth", "jobs:\n- conf: {spark.executor.cores: '[[4]]'}\n", "conf map jobs[0].conf: spark.executor.cores=4\n"},
    {"a list of maps", "conf:\n- spark.executor.cores: [[4]]\n- spark.acme.x: z\n", "conf list conf: spark.executor.cores=4 spark.acme.x=z\n"},
    {"names and values", "c:\n- name: spark.executor.cores\n  value: [[4]]\n- {key: spark.acme.x, value: z, type: string}\n",
     "conf list c: spark.executor.cores=4 spark.acme.x=z\n"},
    {"pairs", "c: [spark.executor.cores=[[4]], \"spark.acme.x=[[a=b]]\"]\n", "conf list c: spark.executor.cores=4 spark.acme.x=a=b\n"},
    {"pairs with their option", "c:\n- --conf\n- spark.executor.cores=[[4]]\n- --conf=spark.acme.x=[[y]]\n",
     "conf list c: spark.executor.cores=4 spark.acme.x=y\n"},
    {"by parts below spark", "spark:\n  master: yarn\n  executor: {cores: [[4]], memory: 2g}\n",
     "conf map spark: spark.master=yarn spark.executor.cores=4 spark.executor.memory=2g\n"},
    {"with Dataproc's prefix", "properties:\n  spark:spark.executor.cores: '[[4]]'\n  hdfs:dfs.x: y\n", "conf map properties: spark.executor.cores=4\n"},
    {"values that are none", "spark.executor.cores: 4\nspark.a: {b: c}\nspark.c: [d]\nspark.e: ~\nspark.f:\n", "conf map: spark.executor.cores=4\n"},
    {"plain scalars as everybody delivers them",
     "spark.executor.cores: 010\nspark.a: 0x10\nspark.b: 1_000\nspark.c: yes\nspark.d: 1e3\nspark.e: 1:30\nspark.f: 0.5\nspark.g: 60s\n",
     "conf map: spark.executor.cores=8 spark.a=16 spark.b=1000 spark.c=true spark.d=1e3? spark.e=1:30? spark.f=0.5 spark.g=60s\n"},
    {"or Kubernetes", "apiVersion: x/v1\nkind: X\nconf:\n  spark.executor.cores: 1e1\n  spark.a: 1:30\n  spark.b: '1e1'\n",
     "conf map conf: spark.executor.cores=10 spark.a=1:30 spark.b=1e1\n"},
    {"unknown values", "spark.executor.cores: ${X}\nspark.a: \"{{ x }}\"\nspark.b: <FILL>\nspark.c: ''\nspark.d: !Sub x\nspark.e: \"@{x}\"\nspark.f: ${spark.a}\n",
     "conf map: spark.executor.cores=${X}? spark.a={{ x }}? spark.b=<FILL>? spark.c=? spark.d=x? spark.e=@{x}? spark.f=${spark.a}\n"},
    {"merged maps, local keys last, are read where they are merged",
     "base: &b {spark.executor.cores: 1, spark.executor.memory: 1g}\njob:\n  <<: *b\n  spark.executor.cores: [[2]]\n",
     "conf map job: spark.executor.cores=1 spark.executor.memory=1g spark.executor.cores=2\n"},
    {"an aliased map is read once", "a: &b {spark.executor.cores: 1}\nc: *b\n", "conf map a: spark.executor.cores=1\n"},
    {"duplicates stay", "spark.executor.cores: 1\nspark.executor.cores: [[2]]\n", "conf map: spark.executor.cores=1 spark.executor.cores=2\n"},
    {"several", "a: {spark.executor.cores: 1}\nb: {spark.executor.cores: 2}\n---\nspark.executor.cores: 3\n...\nspark.executor.cores: 4\n",
     "conf map a: spark.executor.cores=1\nconf map b: spark.executor.cores=2\nconf map: spark.executor.cores=3\nconf map: spark.executor.cores=4\n"},
    {"values with words about them, as Zeppelin keeps them",
     "properties:\n  spark.executor.cores: {name: spark.executor.cores, value: \"[[4]]\", type: number, description: how many}\n  spark.cores.max: {value: ''}\n"
     "  spark.master: {name: other, value: x}\n  spark.executor.memory: {default: 1g, value: 2g}\n",
     "conf map properties: spark.executor.cores=4 spark.cores.max=?\n"},
    {"a request of Livy's without a map", "{\"file\": \"a.jar\", \"numExecutors\": [[4]], \"executorMemory\": \"[[2g]]\", \"conf\": {}} # spark\n",
     "Livy conf: spark.executor.memory=2g(executorMemory) spark.executor.instances=4(numExecutors)\n"},
    {"EMR", "- Classification: spark-defaults\n  Properties: {spark.executor.cores: \"4\"}\n", "EMR spark-defaults [0].Properties: spark.executor.cores=4\n"},
    {"blanks around keys are part of them", "conf: {\"spark.executor.cores \": \"[[4]]\", \" spark.executor.memory\": 2g}\n",
     "conf map conf: spark.executor.cores =4  spark.executor.memory=2g\n"},
    {"but not of what EMR writes to a file of properties",
     "- Classification: spark-defaults\n  Properties: {\"spark.executor.cores \": \"4\"}\n", "EMR spark-defaults [0].Properties: spark.executor.cores=4\n"},
    {"Livy, whose fields win", "file: a.py\nnumExecutors: 3\nconf: {spark.executor.instances: 2}\n",
     "Livy conf conf: spark.executor.instances=2 spark.executor.instances=3(numExecutors)\n"},
    {"Databricks", "new_cluster:\n  spark_version: 15.4.x\n  spark_conf: {spark.speculation: true}\n", "Databricks spark_conf new_cluster.spark_conf: spark.speculation=true\n"},
    {"a block of properties", "x:\n  conf: |\n    # c\n    spark.executor.cores [[4]]\n    spark.executor.memory = [[2g]]\n",
     "properties x.conf: spark.executor.cores=4 spark.executor.memory=2g\n"},
    {"some of whose keys a template makes", "conf: |\n  {{- range $k, $v := .x }}\n  spark.{{ $k }}={{ $v }}\n  {{- end }}\n  spark.executor.cores [[4]]\n  spark.executor.memory [[2g]]\n",
     "properties conf: spark.{{=$k }}={{ $v }}? spark.executor.cores=4 spark.executor.memory=2g\n"},
    {"one line, beside the name of its file", "- copy: {dest: /etc/spark/conf/spark-defaults.conf, content: \"spark.executor.cores [[4]]\\n\"}\n",
     "properties [0].copy.content: spark.executor.cores=4\n"},
    {"or what is added to it", "- lineinfile: {path: \"{{ home }}/conf/spark-defaults.conf\", regexp: ^spark.executor.cores, line: spark.executor.cores [[4]]}\n",
     "properties [0].lineinfile.line: spark.executor.cores=4\n"},
    {"folded, it is one line", "spark-defaults.conf: >\n  spark.executor.cores 4\n  spark.executor.memory 2g\n",
     "properties [\"spark-defaults.conf\"]: spark.executor.cores=4 spark.executor.memory 2g\n"},
    {"Terraform's template, where YAML has no place for one", "conf:\n  spark.executor.cores: [[4]]\n  spark.a: [[${a}]]\nl: [${x}]\nm: {a: ${jsonencode({ b = [1] })}}\n", "conf map conf: spark.executor.cores=4 spark.a=${a}?\n"},
    {"a template's conditions", "conf:\n  spark.executor.cores: 4\n  {{- if .x }}\n  spark.executor.memory: 2g\n  {{- end }}\n",
     "conf map conf: spark.executor.cores=4 spark.executor.memory=2g?\n"},
};

constexpr Row kNone[] = {
    {"labels", "labels: {spark.executor.cores: x}\n", ""},
    {"keys with a slash", "a: {spark.apache.org/version: \"3\", spark.app/name: x}\n", ""},
    {"packages", "spark.ml.feature: x\norg.apache.spark.sql.x: y\n", ""},
    {"no certain key", "spark.acme.flag: x\n", ""},
    {"a schema", "spark.executor.cores: {type: integer, default: 1}\n", ""},
    {"a schema of words", "spark.executor.cores: integer\nspark.app.name: string\n", ""},
    {"names of keys elsewhere", "spark.executor.memoryOverhead: executor_memory_overhead\n", ""},
    {"options of spark-submit", "spark.submit.deployMode: --deploy-mode\nspark.executor.cores: 1\n", ""},
    {"paths into something else", "spark.executor.cores: spec.executor.cores\n", ""},
    {"keys of themselves", "spark.executor.cores: spark.executor.cores\n", ""},
    {"a few words", "spark.authenticate: Enable authentication\n", ""},
    {"prose", "spark.executor.cores: The number of cores of an executor\n", ""},
    {"a list of names only", "c:\n- name: spark.executor.cores\n  description: x\n", ""},
    {"a container's environment", "env:\n- {name: spark.executor.cores, value: x}\n", ""},
    {"a chart's own structure below spark", "spark: {executor: {cores: 1, resources: {memory: 2g}}, master: x}\n", ""},
    {"Kubernetes' quantities below spark", "spark: {executor: {cores: 1, memory: 2Gi}}\n", ""},
    {"a program", "x: |\n  spark.conf.set('spark.executor.cores', 1)\n  spark.executor.cores 4\n", ""},
    {"broken YAML that says nothing certain", "spark.x: [\n", ""},
};

}  // namespace

TEST_CASE("maps of settings") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    CHECK(Show(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("what looks like a map of settings and is none") {
  for (const Row& row : kNone) {
    CAPTURE(row.name);
    CHECK(Show(Read(row.in)) == "");
  }
}

TEST_CASE("EMR takes strings only, unless somebody makes strings of numbers first") {
  const auto misuses = [](std::string_view yaml) {
    std::string out;
    for (const Fragment& f : Read(yaml)) {
      for (const Misuse& m : f.misuses) out += m.kind == Misuse::Kind::kNotText ? std::string(m.word) + ' ' : "another ";
    }
    return out;
  };
  const std::string map = "[{Classification: spark-defaults, Properties: {spark.executor.cores: 4, spark.speculation: true, spark.a: \"1\", spark.b: 1.5, spark.c: 4g, spark.d: -1}}]";
  CHECK(misuses("Configurations: " + map + "\n") == "4 true 1.5 -1 ");
  CHECK(misuses("Resources: {x: {Configurations: " + map + "}}\n") == "");
  CHECK(misuses("[{Classification: spark-defaults, ConfigurationProperties: {spark.executor.cores: 4}}]\n") == "");
  CHECK(misuses("conf: {spark.executor.cores: 4}\n") == "");
}

TEST_CASE("nothing may be concluded from what a map does not hold") {
  const auto all = Read("spark.executor.cores: 4\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == Kind::kMap);
  CHECK(all[0].open_ended);
}

TEST_CASE("a text is all of its file, unless it is a piece of one or is appended") {
  const auto is_whole = [](const std::string& task) { return !Read(task).at(0).open_ended; };
  CHECK(is_whole("copy: {dest: /etc/spark/conf/spark-defaults.conf, content: \"spark.executor.cores 4\\n\"}\n"));
  CHECK(is_whole("write_files: [{path: /spark-defaults.conf, append: false, content: \"spark.executor.cores 4\\n\"}]\n"));
  CHECK_FALSE(is_whole("write_files: [{path: /spark-defaults.conf, append: true, content: \"spark.executor.cores 4\\n\"}]\n"));
  CHECK_FALSE(is_whole("blockinfile: {path: /etc/spark/conf/spark-defaults.conf, block: \"spark.executor.cores 4\\n\"}\n"));
  CHECK_FALSE(is_whole("copy: {dest: /job/spark.properties, content: \"spark.executor.cores 4\\n\"}\n"));
}

TEST_CASE("a broken document is one problem, the next one is read") {
  CHECK(Show(Read("spark.executor.cores: [\n---\nspark.executor.cores: 4\n")).ends_with("\nconf map: spark.executor.cores=4\n"));
  CHECK(Show(Read("{{ x }} y: [\nspark.executor.cores: 4\n")) == "a document of YAML: unread: a template that only its engine can turn into YAML\n");
}

TEST_CASE("comments go to the map that they stand at") {
  const auto all = Read("# one\na:\n  spark.executor.cores: 1 # two\n# three\nb:\n  spark.executor.cores: 1\n# four\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].comments.size() == 2);
  CHECK(all[1].comments.size() == 2);
  CHECK(all[1].comments[0].value == " three");
}

}  // namespace sparkvet::carrier
