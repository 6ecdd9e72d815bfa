// A transcript as the driver's log would show it, and nothing else.
//
//   WARN Utils: spark.executor.instances less than spark.dynamicAllocation.minExecutors is invalid, …
//   ERROR SparkContext: Error initializing SparkContext.
//   org.apache.spark.SparkException: …
//   Caused by: …
//
// On a terminal each line of the log starts with the time:
//
//   26/11/25 21:00:00 WARN Utils: spark.executor.instances less than spark.dynamicAllocation.minExecutors is …
#ifndef SPARKVET_LIB_REPORT_DRIVER_LOG_H_
#define SPARKVET_LIB_REPORT_DRIVER_LOG_H_

#include <ctime>
#include <string>
#include <string_view>

#include "lib/driver/transcript.h"

namespace sparkvet::report {

// `stamp` stands in front of each line of the log; none is as good as any other.
std::string ShowDriverLog(const driver::Transcript& transcript, std::string_view stamp = {});

// A moment as the console pattern of Spark's own log4j profiles begins with it, the same in all releases (2.4 … 4.3):
// "26/11/25 21:00:00 ".
std::string LogStamp(const std::tm& moment);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_DRIVER_LOG_H_
