// What options of spark-submit set where nobody knows the cluster manager, which decides what becomes of an option.
//
//   spark-submit --executor-memory 4g --num-executors 5 app.py, played on yarn, kubernetes and standalone
//     ->  spark.executor.memory = 4g (--executor-memory), as on all of them
//         on_some: spark.executor.instances = 5 (--num-executors), on yarn and kubernetes
#ifndef SPARKVET_LIB_RESOLVE_BY_OPTION_H_
#define SPARKVET_LIB_RESOLVE_BY_OPTION_H_

#include <span>
#include <string_view>

#include "lib/resolve/resolved.h"

namespace sparkvet::resolve {

// `assumed` is the same job as each of `managers` is handed it; `resolved` is that of no manager, and may outlive them.
void AddByOptions(std::span<const Resolved> assumed, std::span<const std::string_view> managers, Resolved& resolved);

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_BY_OPTION_H_
