#include "lib/carrier/spark_release.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

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

TEST_CASE("a command that runs a container names the image") {
  const auto release = [](std::string_view script) {
    const auto all = ParseShell(Kept(script), 0, TestTables().submit);
    REQUIRE(all.size() == 1);
    const text::Span span = all[0].release.span;
    CHECK(all[0].release.value == script.substr(span.begin, span.end - span.begin));
    return std::string(all[0].release_of);
  };
  CHECK(release("docker run --rm apache/spark:3.5.1-java17 spark-submit a.py") == "apache/spark:3.5.1-java17");
  CHECK(release("docker run --entrypoint spark-submit 'apache/spark:3.5.1' a.py") == "apache/spark:3.5.1");
  CHECK(release("docker run apache/spark:3.5.1 bash -c 'spark-submit a.py'") == "apache/spark:3.5.1");
  CHECK(release("kubectl run x --image=apache/spark:3.5.1 -- spark-submit a.py") == "apache/spark:3.5.1");
  CHECK(release("I=apache/spark:3.5.1\ndocker run $I spark-submit a.py") == "apache/spark:3.5.1");
  CHECK(release("docker run apache/spark:$TAG spark-submit a.py") == "");
  CHECK(release("docker run job:3.5.1 spark-submit a.py apache/spark:3.4.0") == "");
}

TEST_CASE("a distribution's folder carries its version") {
  const struct {
    std::string_view text, version, words;
  } cases[] = {
      {"/opt/spark-3.5.1-bin-hadoop3/bin/spark-submit app.py", "3.5.1", "spark-3.5.1-bin"},
      {"SPARK_HOME=spark-2.4.8-bin-without-hadoop", "2.4.8", "spark-2.4.8-bin"},
      {"spark-3.5.1-bin-hadoop3 and spark-3.5.1-bin-hadoop3.tgz", "3.5.1", "spark-3.5.1-bin"},
      {"spark-3.5.1-bin-hadoop3 or spark-3.4.0-bin-hadoop3", "", ""},
      {"--jars iceberg-spark-runtime-3.5_2.12.jar, job-spark-3.5.1.jar", "", ""},
      {"spark-", "", ""},
      // By a variable that the text sets.
      {"ARG SPARK_VERSION=3.3.1\nRUN curl x/spark-${SPARK_VERSION}/spark-${SPARK_VERSION}-bin-hadoop3.tgz", "3.3.1", "SPARK_VERSION=3.3.1"},
      {"ENV V=\"3.3.1\" H=3\nRUN tar xf spark-$V-bin-hadoop$H.tgz", "3.3.1", "V=\"3.3.1"},
      {"ENV SPARK_VERSION 3.3.1\nENV X spark-${SPARK_VERSION}-bin-hadoop3", "3.3.1", "SPARK_VERSION 3.3.1"},
      {"V=3.3.1\nV=3.4.0\ntar xf spark-$V-bin-hadoop3.tgz", "", ""},
      {"V=$1\ntar xf spark-$V-bin-hadoop3.tgz", "", ""},
      {"V=3.3.1; [ $1 ] && V=$1\ntar xf spark-$V-bin-hadoop3.tgz", "", ""},
      {"tar xf spark-$V-bin-hadoop3.tgz", "", ""},
      {"MY_V=3.3.1\ntar xf spark-$V-bin-hadoop3.tgz", "", ""},
      {"V=3.3.1 spark-$V-bin-hadoop3 spark-3.4.0-bin-hadoop3", "", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(DistributionNamed(c.text).version == c.version);
    CHECK(DistributionNamed(c.text).words == c.words);
  }
}

TEST_CASE("what a Dockerfile installs counts for its commands and for the files that it writes") {
  const auto release = [](std::string_view dockerfile) {
    text::SourceSet sources;
    const text::FileId file = sources.Add("Dockerfile", std::string(dockerfile));
    std::vector<Fragment> all = Parse(sources, file, TestTables());
    REQUIRE(all.size() == 1);
    ReleaseFinder(sources[file]).Find(all[0]);
    return std::string(all[0].release.value) + " by " + std::string(all[0].release_of);
  };
  CHECK(release("FROM x\nARG V=3.3.1\nRUN tar xf spark-$V-bin-hadoop3.tgz\nCMD spark-submit --conf spark.a=1 a.py\n") == "3.3.1 by V=3.3.1");
  CHECK(release("FROM x\nRUN echo spark.a 1 >> /opt/spark-3.3.1-bin-hadoop3/conf/spark-defaults.conf\n") == "3.3.1 by spark-3.3.1-bin");
}

}  // namespace sparkvet::carrier
