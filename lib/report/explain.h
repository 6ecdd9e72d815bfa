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

#include <string>
#include <string_view>

#include "lib/report/style.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// The catalogue's page of the key. Says so, with the nearest key, when no release knows it.
std::string ExplainKey(const spark::Catalogue& catalogue, std::string_view key, spark::Release release, const Style& style);

// Its value in one configuration, who set it and whom that beats, and the derivations that hang on it.
std::string ExplainValue(const rule::Program& program, resolve::View& view, std::string_view key,
                         const text::SourceSet& sources, const Style& style);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_EXPLAIN_H_
