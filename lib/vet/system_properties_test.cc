#include "lib/vet/system_properties.h"

#include <doctest/doctest.h>

namespace sparkvet::vet {
namespace {

std::string Said(std::string_view java_options) {
  std::string said;
  for (const SystemProperty& p : SystemPropertiesOf(java_options)) said += p.key + '=' + p.value + ';';
  return said;
}

}  // namespace

TEST_CASE("of a driver's Java options those are properties of Spark's that say so") {
  CHECK(Said("-Dspark.a=1 -Xss4m -Dx.y=2 -XX:+UseG1GC\t-Dspark.b=x=y") == "spark.a=1;spark.b=x=y;");
  CHECK(Said("-Dspark.a -Dspark.b=") == "spark.a=;spark.b=;");
  CHECK(Said("-DSpark.a=1 -Dsparks=2 -D spark.a=3 x-Dspark.a=4") == "");
}

TEST_CASE("quotes and escapes hold a Java option together, and are no part of it") {
  CHECK(Said("'-Dspark.a=x y' -Dspark.b=\"p 'q\" -Dspark.c=\\\"z\\ z") == "spark.a=x y;spark.b=p 'q;spark.c=\"z z;");
  CHECK(Said("'-Dspark.a=\\n'") == "spark.a=\\n;");
}

TEST_CASE("Java options without an end are not told apart: no JVM is started with them") {
  CHECK(Said("-Dspark.a='x") == "");
  CHECK(Said("-Dspark.a=x\\") == "");
}

TEST_CASE("of several options that set a property the first count, and of one text the last word") {
  resolve::Resolved keeper;
  const JavaOptions options[] = {{.text = "-Dspark.a=first -Dspark.a=last -Dspark.c=extra", .written_as = "spark.driver.extraJavaOptions"},
                                 {.text = "-Dspark.a=weak -Dspark.b=weak", .written_as = "SPARK_SUBMIT_OPTS"}};
  std::string said;
  for (const resolve::Assignment& a : SettingsOfJvm(options, keeper)) {
    CHECK(a.of_jvm);
    said += std::string(a.key) + '=' + std::string(a.value) + " by " + std::string(a.written_as) + ';';
  }
  CHECK(said == "spark.c=extra by spark.driver.extraJavaOptions;spark.a=last by spark.driver.extraJavaOptions;spark.b=weak by SPARK_SUBMIT_OPTS;");
}

TEST_CASE("what options may beat that nobody knows is not known") {
  resolve::Resolved keeper;
  const JavaOptions options[] = {{.text = "-Dspark.a=1"}, {.text = "$OPTIONS", .unknown = true}, {.text = "-Dspark.a=2 -Dspark.b=3"}};
  const std::vector<resolve::Assignment> settings = SettingsOfJvm(options, keeper);
  REQUIRE(settings.size() == 2);
  CHECK(settings[0].value == "1");
  CHECK_FALSE(settings[0].unknown);
  CHECK(settings[1].key == "spark.b");
  CHECK(settings[1].unknown);
}

TEST_CASE("a property stands where it is written, if the options stand there as they are") {
  const auto place_of = [](std::string_view options, uint32_t end) {
    resolve::Resolved keeper;
    const JavaOptions some{.text = options, .span = {0, 100, end}};
    return SettingsOfJvm({&some, 1}, keeper).at(0);
  };
  const resolve::Assignment plain = place_of("-Xss4m -Dspark.a=12", 119);
  CHECK(plain.key_span == text::Span{0, 109, 116});
  CHECK(plain.value_span == text::Span{0, 117, 119});
  CHECK_FALSE(place_of("-Xss4m '-Dspark.a=12'", 121).key_span.known());
  CHECK_FALSE(place_of("-Xss4m -Dspark.a=12", 123).key_span.known());  // with escapes of the file's own
}

}  // namespace sparkvet::vet
