#include "lib/carrier/formats.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {

TEST_CASE("formats are recognised by name and content") {
  constexpr struct {
    std::string_view path, text, want;
  } kRows[] = {
      {"conf/spark-defaults.conf", "", "properties"},
      {"spark-defaults.conf.template", "# x", "properties"},
      {"roles/spark-defaults.conf.j2", "{% if x %}", "properties"},
      {"a.conf", "# c\n  spark.master yarn\n", "properties"},
      {"a.properties", "x=1\r\nspark.a=1\r\n", "properties"},
      {"a.properties", "sparkly.a=1\n", ""},
      {"a.conf", "spark {\n  spark.a = 1\n}\n", ""},
      {"a.conf", "spark.a {{ x }}\n", "properties"},
      {"nginx.conf", "server {\n}\n", ""},
      {"a.json", "spark.a 1\n", ""},
      {"a.txt", "spark.a 1\n", ""},
      {"run.sh", "spark-submit x", "shell"},
      {"run.sh", "ls", ""},
      {"bin/run", "#!/usr/bin/env bash\nspark-submit x", "shell"},
      {"bin/run", "#!/usr/bin/python3\nspark.x", ""},
      {"Makefile", "run:\n\tspark-submit a.py\n", "shell"},
      {"README.md", "    spark-submit --master <url> a.py\n", ""},
      {"command", "/opt/spark/bin/spark-submit --master yarn a.py\n", "shell"},
      {"notes", "spark-submit\n", ""},
      {"app.yaml", "apiVersion: sparkoperator.k8s.io/v1beta2\n", "yaml"},
      {"app.yml.j2", "apiVersion: sparkoperator.k8s.io/v1beta2\n", "yaml"},
      {"app.yaml", "spark.a: 1\n", ""},
      {"a.md", "sparkoperator.k8s.io\n", ""},
      {std::string_view("a.conf"), std::string_view("\0spark.a 1\n", 11), ""},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.path);
    CAPTURE(row.text);
    const Format* format = Recognise(row.path, row.text, TestTables());
    CHECK((format ? format->name : std::string_view()) == row.want);
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

TEST_CASE("each format has a name of its own") {
  for (const Format& format : Formats()) CHECK(FormatNamed(format.name) == &format);
  CHECK(FormatNamed("none") == nullptr);
}

}  // namespace sparkvet::carrier
