// Findings as a compiler prints them.
//
//   conf/spark-defaults.conf:12:38: error: spark.dynamicAllocation.minExecutors (10) must be less than … [min-executors-above-max]
//      12 | spark.dynamicAllocation.minExecutors   10
//         |                                        ^^
//      13 | spark.dynamicAllocation.maxExecutors   5
//         |                                        - spark.dynamicAllocation.maxExecutors is set here
//     = driver: stops with org.apache.spark.SparkException (ExecutorAllocationManager.validateSettings)
//     = help: raise maxExecutors to 10 or more
//     = more: sparkvet rules min-executors-above-max
//
// Made as text here; printing is the caller's. Control characters of the input never reach a terminal.
#ifndef SPARKVET_LIB_REPORT_TEXT_H_
#define SPARKVET_LIB_REPORT_TEXT_H_

#include <string>
#include <string_view>

#include "lib/carrier/fragment.h"
#include "lib/check/finding.h"
#include "lib/check/suppressions.h"
#include "lib/report/style.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// `subject_path` is shown for a finding that points nowhere.
std::string ShowFinding(const check::Finding& finding, const text::SourceSet& sources, std::string_view subject_path,
                        const Style& style);

// The same of a finding that a comment left out, with the comment.
std::string ShowSuppressed(const check::Suppressed& suppressed, const text::SourceSet& sources, std::string_view subject_path,
                           const Style& style);

// An input that cannot be read as what it claims to be: "path:3:7: error: malformed \u escape … [syntax]".
std::string ShowProblem(const carrier::Problem& problem, const text::SourceSet& sources, const Style& style);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_TEXT_H_
