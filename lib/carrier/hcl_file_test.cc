#include "lib/carrier/hcl_file.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view hcl, std::string_view name = "main.tf") { return ParseHclFile(FileName(name), Kept(hcl), 0, TestTables()); }

struct Row {
  std::string_view name, in, want;  // marks in `in`: values' places
};

void Hold(const Row& row) {
  CAPTURE(row.name);
  const Marked in(row.in);
  const auto all = Read(in.text);
  CHECK(Dump(all) == row.want);
  for (const text::Span& span : in.spans) {
    CAPTURE(span.begin);
    CHECK(HasValueAt(all, span));
  }
}

}  // namespace

TEST_CASE("a map of settings in HCL") {
  constexpr Row kRows[] = {
      {"texts", "spark_conf = {\n  \"spark.executor.memory\" = \"[[2g]]\"\n  \"spark.x\" : \"[[y]]\", \"spark.z\" = \"\"\n}\n", "spark.executor.memory=2g\nspark.x=y\nspark.z= ?\nopen\n"},
      {"numbers and booleans become texts", "locals {\n  c = { \"spark.executor.cores\" = [[010]], \"spark.a\" = [[1e3]], \"spark.b\" = [[true]], \"spark.c\" = [[0.50]], \"spark.d\" = [[-1]] }\n}\n",
       "spark.executor.cores=10\nspark.a=1000\nspark.b=true\nspark.c=0.5\nspark.d=-1\nopen\n"},
      {"escapes", "a = { \"spark.executor.cores\" = \"[[\\u0034]]\", \"spark.a\" = \"[[$${spark.b}]]\", \"spark.c\" = \"[[\\\"x\\\"]]\" }\n",
       "spark.executor.cores=4\nspark.a=${spark.b}\nspark.c=\"x\"\nopen\n"},
      {"what Terraform works out is not known",
       "a = {\n  \"spark.executor.cores\" = [[var.cores]]\n  \"spark.a\" = \"[[${var.n}g]]\"\n  \"spark.b\" = [[var.x ? 1 : 2]]\n  \"spark.c\" = [[join(\",\", [\n    \"x\" ])]]\n  \"spark.d\" = \"x\"\n  \"spark.e.${var.k}\" = \"1\"\n}\n",
       "spark.executor.cores={{var.cores}} ?\nspark.a={{var.n}}g ?\nspark.b={{...}} ?\nspark.c=x\nspark.d=x\n?spark.e.{{var.k}}=1 ?\nopen\n"},
      {"a null sets nothing", "a = { \"spark.a\" = null, \"spark.executor.cores\" = 1 }\n", "spark.executor.cores=1\nopen\n"},
      {"merged maps, the later one wins", "a = merge(local.base, { \"spark.executor.cores\" = 1, \"spark.a\" = \"x\" }, { \"spark.executor.cores\" = [[2]] },)\n",
       "spark.executor.cores=1 ?\nspark.a=x\nspark.executor.cores=2\nopen\n"},
      {"a map that depends on a condition", "a = merge(var.big ? { \"spark.executor.cores\" = 8 } : {}, { \"spark.a\" = 1 })\n", "spark.executor.cores=8 ?\nspark.a=1\nopen\n"},
      {"as Terraform 0.11 had it", "spark_conf {\n  \"spark.executor.cores\" = \"[[4]]\"\n  \"spark.a\" = \"${map(\"spark.b\", \"c\")}\"\n}\na = \"${map(\"spark.executor.cores\", \"[[4]]\")}\"\n",
       "spark.executor.cores=4\nopen\n--\nspark.executor.cores=4\nopen\n"},
      {"what is encoded", "a = jsonencode({ sparkConf = { \"spark.executor.cores\" = [[4]] } })\nb = yamlencode({ \"spark.executor.cores\" = \"[[5]]\" })\n",
       "spark.executor.cores=4\nopen\n--\nspark.executor.cores=5\nopen\n"},
      {"a list of names and values", "conf = [{ name = \"spark.executor.cores\", value = \"[[4]]\" }]\n", "spark.executor.cores=4\nopen\n"},
      {"a list of pairs, some of them not known", "conf = concat([\"spark.executor.cores=[[4]]\"], var.more)\n", "spark.executor.cores=4\nopen\n"},
      {"the words of a chart are no settings", "helm {\n  set {\n    name = \"spark.worker.replicaCount\"\n    value = \"3\"\n  }\n  set = [{ name = \"spark.executor.cores\", value = 4 }]\n  parameters {\n    name  = \"spark.executor.memory\"\n    value = \"4Gi\"\n  }\n}\n", ""},
      {"comments", "a = { # c\n  // \"spark.b\" = 1\n  /* } */ \"spark.executor.cores\" = [[4]] // d\n}\n", "spark.executor.cores=4\nopen\n"},
      {"lines of Windows", "a = {\r\n  \"spark.executor.cores\" = \"[[4]]\"\r\n}\r\n", "spark.executor.cores=4\nopen\n"},
  };
  for (const Row& row : kRows) Hold(row);
}

