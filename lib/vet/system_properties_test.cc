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

TEST_CASE("a property of the JVM is a setting that nobody has made in another way, the last and the extra options count") {
  resolve::Resolved resolved;
  resolved.context.release = {3, 0};
  const auto set = [&](std::string_view key, std::string_view value) {
    resolve::Assignment a;
    a.key = key;
    a.value = value;
    resolved.Put(a);
  };
  set("spark.driver.defaultJavaOptions", "-Dspark.a=default -Dspark.b=default");
  set("spark.driver.extraJavaOptions", "-Dspark.a=first -Dspark.a=last -Dspark.c=extra");
  set("spark.c", "set");
  AddSystemProperties(resolved);
  CHECK(resolved.Find("spark.a")->value == "last");
  CHECK(resolved.Find("spark.a")->written_as == "spark.driver.extraJavaOptions");
  CHECK(resolved.Find("spark.b")->value == "default");
  CHECK(resolved.Find("spark.c")->value == "set");
}

TEST_CASE("a property stands where it is written, if the options stand there as they are") {
  resolve::Resolved resolved;
  resolved.context.release = {3, 5};
  const auto place_of = [&](std::string_view options, uint32_t end) {
    resolve::Assignment a;
    a.key = "spark.driver.extraJavaOptions";
    a.value = options;
    a.value_span = {0, 100, end};
    resolved.Clear();
    resolved.context.release = {3, 5};
    resolved.Put(a);
    AddSystemProperties(resolved);
    return *resolved.Find("spark.a");
  };
  const resolve::Assignment plain = place_of("-Xss4m -Dspark.a=12", 119);
  CHECK(plain.key_span == text::Span{0, 109, 116});
  CHECK(plain.value_span == text::Span{0, 117, 119});
  CHECK(plain.of_jvm);
  CHECK_FALSE(place_of("-Xss4m '-Dspark.a=12'", 121).key_span.known());
  CHECK_FALSE(place_of("-Xss4m -Dspark.a=12", 123).key_span.known());  // with escapes of the file's own
}

TEST_CASE("2.4 has no default options") {
  resolve::Resolved resolved;
  resolved.context.release = {2, 4};
  resolve::Assignment a;
  a.key = "spark.driver.defaultJavaOptions";
  a.value = "-Dspark.a=1";
  resolved.Put(a);
  AddSystemProperties(resolved);
  CHECK(resolved.Find("spark.a") == nullptr);
}

}  // namespace sparkvet::vet
