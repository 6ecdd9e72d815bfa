// -Dspark.… among Java options: properties of the JVM of spark-submit, which every SparkConf that is made there begins with. In
// client mode that is the driver's JVM.
//
//   for (const SystemProperty& p : SystemPropertiesOf("-Dspark.a=1 '-Dspark.b=x y' -Xss4m"))   ->  spark.a 1, spark.b "x y"
//
// Options are told apart as the launcher does (CommandBuilderUtils.parseOptionString).
#ifndef SPARKVET_LIB_VET_SYSTEM_PROPERTIES_H_
#define SPARKVET_LIB_VET_SYSTEM_PROPERTIES_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/resolve/resolved.h"
#include "lib/text/source.h"

namespace sparkvet::vet {

struct SystemProperty {
  std::string key, value;
  std::optional<size_t> at = {};  // where the key stands among the options, and behind it "=" and the value; none where quotes or escapes are between
};

// Those of Spark's, in their order; none of a text in which a quote or an escape has no end.
std::vector<SystemProperty> SystemPropertiesOf(std::string_view java_options);

// Some of the options that the launcher starts the JVM with, and where they are written.
struct JavaOptions {
  std::string_view text;
  bool unknown = false;
  text::Span span = {};
  std::string_view written_as = {};  // "--driver-java-options", "SPARK_SUBMIT_OPTS"
};

// The settings that they come to, each key once; where several set a key, the first of the options counts. What options that are
// not known may beat is unknown. Texts are kept where they are to be used.
std::vector<resolve::Assignment> SettingsOfJvm(std::span<const JavaOptions> options, resolve::Resolved& keeper);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_SYSTEM_PROPERTIES_H_