TEST_CASE("texts in here-documents stand where they are written") {
  constexpr Row kRows[] = {
      {"properties", "data = {\n  \"spark-defaults.conf\" = <<-EOT\n    spark.executor.cores [[4]]\n      spark.a    [[$${spark.b}]]\n    spark.c    [[${var.c}]]\n    EOT\n}\n",
       "spark.executor.cores=4\nspark.a=${spark.b}\nspark.c={{var.c}} ?\n"},
      {"lines that may be anything", "data = { \"spark-defaults.conf\" = <<EOT\nspark.executor.cores 4\n${var.more}\nEOT\n}\n", "spark.executor.cores=4\nopen\n"},
      {"lines that depend on a condition", "data = { \"spark-defaults.conf\" = <<EOT\n%{ if var.big ~}\nspark.executor.cores 4\n%{ endif ~}\nspark.a [[1]]\nEOT\n}\n",
       "spark.executor.cores=4 ?\nspark.a=1\n"},
      {"a file that is written", "resource \"local_file\" \"f\" {\n  filename = \"${path.module}/spark-defaults.conf\"\n  content  = <<EOT\nspark.executor.cores [[4]]\nEOT\n}\n", "spark.executor.cores=4\n"},
      {"a file of Synapse's", "spark_config {\n  content = <<EOF\nspark.shuffle.spill [[true]]\nEOF\n  filename = \"config.txt\"\n}\nlibrary { content = <<EOF\nspark.shuffle.spill true\nEOF\n}\n", "spark.shuffle.spill=true\nopen\n"},
      {"JSON", "configurations_json = <<EOF\n[{\"Classification\": \"spark-defaults\", \"Properties\": {\"spark.executor.cores\": \"[[4]]\", \"spark.a\": \"${var.a}\", \"spark.b\": ${var.b}}}]\nEOF\n",
       "spark.executor.cores=4\nspark.a={{var.a}} ?\nspark.b={{var.b}} ?\nopen\n"},
      {"JSON in quotes", "configurations = \"[{\\\"Classification\\\": \\\"spark-defaults\\\", \\\"Properties\\\": {\\\"spark.executor.cores\\\": \\\"[[4]]\\\"}}]\"\n", "spark.executor.cores=4\nopen\n"},
      {"YAML", "values = [<<-YAML\n    sparkConf:\n      spark.executor.cores: \"[[4]]\"\n      spark.a: ${var.a}\n    YAML\n  , var.more]\n", "spark.executor.cores=4\nspark.a={{var.a}} ?\nopen\n"},
      {"an example in a description is none", "variable \"c\" {\n  description = <<EOT\nSet spark.executor.cores as in\n  spark-submit --conf spark.executor.cores=4 app.py\nEOT\n}\n", ""},
  };
  for (const Row& row : kRows) Hold(row);
}

TEST_CASE("commands in HCL") {
  constexpr Row kRows[] = {
      {"a step of EMR", "step {\n  hadoop_jar_step {\n    args = [\"spark-submit\", \"--conf\", \"spark.executor.cores=[[4]]\", \"--conf\", \"spark.a=[[${var.a}]]\", \"s3://b/a.py\"]\n  }\n}\n",
       "spark.executor.cores=4\nspark.a={{var.a}} ?\nresource s3://b/a.py\n"},
      {"words that nobody knows", "args = concat([\"spark-submit\"], local.more, [\"--conf\", \"spark.executor.cores=[[4]]\", \"s3://b/a.py\"])\n", "spark.executor.cores=4\nresource s3://b/a.py\nopen\n"},
      {"words in words", "args = flatten([\"spark-submit\", [for k, v in var.conf : [\"--conf\", \"${k}=${v}\"] ], [\"--conf\", \"spark.executor.cores=[[4]]\"], \"s3://b/a.py\"])\n",
       "spark.executor.cores=4\nresource s3://b/a.py\nopen\n"},
      {"Glue", "default_arguments = {\n  \"--conf\" = \"spark.executor.cores=[[4]] --conf spark.a=[[1]]\"\n}\n", "spark.executor.cores=4\nspark.a=1\nopen\n"},
      {"a text that is put together", "default_arguments = {\n  \"--conf\" = join(\" \", [\n    \"spark.executor.cores=[[4]]\", # c\n    \"--conf spark.a=[[${var.a}]]\",\n    \"--conf spark.b=\\\"1\\\"\" ])\n}\n",
       "spark.executor.cores=4\nspark.a={{var.a}} ?\nspark.b=1\nopen\n"},
      {"a script in lines", "user_data = join(\"\\n\", [\"#!/bin/sh\", var.more, \"spark-submit --conf spark.executor.cores=[[4]] app.py\"])\n", "spark.executor.cores=4\nresource app.py\n"},
      {"a script", "user_data = <<-EOF\n  #!/bin/bash\n  A=${var.a}\n  spark-submit --conf spark.executor.cores=[[4]] --conf spark.a=$A --conf spark.b='${var.b}' app.py\nEOF\n",
       "spark.executor.cores=4\nspark.a={{var.a}} ?\nspark.b={{var.b}} ?\nresource app.py\n"},
      {"a container", "container {\n  image   = \"apache/spark:3.5.1\"\n  command = [\"/opt/spark/bin/spark-submit\"]\n  args    = [\"--conf\", \"spark.executor.cores=$(N)\", \"app.py\"]\n  env {\n    name  = \"N\"\n    value = \"[[4]]\"\n  }\n}\n",
       "spark.executor.cores=4\nresource app.py\n"},
  };
  for (const Row& row : kRows) Hold(row);
}

