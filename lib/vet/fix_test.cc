#include "lib/vet/fix.h"

#include <doctest/doctest.h>

#include "lib/vet/test_support.h"

namespace sparkvet::vet {
namespace {

Options ForFixing() {
  Options options;
  options.max_per_rule = 0;
  return options;
}

struct Mended {
  std::string text;
  std::string notes;  // "3:1 renamed-key: spark.a -> spark.b", "? …" for guesses, "! …: why" for what is not proved
};

Mended Mend(const std::string& name, const std::string& bytes, Guesses guesses = Guesses::kLeave, const Options& options = ForFixing()) {
  const Vetter vetter(TestKnowledge(), options);
  const Vetted vetted = vetter.Vet(name, bytes);
  const Fixed fixed = Fix(vetted, guesses);
  Mended out{fixed.text, {}};
  const auto note = [&](const char* mark, const FixNote& n) {
    out.notes += mark + std::to_string(n.place.line) + ':' + std::to_string(n.place.column) + ' ' + n.rule + ": " + n.before + " -> " + n.after +
                 (n.why.empty() ? "" : ": " + n.why) + '\n';
  };
  for (const FixNote& n : fixed.made) note("", n);
  for (const FixNote& n : fixed.guesses) note("? ", n);
  for (const FixNote& n : fixed.unproved) note("! ", n);
  return out;
}

TEST_CASE("an old name becomes the new one, and nothing else changes") {
  const Mended m = Mend("spark-defaults.conf", "# ours\nspark.master  yarn\r\nspark.yarn.executor.memoryOverhead : 512m");
  CHECK(m.text == "# ours\nspark.master  yarn\r\nspark.executor.memoryOverhead : 512m");
  CHECK(m.notes == "3:1 renamed-key: spark.yarn.executor.memoryOverhead -> spark.executor.memoryOverhead\n");
}

TEST_CASE("an old name whose values mean something else stays") {
  const std::string tens_of_seconds = "spark.master yarn\nspark.yarn.applicationMaster.waitTries 10\n";
  const Mended m = Mend("spark-defaults.conf", tens_of_seconds);
  CHECK(m.text == tens_of_seconds);
  CHECK(m.notes == "! 2:1 renamed-key: spark.yarn.applicationMaster.waitTries -> spark.yarn.am.waitTime: Spark would not do the same\n");
}

TEST_CASE("an old name beside the new one counts for nothing, and does not become a second one") {
  const std::string both = "spark.master yarn\nspark.yarn.executor.memoryOverhead 512m\nspark.executor.memoryOverhead 1g\n";
  CHECK(Mend("spark-defaults.conf", both).text == both);
}

TEST_CASE("a guess is made only on demand") {
  const std::string text = "spark.master yarn\nspark.dynamicAllocation.idleTimeout 120s\n";
  const Mended left = Mend("spark-defaults.conf", text);
  CHECK(left.text == text);
  CHECK(left.notes == "? 2:1 unknown-key: spark.dynamicAllocation.idleTimeout -> spark.dynamicAllocation.executorIdleTimeout\n");
  const Mended made = Mend("spark-defaults.conf", text, Guesses::kMake);
  CHECK(made.text == "spark.master yarn\nspark.dynamicAllocation.executorIdleTimeout 120s\n");
}

TEST_CASE("what a guess comes to may be an old name") {
  CHECK(Mend("spark-defaults.conf", "spark.master yarn\nspark.yarn.execut[or.memoryOverhead 512m\n", Guesses::kMake).text ==
        "spark.master yarn\nspark.executor.memoryOverhead 512m\n");
}

TEST_CASE("a guess that would stop the driver is not made, the others are") {
  const std::string text =
      "spark.master                        yarn\n"
      "spark.dynamicAllocation.enabled     true\n"
      "spark.shuffle.service.enabled       true\n"
      "spark.dynamicAllocation.maxExecutor 2\n"
      "spark.dynamicAllocation.minExecutors 5\n"
      "spark.dynamicAllocation.idleTimeout 120s\n";
  const Mended m = Mend("spark-defaults.conf", text, Guesses::kMake);
  CHECK(m.text.find("maxExecutor 2") != std::string::npos);
  CHECK(m.text.find("executorIdleTimeout 120s") != std::string::npos);
  CHECK(m.notes.find("! 4:1 unknown-key: spark.dynamicAllocation.maxExecutor -> spark.dynamicAllocation.maxExecutors: then there would be: error: ") != std::string::npos);
}

TEST_CASE("a key that a variable holds is mended where it is written, once") {
  const Mended m = Mend("run.sh",
                        "#!/bin/bash\n"
                        "OPTS='--conf spark.yarn.executor.memoryOverhead=512m'\n"
                        "spark-submit --master yarn $OPTS a.py\n"
                        "spark-submit --master yarn $OPTS b.py\n");
  CHECK(m.text.find("OPTS='--conf spark.executor.memoryOverhead=512m'\n") != std::string::npos);
  CHECK(m.notes == "2:14 renamed-key: spark.yarn.executor.memoryOverhead -> spark.executor.memoryOverhead\n");
}

TEST_CASE("quotes where a manifest or EMR takes strings only") {
  const Mended k8s = Mend("job.yaml",
                          "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: nightly}\nspec:\n"
                          "  mainApplicationFile: local:///app.py\n  sparkConf:\n    spark.speculation: true  # why not\n");
  CHECK(k8s.text.ends_with("    spark.speculation: \"true\"  # why not\n"));
  const Mended emr = Mend("emr.json", "[{\"Classification\": \"spark-defaults\", \"Properties\": {\"spark.executor.cores\": 4}}]\n");
  CHECK(emr.text == "[{\"Classification\": \"spark-defaults\", \"Properties\": {\"spark.executor.cores\": \"4\"}}]\n");
}

TEST_CASE("a comment that leaves nothing out any more goes with what it was for") {
  const Mended m = Mend("run.sh",
                        "#!/bin/bash\n"
                        "spark-submit --master yarn --conf spark.executor.cores=4 a.py  # sparkvet: ignore[renamed-key] for now\n");
  CHECK(m.text == "#!/bin/bash\nspark-submit --master yarn --conf spark.executor.cores=4 a.py\n");
  CHECK(m.notes == "2:62 unused-suppression: # sparkvet: ignore[renamed-key] for now -> \n");
}

TEST_CASE("where nobody says which release it is, a new name has to be one on all of them") {
  const std::string text = "spark.master yarn\nspark.yarn.am.waitTime 100s\nspark.executor.plugins com.acme.P\nspark.yarn.access.namenodes hdfs://a\n";
  const Mended anywhere = Mend("spark-defaults.conf", text);
  CHECK(anywhere.text.find("spark.yarn.access.hadoopFileSystems") == std::string::npos);
  Options newest = ForFixing();
  newest.said.release = spark::Release{3, 5};
  newest.said.releases = {spark::Release{3, 5}};
  CHECK(Mend("spark-defaults.conf", text, Guesses::kLeave, newest).text.find("spark.kerberos.access.hadoopFileSystems hdfs://a") != std::string::npos);
}

TEST_CASE("a file without anything to mend stays as it is, byte for byte") {
  const std::string bytes = std::string("spark.master yarn\nspark.app.name \xff\x00 x", 34);
  const Mended m = Mend("spark-defaults.conf", bytes);
  CHECK(m.text == bytes);
  CHECK(m.notes.empty());
}

TEST_CASE("what is mended stays mended") {
  const std::string text = "spark.master yarn\nspark.yarn.executor.memoryOverhead 512m\nspark.dynamicAllocation.idleTimeout 120s\n";
  const Mended once = Mend("spark-defaults.conf", text, Guesses::kMake);
  const Mended again = Mend("spark-defaults.conf", once.text, Guesses::kMake);
  CHECK(again.text == once.text);
  CHECK(again.notes.empty());
}

}  // namespace
}  // namespace sparkvet::vet
