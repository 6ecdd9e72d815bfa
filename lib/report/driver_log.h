// A transcript as the driver's log would show it, and nothing else.
//
//   WARN Utils: spark.executor.instances less than spark.dynamicAllocation.minExecutors is invalid, …
//   ERROR SparkContext: Error initializing SparkContext.
//   org.apache.spark.SparkException: …
//   Caused by: …
#ifndef SPARKVET_LIB_REPORT_DRIVER_LOG_H_
#define SPARKVET_LIB_REPORT_DRIVER_LOG_H_

#include <string>

#include "lib/driver/transcript.h"

namespace sparkvet::report {

std::string ShowDriverLog(const driver::Transcript& transcript);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_DRIVER_LOG_H_
