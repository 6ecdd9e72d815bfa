// What `sparkvet diff` has found between two states of a job: how it ends, what it reads, what is said of it.
//
//   ShowDifferences({…}, style)
//     ->  submit.sh:5: spark-submit jobs/daily.py
//           executors asked for at start: 20 -> 4
//           spark.dynamicAllocation.maxExecutors: 10 (--conf, submit.sh:12:47) -> 20 (--conf, b.sh:12:47)
//           + warning: … [unknown-key]
//
// Finding it is lib/vet's (compare.h).
#ifndef SPARKVET_LIB_REPORT_DIFFERENCE_H_
#define SPARKVET_LIB_REPORT_DIFFERENCE_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/report/style.h"

namespace sparkvet::report {

// One thing that is one way before and another way after. Nothing: "not set".
struct Change {
  std::string what;
  std::string before, after;
  std::string before_origin, after_origin;  // who says so; may be empty
};

struct JobDifference {
  enum class Where : uint8_t { kBoth, kOnlyBefore, kOnlyAfter };
  std::string job;  // "submit.sh:5: spark-submit jobs/daily.py"
  std::string before, after;  // as what each was judged: "Spark 3.3 (--from), yarn (--master yarn)"
  Where where = Where::kBoth;
  std::vector<Change> ends;      // whether it starts, with how many executors
  std::vector<Change> settings;  // by key
  std::vector<std::string> gone, come;  // findings: "error: … [rule]"

  bool empty() const { return where == Where::kBoth && ends.empty() && settings.empty() && gone.empty() && come.empty(); }
};

// For people; jobs without a difference are not shown.
std::string ShowDifference(const JobDifference& difference, const Style& style);
// One JSON object on a line of its own.
std::string DifferenceAsJson(const JobDifference& difference);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_DIFFERENCE_H_