TEST_CASE("fragments are named as Terraform names their places, and comments go to theirs") {
  const auto all = Read(
      "resource \"databricks_job\" \"a\" {\n  task {\n    new_cluster {\n      # one\n      spark_conf = { \"spark.executor.cores\" = 1 }\n    }\n  }\n  task {\n    new_cluster {\n"
      "      spark_conf = { \"spark.executor.cores\" = 2 } /* two */\n    }\n  }\n}\nlocals {\n  json = \"{\\\"spark.executor.cores\\\": 3}\" // three\n}\n");
  REQUIRE(all.size() == 3);
  CHECK(all[0].title == "conf map resource.databricks_job.a.task[0].new_cluster[0].spark_conf");
  CHECK(all[1].title == "conf map resource.databricks_job.a.task[1].new_cluster[0].spark_conf");
  CHECK(all[2].title == "conf map in locals.json");
  CHECK(all[0].comments.at(0).value == " one");
  CHECK(all[1].comments.at(0).value == " two ");
  CHECK(all[2].comments.at(0).value == " three");
}

TEST_CASE("numbers of a manifest are what its fields take, but for those that are encoded") {
  const std::string_view manifest =
      "{ apiVersion = \"sparkoperator.k8s.io/v1beta2\", kind = \"SparkApplication\", metadata = { name = \"n\" }, spec = { type = \"Python\", mode = \"cluster\", "
      "sparkVersion = 3.5, sparkConf = { \"spark.a\" = 4 }, executor = { cores = \"1\", instances = 2 } } }\n";
  const auto misuses = [&](std::string_view before, std::string_view behind) {
    const auto all = Read(std::string(before) + std::string(manifest) + std::string(behind));
    REQUIRE(all.size() == 1);
    CHECK(all[0].title == "SparkApplication n");
    return all[0].misuses.size();
  };
  CHECK(misuses("manifest = ", "") == 0);
  CHECK(misuses("yaml_body = yamlencode(", ")\n") == 2);
}

TEST_CASE("a release around a text tells of what is in it") {
  const auto all = Read("resource \"aws_emr_cluster\" \"c\" {\n  release_label = \"emr-6.5.0\"\n  configurations_json = \"[{\\\"Classification\\\": \\\"spark-defaults\\\", \\\"Properties\\\": {\\\"spark.executor.cores\\\": \\\"4\\\"}}]\"\n}\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].release.value == "3.1");
  CHECK(all[0].settings.at(0).layer == Layer::kDefaultsFile);
}

TEST_CASE("what Terraform refuses is a mistake with its place, what another tool may read is not") {
  const std::string_view conf = "a = { \"spark.executor.cores\" = 1 }\n";
  const auto dump = [&](std::string_view broken, std::string_view name) { return Dump(Read(std::string(conf) + std::string(broken), name)); };
  CHECK(dump("b {\n", "main.tf") == "problem: this is no HCL: nothing closes this bracket\n");
  CHECK(dump("b = \"x\n", "a.tfvars") == "problem: this is no HCL: nothing on this line closes this string\n");
  CHECK(dump("b = <<EOF\nx\n", "main.tf") == "problem: this is no HCL: nothing closes this here-document\n");
  CHECK(dump("b =\n", "main.tf") == "problem: this is no HCL: a value is missing\n");
  CHECK(dump("a = 2\n", "main.tf") == "problem: this is no HCL: this is set twice: a\n");
  CHECK(dump("b {\n", "vault.hcl").starts_with("unread: this is no HCL 2"));
  CHECK(dump("{% if x %}\n", "main.tf") == "unread: a template that only its engine can turn into HCL\n");
}

TEST_CASE("what is nested thousands of times is told, and costs no more than its bytes") {
  for (const std::string_view open : {"[", "{a=", "(", "\"${", "merge(", "jsonencode(", "a {\n", "x ? y : (", "<<E\n${"}) {
    CAPTURE(open);
    std::string text = "a = { \"spark.executor.cores\" = 1 }\nb = ";
    if (open.starts_with("a ")) text.resize(text.size() - 4);
    for (int i = 0; i < 20000; ++i) text += open;
    CHECK(Read(text).size() == 1);
  }
  std::string text = "a = { \"spark.executor.cores\" = 1 }\nb = ";
  for (int i = 0; i < 1000; ++i) text += '[';
  for (int i = 0; i < 1000; ++i) text += ']';
  CHECK(Dump(Read(text)) == "unread: nested too deep to be read\n");
}

}  // namespace sparkvet::carrier
