#include "lib/carrier/spark_application.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

// Without what the operator fills in.
std::vector<Fragment> Read(std::string_view yaml) {
  std::vector<Fragment> all = ParseYamlStream(Kept(yaml), 0, TestTables());
  for (Fragment& f : all) {
    std::erase_if(f.settings, [](const Setting& s) { return s.written_as.ends_with("(the operator's default)"); });
  }
  return all;
}

// A manifest whose specification is `spec`, indented by two.
std::string Manifest(std::string_view spec) {
  std::string out =
      "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: "
      "nightly}\nspec:\n  type: Scala\n";
  for (const std::string_view line : base::Split(spec, '\n'))
    out += "  " + std::string(line) + '\n';
  return out;
}

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"sparkConf as it stands",
     "sparkConf:\n  spark.a: \"[[1]]\"\n  spark.b: '[[x y]]'\n  spark.c: [[z w]] # c\n",
     "spark.a=1\nspark.b=x y\nspark.c=z w\n"},
    {"typed fields come behind it",
     "executor: {instances: [[2]], cores: [[4]], memory: [[8g]]}\nsparkConf: "
     "{spark.executor.cores: \"[[1]]\"}\n",
     "spark.executor.cores=1\nspark.executor.instances=2\nspark.executor.cores=4\nspark.executor."
     "memory=8g\noverridden: spark.executor.cores\n"},
    {"dynamic allocation forces shuffle tracking",
     "dynamicAllocation:\n  enabled: [[true]]\n  minExecutors: [[2]]\n",
     "spark.dynamicAllocation.enabled=true\nspark.dynamicAllocation.minExecutors=2\n"
     "spark.dynamicAllocation.shuffleTracking.enabled=true\n"},
    {"unless it says otherwise",
     "dynamicAllocation:\n  enabled: true\n  shuffleTrackingEnabled: [[false]]\n",
     "spark.dynamicAllocation.enabled=true\nspark.dynamicAllocation.shuffleTracking.enabled="
     "false ?\n"},
    {"without enabled it sets nothing", "dynamicAllocation: {minExecutors: 2}\n", "idle: dynamicAllocation\n"},
    {"nor with enabled: false", "dynamicAllocation: {enabled: false, maxExecutors: 9}\n", ""},
    {"if enabled is unknown, so is all",
     "dynamicAllocation:\n  enabled: {{ .x }}\n  maxExecutors: 9\n",
     "spark.dynamicAllocation.enabled={{ .x }} ?\nspark.dynamicAllocation.maxExecutors=9 ?\n"
     "spark.dynamicAllocation.shuffleTracking.enabled=true ?\n"},
    {"the common image is each one's", "image: [[spark:3.5.6]]\n",
     "spark.kubernetes.container.image=spark:3.5.6\nspark.kubernetes.driver.container.image=spark:"
     "3.5.6\n"
     "spark.kubernetes.executor.container.image=spark:3.5.6\n"},
    {"maps with a prefix",
     "hadoopConf: {fs.a: \"[[1]]\"}\nexecutor: {envVars: {X: [[w]]}}\nnodeSelector: {z: w}\n",
     "spark.hadoop.fs.a=1\nspark.executorEnv.X=w\nspark.kubernetes.node.selector.z=w\n"},
    {"duplicates stay", "sparkConf:\n  spark.a: \"[[1]]\"\n  spark.a: \"[[2]]\"\n",
     "spark.a=1\nspark.a=2\ntwice: spark.a\n"},
    {"one entry the operator skips",
     "sparkConf: {spark.kubernetes.driver.pod.name: x, spark.a: \"1\"}\n", "spark.a=1\n"},
    {"bare numbers and booleans are no strings",
     "sparkConf:\n  spark.a: 1\n  spark.b: true\n  spark.c: 4g\n  spark.d: \"1\"\n",
     "spark.a=1\nspark.b=true\nspark.c=4g\nspark.d=1\nno string: 1\nno string: true\n"},
    {"fields that are none", "dynamicAllocation: {enabled: true, executorIdleTimeout: 60s}\n",
     "spark.dynamicAllocation.enabled=true\nspark.dynamicAllocation.shuffleTracking.enabled="
     "true\nno such field: executorIdleTimeout\n"},
    {"a field that is null is as good as absent", "executor: {cores: ~, memory: }\nsparkConf:\n", ""},
    {"a setting that is null is filled in by somebody", "sparkConf: {spark.a: ~, spark.b: }\n", "spark.a=null ?\nspark.b=null ?\n"},
    {"escapes, folds and blocks",
     "sparkConf:\n  spark.a: \"[[\\u0041\\t]]\"\n  spark.b: '[[it''s]]'\n  spark.c: [[x\n    y]]\n "
     " spark.d: |\n    [[l1\n    l2]]\n  spark.e: >-\n    [[f1\n    f2]]\n  spark.f: z\n",
     "spark.a=A\\t\nspark.b=it's\nspark.c=x y\nspark.d=l1\\nl2\\n\nspark.e=f1 f2\nspark.f=z\n"},
    {"anchors, aliases and tags",
     "sparkConf:\n  spark.a: &v \"[[1]]\"\n  spark.b: [[*v]]\n  spark.c: !!str [[5]]\n",
     "spark.a=1\nspark.b=1\nspark.c=5\n"},
    {"merged maps come first",
     "sparkConf:\n  spark.a: \"1\"\n  <<: {spark.a: \"0\", spark.b: \"2\"}\n",
     "spark.a=0\nspark.b=2\nspark.a=1\n"},
    {"variables", "sparkConf: {spark.a: \"${X}\", spark.b: $Y, spark.c: \"${spark.a}\"}\n",
     "spark.a=${X} ?\nspark.b=$Y ?\nspark.c=${spark.a}\n"},
    {"characters of several bytes",
     "sparkConf: {spark.\xC3\xA9: \"[[\xE2\x82\xAC]]\", spark.b: \"[[\xF0\x9F\x98\x80]]\"} # "
     "\xC3\xA9\n",
     "spark.\\xC3\\xA9=\xE2\x82\xAC\n"},
};

}  // namespace

