#include "lib/carrier/set_twice.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

// "what @ the lost value -> the one that holds", a line each.
std::string Twice(std::string_view path, std::string_view in) {
  text::SourceSet sources;
  const text::FileId file = sources.Add(std::string(path), std::string(in));
  std::string out;
  for (const Fragment& f : Parse(sources, file, TestTables())) {
    for (const Misuse& m : f.misuses) {
      if (m.kind != Misuse::Kind::kSetTwice) continue;
      out += std::string(m.word) + " @ " + std::string(sources.Text(m.span)) + " -> " + std::string(sources.Text(m.winner)) + '\n';
    }
  }
  return out;
}

struct Row {
  std::string_view name, path, in, want;
};

constexpr Row kRows[] = {
    {"a properties file", "spark-defaults.conf", "spark.a 1\nspark.b 1\nspark.a 2\n", "spark.a @ 1 -> 2\n"},
    {"each one that is lost", "spark-defaults.conf", "spark.a 1\nspark.a 2\nspark.a 3\n", "spark.a @ 1 -> 3\nspark.a @ 2 -> 3\n"},
    {"the same value is no loss", "spark-defaults.conf", "spark.a 1\nspark.a 2\nspark.a 1\n", "spark.a @ 2 -> 1\n"},
    {"keys that never reach Spark", "spark-defaults.conf", "; a\n; b\nspark.a 1\n", ""},
    {"what a template may leave out", "spark-defaults.conf", "{% if x %}\nspark.a 1\n{% else %}\nspark.a 2\n{% endif %}\n", ""},
    {"what nobody knows yet", "spark-defaults.conf", "spark.a ${env:A}\nspark.a {{ a }}\nspark.b {{ a }}\nspark.b 1\n", ""},

    {"a command", "run.sh", "spark-submit --conf spark.a=1 --conf spark.a=2 app.py\n", "spark.a @ 1 -> 2\n"},
    {"its options", "run.sh", "spark-submit --jars a.jar --name x --jars b.jar app.py\n", "--jars @ --jars -> --jars\n"},
    {"an option that adds up", "run.sh", "spark-submit --extra-properties-file a --extra-properties-file b app.py\n", ""},
    {"two commands", "run.sh", "spark-submit --conf spark.a=1 a.py\nspark-submit --conf spark.a=2 b.py\n", ""},
    {"what a variable brings is overridden on purpose", "run.sh", "O='--conf spark.a=1'\nspark-submit $O --conf spark.a=2 a.py\n", ""},
    {"so is a value that it brings", "run.sh", "spark-submit --conf spark.a=$A --conf spark.a=2 a.py\n", ""},
    {"what stands behind the application is the application's", "run.sh", "spark-submit --name a app.py --name b\n", ""},
    {"a file that a script writes", "run.sh", "cat > spark-defaults.conf <<E\nspark.a 1\nspark.a 2\nE\n", "spark.a @ 1 -> 2\n"},
    {"and what it may add", "run.sh", "echo spark.a 1 > spark-defaults.conf\nif x; then echo spark.a 2 >> spark-defaults.conf; fi\n", ""},

    {"a map", "a.yaml", "conf:\n  spark.executor.cores: 1\n  spark.executor.cores: 2\n", "spark.executor.cores @ 1 -> 2\n"},
    {"of JSON", "a.json", "{\"conf\": {\"spark.executor.cores\": \"1\", \"spark.executor.cores\": \"2\"}}", "spark.executor.cores @ 1 -> 2\n"},
    {"quotes make no difference", "a.yaml", "conf:\n  spark.executor.cores: 1\n  spark.executor.cores: \"1\"\n", ""},
    {"a merged map is overridden on purpose", "a.yaml",
     "base: &b\n  spark.executor.cores: 1\njob:\n  conf:\n    <<: *b\n    spark.executor.cores: 2\n", ""},
    {"a branch of a template", "a.yaml", "conf:\n{{- if .x }}\n  spark.executor.cores: 1\n{{- else }}\n  spark.executor.cores: 2\n{{- end }}\n", ""},
    {"keys beside that are not Spark's", "a.yaml", "conf:\n  spark.executor.cores: 1\n  a: 1\n  a: 2\n", ""},
    {"a whole map", "a.yaml", "conf:\n  spark.executor.cores: 1\nconf:\n  spark.executor.memory: 2g\n", "conf @ conf -> conf\n"},
    {"maps of two documents", "a.yaml", "conf:\n  spark.executor.cores: 1\n---\nconf:\n  spark.executor.cores: 2\n", ""},
    {"properties in a ConfigMap", "a.yaml",
     "kind: ConfigMap\ndata:\n  spark-defaults.conf: |\n    spark.a 1\n    spark.a 2\n", "spark.a @ 1 -> 2\n"},
    {"manifests of a list, each its own", "a.yaml",
     "kind: List\nitems:\n- apiVersion: sparkoperator.k8s.io/v1beta2\n  kind: SparkApplication\n  spec:\n    executor: {env: [{a: 1, b: 2, a: 3}]}\n"
     "    driver: {memory: 1g, memory: 2g}\n- apiVersion: sparkoperator.k8s.io/v1beta2\n  kind: SparkApplication\n  spec:\n"
     "    driver: {memory: 3g, memory: 4g}\n  x: {y: 5, z: 6, y: 7}\n",
     "a @ 1 -> 3\nmemory @ 1g -> 2g\nmemory @ 3g -> 4g\n"},
    {"a manifest", "a.yaml",
     "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nspec:\n  executor: {memory: 1g, memory: 2g}\n"
     "  sparkConf: {spark.a: \"1\"}\n  sparkConf: {spark.b: \"1\"}\n",
     "sparkConf @ sparkConf -> sparkConf\nmemory @ 1g -> 2g\n"},
    {"a command in a CI file", "a.yaml", "jobs:\n  run: |\n    spark-submit --conf spark.a=1 \\\n      --conf spark.a=2 app.py\n",
     "spark.a @ 1 -> 2\n"},
    {"arguments of a service", "a.json", "{\"sparkSubmitParameters\": \"--conf spark.a=1 --conf spark.a=2\"}", "spark.a @ 1 -> 2\n"},
};

