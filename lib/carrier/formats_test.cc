#include "lib/carrier/formats.h"

#include <doctest/doctest.h>

#include "lib/carrier/recognise.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {

TEST_CASE("formats are recognised by name and content") {
  constexpr struct {
    std::string_view path, text, want, why = {};
  } kRows[] = {
      {"conf/spark-defaults.conf", "", "properties", "named spark-defaults.conf"},
      {"spark-defaults.conf.template", "# x", "properties", "named spark-defaults.conf.template"},
      {"roles/spark-defaults.conf.j2", "{% if x %}", "properties", "named spark-defaults.conf.j2"},
      {"a.conf", "# c\n  spark.master yarn\n", "properties", "named a.conf, line 2 sets spark.master"},
      {"a.properties", "x=1\r\nspark.a=1\r\n", "properties", "named a.properties, line 2 sets spark.a"},
      {"a.properties", "sparkly.a=1\n", "", "it mentions spark, but reads like none of its configuration"},
      {"templates/_spark-defaults.tpl", "{{- define \"x\" }}\nspark.a {{ .a }}\n{{- end }}\n", "properties", "named _spark-defaults.tpl, line 2 sets spark.a"},
      {"spark-defaults", "Then write spark.a\n", ""},
      {"a.conf", "spark {\n  spark.a = 1\n}\n", ""},
      {"a.conf", "spark.a {{ x }}\n", "properties"},
      {"a.conf", "spark.a = {{ x }}\nspark.b=$?{x}\n", "properties"},
      {"a.conf", "spark.a = \"1\"\ninclude \"b.conf\"\n", ""},
      {"a.conf", "spark.a = 1\nspark.b = ${?B}\n", ""},
      {"a.conf", "spark.a = 1\ndb = { url = x }\n", ""},
      {"spark-blacklist.conf", "spark.master\nspark.yarn.jars\n", ""},
      {"conf/application.conf", "spark.master=\"local[*]\"\n", ""},
      {"application-test.conf", "spark.master=\"local[*]\"\n", ""},
      {"application.properties", "spark.master=local[*]\n", "properties"},
      {".bashrc", "export PYSPARK_SUBMIT_ARGS=\"--master local pyspark-shell\"\n", "shell", "named .bashrc, says PYSPARK_SUBMIT_ARGS"},
      {"nginx.conf", "server {\n}\n", "", "spark is not mentioned in it"},
      {"a.json", "spark.a 1\n", ""},
      {"a.txt", "spark.a 1\n", ""},
      {"run.sh", "spark-submit x", "shell", "named run.sh, says spark-submit"},
      {"run.sh", "ls", "", "spark is not mentioned in it"},
      {"bin/run", "#!/usr/bin/env bash\nspark-submit x", "shell", "#!/usr/bin/env bash, says spark-submit"},
      {"bin/run", "#!/usr/bin/python3\nspark.x", ""},
      {"Makefile", "run:\n\tspark-submit a.py\n", "makefile", "named Makefile, says spark-submit"},
      {"jobs.mk", "run:\n\tspark-submit a.py\n", "makefile"},
      {"Makefile", "run:\n\tls\n", "", "spark is not mentioned in it"},
      {"etl/workflow.xml", "<a><spark xmlns=\"uri:oozie:spark-action:0.2\"/></a>\n", "oozie", "named workflow.xml, says uri:oozie:spark-action:"},
      {"pom.xml", "<a>spark-submit a.py</a>\n", ""},
      {"Justfile", "run:\n    spark-submit a.py\n", "justfile", "named Justfile, says spark-submit"},
      {"jobs.just", "run:\n    spark-submit a.py\n", "justfile"},
      {"Jenkinsfile", "sh 'spark-submit a.py'\n", "jenkinsfile", "named Jenkinsfile, says spark-submit"},
      {"vars/run.groovy", "sh 'spark-submit a.py'\n", "jenkinsfile"},
      {"src/Run.groovy", "sh 'spark-submit a.py'\n", ""},
      {"docker/Dockerfile.spark", "FROM apache/spark:3.5.1\n", "dockerfile", "named Dockerfile.spark, says spark"},
      {"Containerfile", "RUN spark-submit a.py\n", "dockerfile"},
      {"job.dockerfile", "RUN spark-submit a.py\n", "dockerfile"},
      {"Dockerfile.md", "RUN spark-submit a.py\n", ""},
      {"README.md", "    spark-submit --master <url> a.py\n", ""},
      {"command", "/opt/spark/bin/spark-submit --master yarn a.py\n", "shell"},
      {"notes", "spark-submit\n", ""},
      {"etl.service", "[Service]\nExecStart=/opt/spark/bin/spark-submit a.py\n", "unit", "named etl.service, says spark"},
      {"etl.service", "[Service]\nExecStart=/opt/spark/sbin/start-master.sh\n", ""},
      {"supervisord.conf", "[program:a]\ncommand=spark-submit a.py\n", "unit"},
      {"nginx.conf", "command=spark-submit a.py\n", ""},
      {"Procfile", "worker: spark-submit a.py\n", "unit"},
      {"etl.job", "type=command\ncommand=spark-submit a.py\n", "unit"},
      {"docker/.env", "PYSPARK_SUBMIT_ARGS=--master local pyspark-shell\n", "env", "named .env, says PYSPARK_SUBMIT_ARGS"},
      {"spark.env.example", "PYSPARK_SUBMIT_ARGS=--master local pyspark-shell\n", "env"},
      {".env", "SPARK_HOME=/opt/spark\n", ""},
      {"run.cmd", "spark-submit ^\r\n a.py\r\n", "batch", "named run.cmd, says spark-submit"},
      {"run.bat", "set SPARK_HOME=C:\\spark\r\n", ""},
      {"app.yaml", "apiVersion: sparkoperator.k8s.io/v1beta2\n", "yaml", "named app.yaml, says sparkoperator.k8s.io"},
      {"app.yml.j2", "apiVersion: sparkoperator.k8s.io/v1beta2\n", "yaml"},
      {"app.yaml", "spark.a: 1\n", ""},
      {"app.yaml", "spark.executor.cores: 1\n", "yaml", "named app.yaml, says spark.executor.cores"},
      {"<stdin>", "spark.executor.cores: 1\n", "properties"},
      {"<stdin>", "conf:\n  spark.executor.cores: 1\n", "yaml"},
      {"conf.toml", "[spark]\n\"spark.executor.cores\" = \"1\"\n", "toml"},
      {"main.tf", "locals { c = { \"spark.executor.cores\" = 1 } }\n", "hcl", "named main.tf, says spark.executor.cores"},
      {"dev.auto.tfvars", "c = { \"spark.executor.cores\" = 1 }\n", "hcl"},
      {"main.tf.j2", "c = { \"spark.executor.cores\" = 1 }\n", "hcl"},
      {"job.nomad.hcl", "args = [\"spark-submit\", \"a.py\"]\n", "hcl"},
      {"main.tf", "resource \"databricks_cluster\" \"c\" { spark_version = \"x\" }\n", ""},
      {"acme.toml", "[[rule]]\nseverity = \"error\"\nwhen = \"spark.executor.cores > 4\"\n", "", "it is a policy; sparkvet test runs its examples"},
      {"a.md", "sparkoperator.k8s.io\n", ""},
      {"<stdin>", "spark.a 1\n", "properties", "line 1 sets spark.a"},
      {"empty", "", "", "it is empty"},
      {"table.parquet", "#!/bin/sh\nspark-submit a.py\n", ""},
      {std::string_view("a.conf"), std::string_view("\0spark.a 1\n", 11), "", "it is binary"},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.path);
    CAPTURE(row.text);
    const auto [format, why] = Recognise(row.path, row.text, TestTables());
    CHECK((format ? format->name : std::string_view()) == row.want);
    CHECK(!why.empty());
    if (!row.why.empty()) CHECK(why == row.why);
  }
}