TEST_CASE("a SparkApplication says what its operator passes on") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(Manifest(row.in));
    const auto all = Read(in.text);
    REQUIRE(all.size() == 1);
    if (row.name != "characters of several bytes") CHECK(Dump(all[0]) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CAPTURE(Dump(all[0]));
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("places hold with CRLF, a byte order mark and several documents") {
  const std::string plain = "# \xC3\xA9\n---\na: 1\n---\n" +
                            Manifest("sparkConf:\n  spark.a: \"[[1]]\"\n") + "---\nb: 2\n";
  std::string crlf;
  for (const char c : plain) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  for (const std::string& text : {plain, crlf, "\xEF\xBB\xBF" + plain,
                                  "\xEF\xBB\xBF" + Manifest("sparkConf:\n  spark.a: '[[1]]'\n")}) {
    const Marked in(text);
    const auto all = Read(in.text);
    REQUIRE(all.size() == 1);
    REQUIRE(all[0].settings.size() == 1);
    CHECK(all[0].settings[0].value_span == in.spans[0]);
  }
}

TEST_CASE("the manifest speaks about its context") {
  const Marked in(
      Manifest("sparkVersion: [[3.5.6]]\nmode: [[client]]\nmainApplicationFile: local:///a.py\n"));
  const auto all = Read(in.text);
  REQUIRE(all.size() == 1);
  CHECK(all[0].title == "SparkApplication nightly");
  CHECK(all[0].manager == spark::ClusterManager::kKubernetes);
  CHECK(all[0].release.value == "3.5.6");
  CHECK(all[0].release.span == in.spans[0]);
  CHECK(all[0].deploy_mode.value == "client");
  CHECK(all[0].deploy_mode.span == in.spans[1]);
  CHECK(all[0].primary_resource.value == "local:///a.py");
  CHECK(Read(Manifest("image: x"))[0].deploy_mode.value == "cluster");
}

TEST_CASE("an image of Spark names a release, another does not") {
  const Marked in(Manifest("image: gcr.io/y/spark:[[v3.4.1]]"));
  CHECK(Read(in.text)[0].release.value == "v3.4.1");
  CHECK(Read(in.text)[0].release.span == in.spans[0]);
  CHECK(Read(Manifest("image: my-job:2.4.1"))[0].release.value == "");
  CHECK(Read(Manifest("image: spark:latest"))[0].release.value == "");
  CHECK(Read(Manifest("image: spark:3.4.1\nsparkVersion: 3.5.0"))[0].release.value == "3.5.0");
  CHECK(Read(Manifest("sparkVersion: \"{{ .v }}\""))[0].release.value == "");
}

TEST_CASE("other kinds and other groups yield nothing, lists yield their items") {
  CHECK(Read("apiVersion: sparkoperator.k8s.io/v1alpha1\nkind: SparkJob\nspec: {sparkConf: {a: b}}\n").empty());
  CHECK(Read("apiVersion: spark.example.org/v1\nkind: SparkApplication\n").empty());
  CHECK(Read("# sparkoperator.k8s.io\nx: y: z\n").size() == 1);
  CHECK(Read("x: y: z\n").empty());
  const auto scheduled = Read(
      "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: ScheduledSparkApplication\nspec:\n  "
      "template:\n    type: Scala\n    sparkConf: {spark.a: x}\n");
  CHECK(Dump(scheduled) == "spark.a=x\n");
  const auto list = Read(
      "kind: List\nitems:\n- apiVersion: sparkoperator.k8s.io/v1beta2\n  kind: SparkApplication\n  "
      "spec: {type: Scala, sparkConf: {spark.a: \"\\x41\"}}\n"
      "- apiVersion: sparkoperator.k8s.io/v1beta2\n  kind: SparkApplication\n  spec: {type: Scala, sparkConf: "
      "{spark.b: z}}\n");
  CHECK(Dump(list) == "spark.a=A\n--\nspark.b=z\n");
}

TEST_CASE("fields tell how they were written") {
  const auto all =
      Read(Manifest("driver: {cores: 2}\nsparkConf: {spark.a: x}\nhadoopConf: {h: y}\n"));
  REQUIRE(all[0].settings.size() == 3);
  CHECK(all[0].settings[0].written_as == "");
  CHECK(all[0].settings[1].written_as == "spec.hadoopConf.h");
  CHECK(all[0].settings[2].written_as == "spec.driver.cores");
}

TEST_CASE("templates are read as far as they can be") {
  constexpr Row kTemplates[] = {
      {"values",
       "sparkConf:\n  spark.a: {{ .Values.a }}\n  spark.b: \"{{ include \"b\" . }}\"\n  spark.c: "
       "x-{{ .c }}-y\n  spark.d: \"1\"\n",
       "spark.a={{ .Values.a }} ?\nspark.b={{ include \"b\" . }} ?\nspark.c=x-{{ .c }}-y "
       "?\nspark.d=1\n"},
      {"conditions",
       "sparkConf:\n  spark.a: \"1\"\n  {{- if .x }}\n  spark.b: \"2\"\n  {{- else }}\n  spark.b: "
       "\"3\"\n  {{- end }}\n  spark.c: \"4\"\n",
       "spark.a=1\nspark.b=2 ?\nspark.b=3 ?\nspark.c=4\n"},
      {"lines of unknown content",
       "sparkConf:\n  spark.a: \"1\"\n  {{- toYaml .Values.conf | nindent 4 }}\n",
       "spark.a=1\nopen\n"},
      {"a whole map", "sparkConf: {{ toYaml .Values.conf }}\nexecutor: {cores: 2}\n",
       "spark.executor.cores=2\nopen\n"},
      {"keys", "sparkConf:\n  {{ .k }}: \"1\"\n", "?{{ .k }}=1 ?\n"},
      {"Jinja",
       "sparkConf:\n  {% for k in c %}\n  spark.a: \"1\"\n  {% endfor %}\n  spark.b: \"2\"\n",
       "spark.a=1 ?\nspark.b=2\n"},
      {"Terraform",
       "sparkConf:\n%{ if x ~}\n  spark.a: \"1\"\n%{ endif ~}\n  spark.b: \"${n}\"\n  spark.c: \"2\"\n",
       "spark.a=1 ?\nspark.b=${n} ?\nspark.c=2\n"},
      {"comments over lines", "{{/* a\n  b: c: d */}}\nsparkConf: {spark.a: x}\n", "spark.a=x\n"},
      {"what stays no YAML", "sparkConf:\n  {{ x\n  spark.a: [\n",
       "unread: a template that only its engine can turn into YAML\n"},
  };
  for (const Row& row : kTemplates) {
    CAPTURE(row.name);
    CHECK(Dump(Read(Manifest(row.in))) == row.want);
  }
}

TEST_CASE("a condition around whole documents is none for what they say") {
  const std::string one = Manifest("sparkConf:\n  spark.a: \"1\"\n  {{- if .y }}\n  spark.b: \"2\"\n  {{- end }}\n");
  const std::string want = "spark.a=1\nspark.b=2 ?\n";
  CHECK(Dump(Read("{{- if .x }}\n" + one + "{{- end }}\n")) == want);
  CHECK(Dump(Read("# why\n{{- range .jobs }}\n---\n" + one + "{{- end }}\n")) == want);
  CHECK(Dump(Read("{{- define \"a\" }}\n{{- with .x }}\n" + one + "{{ end }}{{ end }}\n---\na: b\n")) == want);
  CHECK(Dump(Read("{{- if .x }}\n" + one + "{{- end }}\nmore: 1\n")) == "spark.a=1 ?\nspark.b=2 ?\n");
  CHECK(Dump(Read("{{- if .x }}\n" + one + "{{- else }}\n{{- end }}\n")) == "spark.a=1 ?\nspark.b=2 ?\n");
}

TEST_CASE("broken YAML of an operator is a problem with a place") {
  const Marked in(Manifest("a: b: c\n"));
  const auto all = Read(in.text);
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].problems.size() == 1);
  CHECK(all[0].problems[0].message.starts_with("this is no YAML"));
  CHECK(in.text.substr(all[0].problems[0].span.begin, 1) == ":");
  CHECK(Dump(Read(Manifest("a: 'x\n"))) == "problem: this quote is never closed\n");
}

