// A transcript as the driver's log would show it, and nothing else.
//
//   WARN Utils: spark.executor.instances less than spark.dynamicAllocation.minExecutors is invalid, …
//   ERROR SparkContext: Error initializing SparkContext.
//   org.apache.spark.SparkException: …
//   Caused by: …
//
// On the terminal of a spark-submit each line of the log starts with the time, spark-submit's own warnings do without the log, and the JVM
// says what ended it:
//
//   Warning: Ignoring non-Spark config property: …
//   26/11/25 21:00:00 WARN Utils: spark.executor.instances less than spark.dynamicAllocation.minExecutors is …
//   26/11/25 21:00:00 ERROR SparkContext: Error initializing SparkContext.
//   Exception in thread "main" org.apache.spark.SparkException: …
#ifndef SPARKVET_LIB_REPORT_DRIVER_LOG_H_
#define SPARKVET_LIB_REPORT_DRIVER_LOG_H_

#include <ctime>
#include <string>
#include <string_view>

#include "lib/driver/transcript.h"

namespace sparkvet::report {

struct LogStyle {
  std::string_view stamp;     // in front of each line of the log; none is as good as any other
  bool of_submission = false;  // what is said is said in the JVM of a spark-submit
};

std::string ShowDriverLog(const driver::Transcript& transcript, LogStyle style = {});

// An exception and its causes, as that which ends it all.
std::string ShowEnd(const driver::Exception& exception, LogStyle style = {});

// A moment as the console pattern of Spark's own log4j profiles begins with it, the same in all releases (2.4 … 4.3):
// "26/11/25 21:00:00 ".
std::string LogStamp(const std::tm& moment);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_DRIVER_LOG_H_