TEST_CASE("of very many settings of a command one that is given twice is found") {
  for (const int count : {1, 2, 63, 64, 65, 500}) {
    CAPTURE(count);
    std::string script = "spark-submit";
    for (int i = 0; i < count; ++i) script += " --conf spark.a" + std::to_string(i) + "=1";
    CHECK(Twice("run.sh", script + " a.py\n").empty());
    CHECK(Twice("run.sh", script + " --conf spark.a" + std::to_string(count / 2) + "=2 a.py\n") == "spark.a" + std::to_string(count / 2) + " @ 1 -> 2\n");
    CHECK(Twice("run.sh", script + " --name a --conf --name=b a.py\n") == "--name @ --name -> b\n");
  }
}

TEST_CASE("what is given twice") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(Twice(row.path, row.in) == row.want);
  }
}

TEST_CASE("of a manifest's maps only the last one counts") {
  text::SourceSet sources;
  const text::FileId file = sources.Add(
      "a.yaml", "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nspec:\n  sparkConf: {spark.a: \"1\"}\n  sparkConf: {spark.b: \"1\"}\n");
  const std::string dump = Dump(Parse(sources, file, TestTables()));
  CHECK(dump.contains("spark.b=1"));
  CHECK_FALSE(dump.contains("spark.a=1"));
}

TEST_CASE("thousands of keys are looked through in no time") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "spark.k" + std::to_string(i % 25000) + ' ' + std::to_string(i) + '\n';
  text::SourceSet sources;
  const text::FileId file = sources.Add("spark-defaults.conf", std::move(text));
  CHECK(Parse(sources, file, TestTables())[0].misuses.size() == 25000);
}

}  // namespace
}  // namespace sparkvet::carrier