TEST_CASE("hostile YAML does no harm") {
  const std::string deep(100000, '[');
  CHECK(Dump(Read(Manifest("a: " + deep))) == "problem: nested too deep to be read\n");
  std::string blocks = Manifest("a: b");
  for (int i = 0; i < 2000; ++i) blocks += std::string(static_cast<size_t>(i), ' ') + "x:\n";
  CHECK(!Read(blocks).empty());
  // Nine lists of nine aliases each, merged: a billion entries if they were all looked at.
  std::string laughs = "sparkConf:\n  <<: *j\n";
  std::string lists = "a: &a {spark.a: \"1\"}\n";
  for (char c = 'b'; c <= 'j'; ++c) {
    lists += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) lists += std::string(i ? ", *" : "*") + static_cast<char>(c - 1);
    lists += "]\n";
  }
  const auto all = Read(Manifest(lists + laughs));
  REQUIRE(all.size() == 1);
  CHECK(all[0].settings.size() <= 10000);
}

TEST_CASE("comments are found outside of scalars") {
  const auto all = Read("# one\n" + Manifest("sparkConf: # two\n  spark.a: \"x # no\"\n  spark.b: "
                                             "|\n    # no\n  spark.c: a#no # three\n"));
  REQUIRE(all[0].comments.size() == 3);
  CHECK(all[0].comments[0].value == " one");
  CHECK(all[0].comments[1].value == " two");
  CHECK(all[0].comments[2].value == " three");
}

}  // namespace sparkvet::carrier
