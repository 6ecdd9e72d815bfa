// What `sparkvet explain` says about one key: what a release makes of it, and how a configuration comes to its value.
//
//   spark.dynamicAllocation.initialExecutors
//     type      int
//     default   the value of spark.dynamicAllocation.minExecutors
//   submit.sh: Spark 3.5 (the newest known), yarn (--master yarn)
//     value     5, from --conf, submit.sh:3:10
//     executors asked for at start = max(minExecutors, initialExecutors, executor.instances or 0) = 5
//       …
#ifndef SPARKVET_LIB_REPORT_EXPLAIN_H_
#define SPARKVET_LIB_REPORT_EXPLAIN_H_

#include <optional>
#include <string>
#include <string_view>

#include "lib/report/style.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// The catalogue's page of the key in one release; without one, in the newest that knows it, and how it changed from release to
// release. Where the release does not know the key it says so, with those that do or the nearest key.
std::string ExplainKey(const spark::Catalogue& catalogue, std::string_view key, std::optional<spark::Release> release, const Style& style);

// Its value in one configuration, who set it and whom that beats, and the derivations that hang on it.
std::string ExplainValue(const rule::Program& program, resolve::View& view, std::string_view key,
                         const text::SourceSet& sources, const Style& style);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_EXPLAIN_H_