TEST_CASE("Parse takes the format that recognises the file") {
  text::SourceSet sources;
  const auto defaults = sources.Add("x/spark-defaults.conf", "spark.a 1\n");
  const auto other = sources.Add("other.conf", "spark.a 1\n");
  const auto none = sources.Add("x.txt", "spark.a 1\n");
  CHECK(Parse(sources, defaults, TestTables()).at(0).settings.at(0).layer == Layer::kDefaultsFile);
  CHECK(Parse(sources, other, TestTables()).at(0).settings.at(0).layer == Layer::kPropertiesFile);
  CHECK(Parse(sources, none, TestTables()).empty());
}

TEST_CASE("what is asked for by name is found, and one name is one reader") {
  for (const Format& format : Formats()) {
    REQUIRE(FormatNamed(format.name) != nullptr);
    CHECK((FormatNamed(format.name)->parse == format.parse));
  }
  CHECK(FormatNamed("none") == nullptr);
}

TEST_CASE("a file whose name rules every format out is not opened") {
  for (const std::string_view path : {"a.conf", "x/spark-defaults.conf.j2", "run", "run.sh", "a.yaml", "run.job", ".env", "Main.java", "job.py"}) CHECK(MayCarry(path));
  for (const std::string_view path : {"main.go", "x/photo.png", "part-0.snappy.parquet", "README.md"}) CHECK(!MayCarry(path));
}

TEST_CASE("a trace of Spark is found wherever it stands") {
  constexpr std::string_view kWith[] = {"spark", "SPARK", "k spark", "sparspark", "Kk SPARK_HOME", "kkkkspark", "SPARSPARK"};
  for (const std::string_view text : kWith) {
    CAPTURE(text);
    CHECK(HasTrace(text));
  }
  for (const std::string_view text : {"", "k", "spar", "Spark", "sPARK", "parks", "spar\nk"}) CHECK(!HasTrace(text));
  CHECK(FirstTrace("SPARK x spark") == "SPARK");
  CHECK(FirstTrace("a\n/opt/spark3-submit x SPARK") == "spark3-submit");
  CHECK(NameHasTrace("a/spark-defaults.conf"));
  CHECK(!NameHasTrace("spark/a.conf"));
}

}  // namespace sparkvet::carrier
