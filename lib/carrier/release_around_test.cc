#include "lib/carrier/release_around.h"

#include <doctest/doctest.h>

#include "lib/carrier/embedded.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

// "3.5.1 of apache/spark:3.5.1", of the only fragment.
std::string Release(std::string_view yaml) {
  const std::vector<Fragment> all = ParseYamlStream(Kept(yaml), 0, TestTables());
  REQUIRE(all.size() == 1);
  return std::string(all[0].release.value) + " of " + std::string(all[0].release_of);
}

}  // namespace

TEST_CASE("the image around a command or a map tells the release") {
  CHECK(Release("image: apache/spark:3.5.1\ncommand: [spark-submit, --conf, spark.a=1, a.py]\n") == "3.5.1 of apache/spark:3.5.1");
  CHECK(Release("image: {repository: bitnami/spark, tag: 3.5.1-debian-12-r1}\nsparkConf: {spark.executor.cores: 4}\n") == "3.5.1 of bitnami/spark:3.5.1-debian-12-r1");
  CHECK(Release("image: {registry: docker.io, repository: jupyter/pyspark-notebook, tag: spark-3.5.0}\nx: {y: {spark.executor.cores: 4}}\n") ==
        "3.5.0 of jupyter/pyspark-notebook:spark-3.5.0");
}

TEST_CASE("the nearest one counts, and no template") {
  CHECK(Release("image: apache/spark:3.5.1\njob: {image: acme/etl:7, conf: {spark.executor.cores: 4}}\n") == " of ");
  CHECK(Release("image: {repository: apache/spark, tag: \"{{ .Values.tag }}\"}\nconf: {spark.executor.cores: 4}\n") == " of ");
  CHECK(Release("image: {repository: acme/etl, tag: 3.5.1}\nconf: {spark.executor.cores: 4}\n") == " of ");
}

TEST_CASE("a vendor's release has one of Spark's") {
  CHECK(Release("{\"ReleaseLabel\": \"emr-6.5.0\", \"Configurations\": [{\"Classification\": \"spark-defaults\", \"Properties\": {\"spark.executor.cores\": \"4\"}}]}") ==
        "3.1 of emr-6.5.0");
  CHECK(Release("releaseLabel: emr-7.12.0-latest\njobDriver: {sparkSubmitJobDriver: {sparkSubmitParameters: --conf spark.executor.cores=4}}\n") ==
        "3.5 of emr-7.12.0-latest");
  CHECK(Release("ReleaseLabel: emr-4.9.0\nc: {spark.executor.cores: 4}\n") == " of ");
}

TEST_CASE("the words of a command name it, too") {
  const auto release = [](std::string_view script) {
    const ReadDocument read_document = [](const Word& text) { return ParseDocumentText(text, TestTables()); };
    const std::vector<Fragment> all = ParseShell(Kept(script), 0, TestTables().submit, read_document);
    REQUIRE(all.size() == 1);
    return std::string(all[0].release.value) + " of " + std::string(all[0].release_of);
  };
  constexpr std::string_view kRest = " --configurations '[{\"Classification\": \"spark-defaults\", \"Properties\": {\"spark.executor.cores\": \"4\"}}]'\n";
  CHECK(release("aws emr create-cluster --release-label emr-6.10.0" + std::string(kRest)) == "3.3 of emr-6.10.0");
  CHECK(release("aws emr create-cluster --release-label=$LABEL" + std::string(kRest)) == " of ");
}

}  // namespace sparkvet::carrier
