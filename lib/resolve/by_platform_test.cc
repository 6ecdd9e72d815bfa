#include "lib/resolve/by_platform.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "lib/carrier/formats.h"
#include "lib/carrier/properties.h"
#include "lib/image/builtin.h"

namespace sparkvet::resolve {
namespace {

const rule::Program& Rules() {
  static const rule::Program program(image::BuiltIn());
  return program;
}

// One input on one platform.
struct Job {
  Job(const char* path, const std::string& text, const char* platform) {
    static const carrier::CarrierTables tables(image::BuiltIn());
    static const spark::Catalogue catalogue(image::BuiltIn());
    file = sources.Add(path, text);
    fragments = carrier::Parse(sources, file, tables);
    input.subject = &fragments.front();
    said.platform.emplace(Rules(), *Rules().Platform(platform));
    resolve = [&] { return Resolve(input, said, catalogue); };
  }

  // "value (who)", "unknown (who)" or "unset".
  std::string Of(std::string_view key) {
    const Resolved resolved = resolve();
    const Assignment* const a = resolved.Find(key);
    if (a == nullptr) return "unset";
    return std::string(a->unknown ? "unknown" : a->value) + " (" + std::string(a->written_as) + ')';
  }

  text::SourceSet sources;
  text::FileId file = 0;
  std::vector<carrier::Fragment> fragments;
  Input input;
  Said said;
  std::function<Resolved()> resolve;
};

}  // namespace

TEST_CASE("a platform sets what nobody else does") {
  Job job("spark-defaults.conf", "spark.executor.cores 4\n", "emr");
  CHECK(job.Of("spark.dynamicAllocation.enabled") == "true (the platform emr)");
  CHECK(job.Of("spark.executor.memory") == "unknown (the platform emr)");
  CHECK(job.Of("spark.executor.cores") == "4 ()");
  CHECK(job.resolve().context.manager == spark::ClusterManager::kYarn);
  CHECK(job.resolve().context.manager_why == "the platform emr");
}

TEST_CASE("the input names the cluster manager; a platform's settings are for its own") {
  Job job("spark-defaults.conf", "spark.master k8s://https://h\n", "emr");
  CHECK(job.resolve().context.manager == spark::ClusterManager::kKubernetes);
  CHECK(job.Of("spark.dynamicAllocation.enabled") == "unset");
}

TEST_CASE("a properties file of one's own replaces the platform's defaults file") {
  Job job("a.sh", "spark-submit --master yarn app.py\n", "emr");
  CHECK(job.Of("spark.dynamicAllocation.enabled") == "true (the platform emr)");
  const carrier::Fragment file = carrier::ParseProperties("spark.a 1\n", job.file, carrier::Layer::kPropertiesFile);
  job.input.properties_file = &file;
  CHECK(job.Of("spark.dynamicAllocation.enabled") == "unset");
  job.input.loads_defaults = true;
  CHECK(job.Of("spark.dynamicAllocation.enabled") == "true (the platform emr)");
}

TEST_CASE("apache assumes nothing") {
  Job job("spark-defaults.conf", "spark.a 1\n", "apache");
  CHECK(job.resolve().keys().size() == 1);
  CHECK(!job.resolve().context.manager.has_value());
}

TEST_CASE("what a platform does not take is told with its place") {
  Job job("spark-defaults.conf", "spark.yarn.queue q\nspark.shuffle.service.enabled true\nspark.a 1\n", "dataproc-serverless");
  Resolved resolved = job.resolve();
  AddUnwanted(*job.input.subject, resolved);
  REQUIRE(resolved.unwanted.size() == 2);
  CHECK(resolved.unwanted[0].key == "spark.yarn.queue");
  CHECK(resolved.unwanted[0].refused);
  CHECK(resolved.unwanted[1].key == "spark.shuffle.service.enabled");
  CHECK(job.sources.Text(resolved.unwanted[1].span) == "spark.shuffle.service.enabled");
}

TEST_CASE("what holds for commands only does not hold for files") {
  Job file("spark-defaults.conf", "spark.executor.cores 4\n", "databricks");
  Resolved of_file = file.resolve();
  AddUnwanted(*file.input.subject, of_file);
  CHECK(of_file.unwanted.empty());
  Job command("a.sh", "spark-submit --conf spark.executor.cores=4 a.jar\n", "databricks");
  Resolved of_command = command.resolve();
  AddUnwanted(*command.input.subject, of_command);
  CHECK(of_command.unwanted.size() == 1);
}

}  // namespace sparkvet::resolve
