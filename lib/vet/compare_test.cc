#include "lib/vet/compare.h"

#include <doctest/doctest.h>

#include "lib/vet/test_support.h"

namespace sparkvet::vet {
namespace {

Vetted VetText(const std::string& name, const std::string& text, const char* release = "3.5") {
  static std::vector<std::unique_ptr<Vetter>> vetters;  // whom the vetted files go on to ask
  Options options;
  options.said.release = spark::ParseRelease(release);
  options.said.releases = {*options.said.release};
  options.said.release_why = std::string("--release ") + release;
  vetters.push_back(std::make_unique<Vetter>(TestKnowledge(), std::move(options)));
  return vetters.back()->Vet(name, text);
}

std::string Shown(const Vetted& before, const Vetted& after, const report::ResolutionScope& scope = {}) {
  std::string out;
  for (const report::JobDifference& d : Compare(TestKnowledge(), before, after, scope)) out += report::ShowDifference(d, report::Style());
  return out;
}

TEST_CASE("what the driver reads counts, not how it is written") {
  const Vetted a = VetText("a.conf", "spark.master yarn\nspark.executor.memory 1024m\nspark.network.timeout 120s\n");
  const Vetted b = VetText("a.conf", "# moved\nspark.network.timeout 2min\nspark.master yarn\nspark.executor.memory=1g\n");
  CHECK(Shown(a, b).empty());
}

TEST_CASE("a setting that is changed, comes or goes") {
  const Vetted a = VetText("a.conf", "spark.master yarn\nspark.executor.cores 4\nspark.executor.memory 1g\n");
  const Vetted b = VetText("b.conf", "spark.master yarn\nspark.executor.cores 8\nspark.task.cpus 2\n");
  CHECK(Shown(a, b) ==
        "a.conf: properties -> b.conf: properties\n"
        "  spark.executor.cores: 4 (the properties file, a.conf:2:22) -> 8 (the properties file, b.conf:2:22)\n"
        "  spark.task.cpus: 1 (the built-in default) -> 2 (the properties file, b.conf:3:17)\n");
}

TEST_CASE("how it ends, and what is said of it") {
  const std::string head = "spark.master yarn\nspark.dynamicAllocation.enabled true\nspark.shuffle.service.enabled true\nspark.executor.instances 20\n";
  const Vetted a = VetText("a.conf", head + "spark.dynamicAllocation.maxExecutors 10\n");
  const Vetted b = VetText("a.conf", head + "spark.dynamicAllocation.maxExecutors 100\n");
  const std::string shown = Shown(a, b);
  CHECK(shown.find("  starts: no, java.lang.IllegalArgumentException: requirement failed: initial executor number 20 must between min executor number 0 and max executor number 10 -> yes\n") != std::string::npos);
  CHECK(shown.find("  - error: requirement failed: ") != std::string::npos);
  const Vetted c = VetText("a.conf", head + "spark.dynamicAllocation.maxExecutors 100\nspark.dynamicAllocation.initialExecutors 30\n");
  CHECK(Shown(b, c).find("  executors asked for at start: 20 -> 30\n") != std::string::npos);
}

TEST_CASE("of one file on two releases") {
  const std::string text = "spark.master yarn\nspark.dynamicAllocation.enabled true\nspark.dynamicAllocation.idleTimeout 1s\n";
  const Vetted old = VetText("a.conf", text, "3.3"), now = VetText("a.conf", text, "4.1");
  const std::string shown = Shown(old, now);
  CHECK(shown.find("  Spark 3.3 (--release 3.3), yarn (spark.master yarn) -> Spark 4.1 (--release 4.1), yarn (spark.master yarn)\n") != std::string::npos);
  CHECK(shown.find("  starts: no, org.apache.spark.SparkException: ") != std::string::npos);
  CHECK(shown.find("idleTimeout") == std::string::npos);  // neither knows it
  CHECK(shown.find("shuffleTracking.enabled: ") == std::string::npos);
  CHECK(Shown(old, now, {.defaults = true, .prefix = "spark.dynamicAllocation"}).find(
            "  spark.dynamicAllocation.shuffleTracking.enabled: false (the built-in default) -> true (the built-in default)\n") != std::string::npos);
}

TEST_CASE("jobs of the same name are compared where there are more of them on one side") {
  const Vetted a = VetText("a.sh", "spark-submit --master yarn a.py\nspark-submit --master yarn b.py\n");
  const Vetted b = VetText("a.sh", "spark-submit --master yarn b.py\nspark-submit --master yarn c.py\nspark-submit --master yarn d.py\n");
  CHECK(Shown(a, b) == "a.sh:1: spark-submit a.py\n  is there no more\na.sh:2: spark-submit c.py\n  is new\na.sh:3: spark-submit d.py\n  is new\n");
}

TEST_CASE("what is unknown before run time is alike where it is written alike") {
  const Vetted a = VetText("a.sh", "spark-submit --master yarn --conf spark.executor.cores=$N a.py\n");
  CHECK(Shown(a, VetText("a.sh", "spark-submit --master yarn  --conf spark.executor.cores=$N a.py\n")).empty());
  CHECK(Shown(a, VetText("a.sh", "spark-submit --master yarn --conf spark.executor.cores=4 a.py\n")) ==
        "a.sh:1: spark-submit a.py\n  spark.executor.cores: $N, unknown before run time (--conf, a.sh:1:56) -> 4 (--conf, a.sh:1:56)\n");
}

}  // namespace
}  // namespace sparkvet::vet
