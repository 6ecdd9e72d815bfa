// What each operator makes of its manifests, and what is wrong with them before Spark sees anything.
#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view yaml, std::string_view operator_version = {}) {
  CarrierTables tables = TestTables();
  if (!operator_version.empty()) tables.manifests.operator_version = OperatorVersion::Parse(operator_version);
  return ParseYamlStream(Kept(yaml), 0, tables);
}

std::string Manifest(std::string_view head, std::string_view spec) {
  std::string out = std::string(head) + "\nspec:\n";
  if (head.ends_with("SparkApplication")) out += "  type: Scala\n";  // without which it is only a part of one
  for (const std::string_view line : base::Split(spec, '\n')) out += "  " + std::string(line) + '\n';
  return out;
}

constexpr std::string_view kApplication = "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication";
constexpr std::string_view kOldApplication = "apiVersion: sparkoperator.k8s.io/v1beta1\nkind: SparkApplication";
constexpr std::string_view kConnect = "apiVersion: sparkoperator.k8s.io/v1alpha1\nkind: SparkConnect";

std::string Value(const Fragment& f, std::string_view key) {
  std::string value = "(not set)";
  for (const Setting& s : f.settings) {
    if (s.key == key) value = std::string(s.value) + (s.unknown ? " ?" : "");
  }
  return value;
}

// The misuses alone.
std::string Mistakes(std::string_view yaml, std::string_view operator_version = {}) {
  std::vector<Fragment> all = Read(yaml, operator_version);
  for (Fragment& f : all) f.settings.clear();
  return Dump(all);
}

}  // namespace

TEST_CASE("the Kubeflow operator fills in what nobody set") {
  const auto plain = Read(Manifest(kApplication, "executor: {memory: 4g}"));
  CHECK(Value(plain[0], "spark.driver.cores") == "1");
  CHECK(Value(plain[0], "spark.driver.memory") == "1g");
  CHECK(Value(plain[0], "spark.executor.memory") == "4g");
  CHECK(Value(plain[0], "spark.executor.instances") == "1");
  CHECK(plain[0].settings.back().written_as == "spec.executor.instances (the operator's default)");

  const auto in_conf = Read(Manifest(kApplication, "sparkConf: {spark.executor.instances: '5', spark.driver.cores: '2'}"));
  CHECK(Value(in_conf[0], "spark.executor.instances") == "5");
  CHECK(Value(in_conf[0], "spark.driver.cores") == "2");

  // It does not look for spark.dynamicAllocation.enabled, but for its own field.
  const auto by_key = Read(Manifest(kApplication, "sparkConf: {spark.dynamicAllocation.enabled: 'true'}"));
  CHECK(Value(by_key[0], "spark.executor.instances") == "1");
  const std::string by_field = Manifest(kApplication, "dynamicAllocation: {enabled: true}");
  CHECK(Value(Read(by_field)[0], "spark.executor.instances") == "(not set)");
  CHECK(Value(Read(by_field, "2.1")[0], "spark.executor.instances") == "(not set)");
  CHECK(Value(Read(by_field, "v1beta2-1.3.8-3.1.1")[0], "spark.executor.instances") == "1");
  const auto unknown = Read(Manifest(kApplication, "dynamicAllocation: {enabled: '{{ .x }}'}"));
  CHECK(Value(unknown[0], "spark.executor.instances") == "1 ?");
  const auto open = Read(Manifest(kApplication, "sparkConf: {{ .conf }}"));
  CHECK(Value(open[0], "spark.executor.instances") == "(not set)");
}

TEST_CASE("what depends on the operator's version is unknown without it") {
  const std::string off = Manifest(kApplication, "dynamicAllocation: {enabled: true, shuffleTrackingEnabled: false}");
  constexpr std::string_view kTracking = "spark.dynamicAllocation.shuffleTracking.enabled";
  CHECK(Value(Read(off)[0], kTracking) == "false ?");
  CHECK(Value(Read(off, "2.2")[0], kTracking) == "false");
  CHECK(Value(Read(off, "2.1.1")[0], kTracking) == "true");
  CHECK(Mistakes(off) == "");
  CHECK(Mistakes(off, "2.2.0") == "");
  CHECK(Mistakes(off, "2.1") == "no such field: shuffleTrackingEnabled\n");
  const std::string on = Manifest(kApplication, "dynamicAllocation: {enabled: true, shuffleTrackingEnabled: true}");
  CHECK(Value(Read(on)[0], kTracking) == "true");

  CHECK(Value(Read("metadata: {annotations: {sparkvet.io/operator-version: '2.1'}}\n" + off, "2.3")[0], kTracking) == "true");

  const std::string denied = Manifest(kApplication, "sparkConf: {spark.master: local, spark.a: x}");
  CHECK(Mistakes(denied) == "");
  CHECK(Mistakes(denied, "2.5.1") == "");
  CHECK(Mistakes(denied, "2.5.2") == "denied: spark.master\n");
}

