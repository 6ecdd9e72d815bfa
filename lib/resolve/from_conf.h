// A configuration that is a SparkConf already: what `new SparkContext(conf)` is given (the `conf` of a batch
// request, a recorded case, a rule's example).
//
//   FromConf({3, 5}, {{"spark.master", "yarn"}})  ->  manager yarn, one setting in layer `code`
//
// As the contract of batch says, an application name and, on Kubernetes, a container image are supplied where
// they are absent, the UI is off, the heap is 2 GiB, and there are no jars but Spark's. Supplied settings stand
// in layer `built-in default`.
#ifndef SPARKVET_LIB_RESOLVE_FROM_CONF_H_
#define SPARKVET_LIB_RESOLVE_FROM_CONF_H_

#include <span>
#include <string_view>
#include <utility>

#include "lib/resolve/resolved.h"

namespace sparkvet::resolve {

// The views must outlive the result. A key that comes twice counts as set twice: the last wins.
Resolved FromConf(spark::Release release, std::span<const std::pair<std::string_view, std::string_view>> settings);
// The same in the room that `resolved` has.
void FromConf(spark::Release release, std::span<const std::pair<std::string_view, std::string_view>> settings, Resolved& resolved);

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_FROM_CONF_H_
