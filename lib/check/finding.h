// A rule that fired: what is said, where, and what to do about it.
#ifndef SPARKVET_LIB_CHECK_FINDING_H_
#define SPARKVET_LIB_CHECK_FINDING_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/program.h"
#include "lib/spark/release.h"
#include "lib/text/source.h"

namespace sparkvet::check {

using rule::Severity;

// A further place that matters, or (without a place) a remark.
struct Note {
  text::Span span;
  std::string text;
};

// What neighbouring releases say, of several that were asked for.
struct Verdict {
  spark::Release first, last;
  bool and_later = false;  // the last one is the newest that is known
  bool found = false;
  bool stops_elsewhere = false;  // not found, where something else stops the driver
  Severity severity = Severity::kInfo;
  bool stops_driver = false;
  std::string message;
};

// What would mend a finding: all of it, or nothing.
struct Fix {
  std::vector<text::Edit> edits;  // none: nobody knows one
  bool is_safe = false;  // may be made unasked: it changes nothing that Spark does, or what is refused otherwise
};

struct Finding {
  std::string rule;  // id
  bool has_page = true;  // the rule can be shown; a line of the driver's that no rule names has none
  Severity severity = Severity::kWarning;
  std::string message;  // the driver's own words where the driver speaks
  text::Span span;      // may point nowhere: a default is to blame
  std::vector<Note> notes;
  std::string help;
  Fix fix;

  // Of a driver's line: in which Spark method, what it throws ("org.apache.spark.SparkException"), how often it
  // prints. All empty for advice.
  bool stops_driver = false;
  std::string exception;
  std::string source;
  int times = 1;

  std::vector<Verdict> verdicts;  // of several releases, oldest first; none when there is one
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_FINDING_H_
