#include "lib/carrier/config_map.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view yaml) { return ParseYamlStream(Kept(yaml), 0, TestTables()); }

}  // namespace

TEST_CASE("a ConfigMap holds files") {
  const Marked in(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  spark-defaults.conf: |\n    spark.executor.cores [[4]]\n  "
      "log4j.properties: |\n    log4j.x=y\n  run.sh: |-\n    #!/bin/sh\n    spark-submit --conf spark.executor.cores=[[5]] \\\n      a.py\n"
      "  app.yaml: |\n    apiVersion: sparkoperator.k8s.io/v1beta2\n    kind: SparkApplication\n    metadata: {name: n}\n    spec:\n"
      "      sparkConf: {spark.executor.cores: \"[[6]]\"}\n");
  const auto all = Read(in.text);
  REQUIRE(all.size() == 3);
  CHECK(all[0].title == "spark-defaults.conf of ConfigMap c");
  CHECK(all[0].kind == Kind::kProperties);
  CHECK(all[0].settings.at(0).layer == Layer::kDefaultsFile);
  CHECK(all[1].title == "spark-submit in run.sh of ConfigMap c");
  CHECK(all[2].title == "SparkApplication n in app.yaml of ConfigMap c");
  for (size_t i = 0; i < 3; ++i) CHECK(all[i].settings.at(0).value_span == in.spans[i]);
}

TEST_CASE("a Secret's plain part likewise, and items of a list") {
  const auto all = Read(
      "kind: List\nitems:\n- kind: Secret\n  metadata: {name: s}\n  stringData:\n    spark.properties: \"spark.executor.cores=4\\nspark.a=b\"\n"
      "  data: {spark-defaults.conf: c3BhcmsueCB5}\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].title == "spark.properties of Secret s");
  CHECK(Dump(all[0]) == "spark.executor.cores=4\nspark.a=b\n");
}

TEST_CASE("a chart's ConfigMap keeps its conditions") {
  const auto all = Read(
      "kind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-c\ndata:\n  spark-defaults.conf: |\n    spark.executor.cores {{ .Values.c }}\n"
      "    {{- if .Values.x }}\n    spark.executor.memory 2g\n    {{- end }}\n{{- range $k, $v := .Values.conf }}\n    {{ $k }} {{ $v }}\n{{- end }}\n"
      "    spark.speculation true\n");
  REQUIRE(all.size() == 1);
  const std::string dump = Dump(all[0]);
  CAPTURE(dump);
  CHECK(dump.contains("spark.executor.cores={{ .Values.c }} ?\n"));
  CHECK(dump.contains("spark.executor.memory=2g ?\n"));
  CHECK(dump.contains("spark.speculation=true\n"));
}

}  // namespace sparkvet::carrier
