#include "lib/carrier/spark_release.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::carrier {

TEST_CASE("an image of Spark's is tagged by its version") {
  const struct {
    const char* image;
    const char* want;
  } cases[] = {
      {"spark:3.5.1", "3.5.1"},
      {"apache/spark:3.5.1-scala2.12-java11-ubuntu", "3.5.1"},
      {"registry.example.com:5000/team/spark-py:v3.4.3", "3.4.3"},
      {"spark:4.0", "4.0"},
      {"jupyter/pyspark-notebook:spark-3.5.0", "3.5.0"},
      {"spark", ""},
      {"spark:latest", ""},
      {"spark:3", ""},
      {"spark:3.5x", ""},
      {"spark@sha256:3.5.1", ""},
      {"team/my-spark-job:3.5.1", ""},
      {"spark-operator:v1beta2-1.3.8-3.1.1", ""},
      {"registry.example.com:3.5/job", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.image));
    CHECK(ReleaseOfImage(c.image) == c.want);
  }
}

TEST_CASE("a distribution's folder carries its version") {
  CHECK(ReleaseOfDistribution("/opt/spark-3.5.1-bin-hadoop3/bin/spark-submit app.py") == "3.5.1");
  CHECK(ReleaseOfDistribution("SPARK_HOME=spark-2.4.8-bin-without-hadoop") == "2.4.8");
  CHECK(ReleaseOfDistribution("spark-3.5.1-bin-hadoop3 and spark-3.5.1-bin-hadoop3.tgz") == "3.5.1");
  CHECK(ReleaseOfDistribution("spark-3.5.1-bin-hadoop3 or spark-3.4.0-bin-hadoop3") == "");
  CHECK(ReleaseOfDistribution("--jars iceberg-spark-runtime-3.5_2.12.jar, job-spark-3.5.1.jar") == "");
  CHECK(ReleaseOfDistribution("spark-") == "");
}

}  // namespace sparkvet::carrier
