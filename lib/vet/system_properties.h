// -Dspark.… among the Java options of a driver: properties of its JVM, which every SparkConf that is made there begins with.
//
//   for (const SystemProperty& p : SystemPropertiesOf("-Dspark.a=1 '-Dspark.b=x y' -Xss4m"))   ->  spark.a 1, spark.b "x y"
//
// Options are told apart as the launcher does (CommandBuilderUtils.parseOptionString).
#ifndef SPARKVET_LIB_VET_SYSTEM_PROPERTIES_H_
#define SPARKVET_LIB_VET_SYSTEM_PROPERTIES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/resolve/resolved.h"

namespace sparkvet::vet {

struct SystemProperty {
  std::string key, value;
  std::optional<size_t> at = {};  // where the key stands among the options, and behind it "=" and the value; none where quotes or escapes are between
};

// Those of Spark's, in their order; none of a text in which a quote or an escape has no end.
std::vector<SystemProperty> SystemPropertiesOf(std::string_view java_options);

// Adds them to what the driver is handed: each that nobody has set in another way.
void AddSystemProperties(resolve::Resolved& resolved);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_SYSTEM_PROPERTIES_H_