TEST_CASE("versions of operators") {
  const auto packed = [](std::string_view text) { return OperatorVersion::Parse(text).value().packed(); };
  CHECK(packed("2.1") == packed("v2.1.0"));
  CHECK(packed("v1beta2-1.3.8-3.1.1") == packed("1.3.8"));
  CHECK(packed("2.10") > packed("2.9.9"));
  for (const std::string_view bad : {"", "x", "2.", "2.1.1.1", "2.x", "99999"}) {
    CAPTURE(bad);
    CHECK(!OperatorVersion::Parse(bad));
  }
}

TEST_CASE("what the API server refuses or drops, and what another field beats") {
  struct Row {
    std::string_view name, spec, want;
  };
  constexpr Row kRows[] = {
      {"integers", "executor: {instances: \"2\"}\ndynamicAllocation: {enabled: true, shuffleTrackingTimeout: 60s}",
       "no integer: 2\nno integer: 60s\n"},
      {"booleans", "dynamicAllocation: {enabled: \"true\", shuffleTrackingEnabled: 1}", "no boolean: true\nno boolean: 1\n"},
      {"as YAML 1.1 has them", "dynamicAllocation: {enabled: yes, shuffleTrackingEnabled: off}", ""},
      {"strings", "driver: {memory: 512, coreLimit: \"1\"}\nhadoopConf: {a: 1}", "no string: 1\nno string: 512\n"},
      {"no executors", "executor: {instances: 0}", "below minimum: 0\n"},
      {"templates and nothing", "executor: {instances: \"{{ .n }}\", memory: }\ndriver: {memory: $M}", ""},
      {"the typed field wins", "sparkConf: {spark.executor.memory: 2g, spark.executor.instances: '4'}\nexecutor: {memory: 4g, instances: 4}",
       "overridden: spark.executor.memory\n"},
      {"and shuffle tracking is forced",
       "sparkConf: {spark.dynamicAllocation.shuffleTracking.enabled: 'false'}\ndynamicAllocation: {enabled: true}",
       "overridden: spark.dynamicAllocation.shuffleTracking.enabled\n"},
      {"but not by defaults", "sparkConf: {spark.executor.memory: 2g}", ""},
      {"nor by what is unknown", "sparkConf: {spark.executor.memory: 2g}\nexecutor: {memory: $M}", ""},
      {"a block without its switch", "dynamicAllocation: {minExecutors: 1}", "idle: dynamicAllocation\n"},
      {"is off on purpose otherwise", "dynamicAllocation: {enabled: false, minExecutors: 1}", ""},
      {"and an empty one is nothing", "dynamicAllocation: {}", ""},
      {"a release that is a number", "sparkVersion: 3.5", "no string: 3.5\n"},
      {"an octal number", "executor: {instances: 010, cores: 007}", "another number: 010 as 8\n"},
      {"that is no string either", "sparkConf: {spark.executor.cores: 010}", "no string: 010\n"},
      {"and is what it says in quotes", "sparkConf: {spark.executor.cores: '010'}", ""},
      {"limits that only Airflow asks for", "dynamicAllocation: {enabled: true, minExecutors: 0}", ""},
      {"an object where a specification belongs", "spec: {sparkConf: {}}", "no such field: spec\n"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(Mistakes(Manifest(kApplication, row.spec)) == row.want);
  }
  CHECK(Mistakes(Manifest(kOldApplication, "dynamicAllocation: {enabled: true}")) == "no such field: dynamicAllocation\n");
  CHECK(Value(Read(Manifest(kOldApplication, "dynamicAllocation: {enabled: true}"))[0], "spark.dynamicAllocation.enabled") == "(not set)");
}

TEST_CASE("a manifest without the fields that the API server demands is put over another one") {
  const std::string patch = std::string(kApplication) + "\nspec:\n  dynamicAllocation: {maxExecutors: 5}\n  executor: {cores: 2}\n";
  const auto all = Read(patch);
  REQUIRE(all.size() == 1);
  CHECK(Value(all[0], "spark.executor.cores") == "2");
  CHECK(Value(all[0], "spark.driver.memory") == "(not set)");  // the other one may say it
  CHECK(Mistakes(patch) == "open\n");                          // and whether the block is switched on
  for (const char* const field : {"type: Scala", "sparkVersion: 3.5.1", "mainClass: A", "mainApplicationFile: '{{ .file }}'"}) {
    CAPTURE(std::string(field));
    CHECK_FALSE(Read(patch + "  " + field + "\n")[0].open_ended);
  }
}

TEST_CASE("Airflow asks for both limits in its template_spec, and takes 0 for none") {
  const auto mistakes = [](std::string_view block) {
    return Mistakes("spark:\n  apiVersion: sparkoperator.k8s.io/v1beta2\n  kind: SparkApplication\n  spec:\n    type: Scala\n    dynamicAllocation: " + std::string(block) + "\n");
  };
  CHECK(mistakes("{enabled: true, minExecutors: 0, maxExecutors: 5}") == "needed: minExecutors\n");
  CHECK(mistakes("{enabled: true, minExecutors: 1}") == "needed: maxExecutors\n");
  CHECK(mistakes("{enabled: true, minExecutors: 1, maxExecutors: $N}").empty());
  CHECK(mistakes("{enabled: false, minExecutors: 0}").empty());
}

TEST_CASE("what the Apache operator counts says nothing to Spark") {
  const auto dump = [](std::string_view conf) {
    return Dump(Read("apiVersion: spark.apache.org/v1\nkind: SparkApplication\nspec:\n  sparkConf: " + std::string(conf) +
                     "\n  applicationTolerations: {instanceConfig: {minExecutors: 2}}\n"));
  };
  CHECK(dump("{spark.a: x}").contains("sets nothing: instanceConfig"));
  CHECK_FALSE(dump("{spark.dynamicAllocation.enabled: 'true'}").contains("sets nothing"));
  CHECK_FALSE(dump("{spark.executor.instances: '3'}").contains("sets nothing"));
  CHECK_FALSE(dump("{{ .Values.conf }}").contains("sets nothing"));
}

TEST_CASE("a spark-defaults.conf that sparkConfigMap mounts") {
  const std::string map = "\n---\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  spark-defaults.conf: |\n    spark.a 1\n";
  CHECK(Dump(Read(Manifest(kApplication, "sparkConfigMap: c") + map)).contains("unread file: c\n"));
  CHECK_FALSE(Dump(Read(Manifest(kApplication, "sparkConfigMap: d") + map)).contains("unread file"));
  CHECK_FALSE(Dump(Read(Manifest(kApplication, "sparkConfigMap: c"))).contains("unread file"));
}

TEST_CASE("lists are joined, or are settings of their own") {
  const auto all = Read(Manifest(kApplication,
                                 "deps:\n  jars: [local:///a.jar, s3a://b/c.jar]\n  files: []\n"
                                 "driver: {secrets: [{name: gcp, path: /mnt, secretType: Generic}, {name: x}]}"));
  CHECK(Value(all[0], "spark.jars") == "local:///a.jar,s3a://b/c.jar");
  CHECK(Value(all[0], "spark.files") == "(not set)");
  CHECK(Value(all[0], "spark.kubernetes.driver.secrets.gcp") == "/mnt");
  CHECK(Value(all[0], "spark.kubernetes.driver.secrets.x") == "(not set)");
}

TEST_CASE("SparkConnect has a layout of its own") {
  const auto all = Read(Manifest(kConnect,
                                 "sparkVersion: 4.0.1\nserver: {cores: 2, memory: 4g}\nhadoopConf: {spark.hadoop.a: x, b: w}\n"
                                 "sparkConf: {spark.driver.port: '9'}\n"
                                 "executor:\n  instances: 0\n  template: {spec: {containers: [{name: a, image: b}, "
                                 "{name: spark-kubernetes-executor, image: spark:4.0.1}]}}\n"
                                 "dynamicAllocation: {enabled: true, shuffleTrackingEnabled: false}"));
  REQUIRE(all.size() == 1);
  CHECK(all[0].release.value == "4.0.1");
  CHECK(all[0].deploy_mode.value == "client");
  CHECK(all[0].manager == spark::ClusterManager::kKubernetes);
  CHECK(Value(all[0], "spark.driver.memory") == "4g");
  CHECK(Value(all[0], "spark.executor.instances") == "0");
  CHECK(Value(all[0], "spark.executor.cores") == "(not set)");
  CHECK(Value(all[0], "spark.hadoop.a") == "x");
  CHECK(Value(all[0], "spark.hadoop.b") == "w");
  CHECK(Value(all[0], "spark.kubernetes.executor.container.image") == "spark:4.0.1");
  CHECK(Value(all[0], "spark.dynamicAllocation.shuffleTracking.enabled") == "false");
  CHECK(Value(all[0], "spark.driver.port") == "7078");
  CHECK(Dump(all).contains("overridden: spark.driver.port\n"));
}

TEST_CASE("what newer operators make of a SparkConnect is known for them alone") {
  const std::string_view spec =
      "sparkVersion: 4.0.4\nserver: {coreRequest: 500m}\nexecutor: {coreRequest: 500m, coreLimit: '2', gpu: {name: nvidia.com/gpu, quantity: 1}}\n";
  const auto all = Read(Manifest(kConnect, spec));
  REQUIRE(all.size() == 1);
  const std::string dump = Dump(all);
  CHECK(dump.contains("spark.kubernetes.executor.request.cores=500m ?\n"));
  CHECK(dump.contains("spark.kubernetes.executor.limit.cores=2 ?\n"));
  CHECK(dump.contains("spark.executor.resource.gpu.amount=1 ?\n"));
  CHECK(dump.contains("spark.executor.resource.gpu.vendor=nvidia.com/gpu ?\n"));
  CHECK(!dump.contains("unknown field"));
}

TEST_CASE("a field that is none may be near to one") {
  const auto all = Read(Manifest(kApplication, "sparkVersion: 3.5.1\ndynamicAllocation: {enable: true, minExecutor: 1, frobnicate: 2}\n"));
  REQUIRE(all.size() == 1);
  std::string said;
  for (const Misuse& m : all[0].misuses) {
    if (m.kind == Misuse::Kind::kUnknownField) said.append(m.word).append(" -> ").append(m.nearest).append("\n");
  }
  CHECK(said == "enable -> enabled\nminExecutor -> minExecutors\nfrobnicate -> \n");
}

TEST_CASE("the Apache operator passes sparkConf and nothing else") {
  const auto all = Read(
      "apiVersion: spark.apache.org/v1\nkind: SparkApplication\nspec:\n  sparkConf: {spark.a: x}\n"
      "  applicationTolerations: {instanceConfig: {minExecutors: 2, maxExecutors: 5}}\n"
      "  runtimeVersions: {sparkVersion: 4.0.2}\n---\n"
      "apiVersion: spark.apache.org/v1beta1\nkind: SparkCluster\nspec: {sparkConf: {spark.ui.port: '1'}}\n");
  CHECK(Dump(all) == "spark.a=x\nsets nothing: instanceConfig\n--\nspark.ui.port=1\n");
  CHECK(all[0].settings[0].layer == Layer::kMap);
  CHECK(all[0].release.value == "4.0.2");
  CHECK(all[1].manager == spark::ClusterManager::kStandalone);
}

TEST_CASE("Stackable's sparkConf beats the operator's fields") {
  const auto all = Read(
      "apiVersion: spark.stackable.tech/v1alpha1\nkind: SparkApplication\nmetadata: {name: n}\nspec:\n"
      "  sparkImage: {productVersion: 3.5.6}\n  executor: {replicas: 3, config: {resources: {memory: {limit: 2Gi}}}}\n"
      "  sparkConf: {spark.executor.instances: '5'}\n");
  CHECK(Dump(all) == "spark.executor.memory=2Gi ?\nspark.executor.instances=3\nspark.executor.instances=5\n");
  CHECK(all[0].release.value == "3.5.6");
  const auto merged = Read(
      "apiVersion: spark.stackable.tech/v1alpha1\nkind: SparkApplication\nmetadata:\n  annotations: "
      "{spark-application.template.merge: 'true'}\nspec: {sparkConf: {spark.a: x}}\n");
  CHECK(Dump(merged) == "spark.a=x\nopen\n");
  const auto connect = Read(
      "apiVersion: spark.stackable.tech/v1alpha1\nkind: SparkConnectServer\nspec:\n  server:\n    configOverrides:\n"
      "      spark-defaults.conf: {spark.a: x}\n");
  CHECK(Dump(connect) == "spark.a=x\nopen\n");
  CHECK(connect[0].settings[0].layer == Layer::kPropertiesFile);
}

TEST_CASE("a manifest is found inside other objects") {
  const auto all = Read(
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspark:\n  apiVersion: sparkoperator.k8s.io/v1beta2\n"
      "  kind: SparkApplication\n  metadata: {name: inner}\n  spec: {sparkConf: {spark.a: x}}\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].title == "SparkApplication inner");
}

}  // namespace sparkvet::carrier
