// A rule that fired: what is said, where, and what to do about it.
#ifndef SPARKVET_LIB_CHECK_FINDING_H_
#define SPARKVET_LIB_CHECK_FINDING_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/program.h"
#include "lib/text/source.h"

namespace sparkvet::check {

using rule::Severity;

// A further place that matters, or (without a place) a remark.
struct Note {
  text::Span span;
  std::string text;
};

struct Finding {
  std::string rule;  // id
  Severity severity = Severity::kWarning;
  std::string message;  // the driver's own words where the driver speaks
  text::Span span;      // may point nowhere: a default is to blame
  std::vector<Note> notes;
  std::string help;
  std::vector<text::Edit> edits;  // what a fix would change

  // Of a driver's line: in which Spark method, what it throws ("org.apache.spark.SparkException"), how often it
  // prints. All empty for advice.
  bool stops_driver = false;
  std::string exception;
  std::string source;
  int times = 1;
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_FINDING_H_
