#include "lib/report/text.h"

#include <doctest/doctest.h>

#include "lib/report/driver_log.h"
#include "lib/report/snippet.h"

namespace sparkvet::report {
namespace {

// A source of its own around one text.
std::string Mark(std::string text, uint32_t begin, uint32_t end) {
  text::SourceSet sources;
  const text::FileId id = sources.Add("a.conf", std::move(text));
  return Snippet(sources, {id, begin, end}, '^', "", false, Style());
}

}  // namespace

TEST_CASE("the mark stands under what it marks, in characters, not bytes") {
  CHECK(Mark("spark.x 10\n", 8, 10) == "    1 | spark.x 10\n      |         ^^\n");
  CHECK(Mark("# caf\xC3\xA9\nk \xC3\xA9 10\n", 13, 15) == "    2 | k \xC3\xA9 10\n      |     ^^\n");
}

TEST_CASE("an empty place gets one mark, a place over several lines is marked on its first") {
  CHECK(Mark("key\n", 3, 3) == "    1 | key\n      |    ^\n");
  CHECK(Mark("ab\ncd\n", 1, 5) == "    1 | ab\n      |  ^\n");
}

TEST_CASE("tabs and control characters never break the line or reach a terminal") {
  CHECK(Mark("k\tv\x1b[31m", 2, 3) == "    1 | k v.[31m\n      |   ^\n");
  CHECK(Mark("k \xFF", 2, 3) == "    1 | k .\n      |   ^\n");
}

TEST_CASE("a long line is cut around the mark") {
  const std::string line(1000, 'a');
  const std::string shown = Mark(line, 500, 503);
  CHECK(shown.size() < 350);
  CHECK(shown.contains("…aaa"));
  CHECK(shown.contains("^^^"));
}

TEST_CASE("a finding shows place, severity, words, rule, notes and the way out") {
  text::SourceSet sources;
  const text::FileId id = sources.Add("a.conf", "min 10\nmax 5\n");
  check::Finding f;
  f.rule = "min-above-max";
  f.severity = check::Severity::kError;
  f.message = "min (10) is above max (5)";
  f.span = {id, 4, 6};
  f.notes = {{{id, 11, 12}, "max is set here"}, {{}, "a remark"}};
  f.stops_driver = true;
  f.exception = "SomeException";
  f.source = "Class.method";
  f.help = "raise max";
  CHECK(ShowFinding(f, sources, "a.conf", Style()) ==
        "a.conf:1:5: error: min (10) is above max (5) [min-above-max]\n"
        "    1 | min 10\n"
        "      |     ^^\n"
        "    2 | max 5\n"
        "      |     - max is set here\n"
        "  = note: a remark\n"
        "  = driver: stops with SomeException (Class.method)\n"
        "  = help: raise max\n"
        "  = more: sparkvet rules min-above-max\n");
}

TEST_CASE("a finding without a place names the input") {
  check::Finding f;
  f.rule = "r";
  f.message = "m";
  CHECK(ShowFinding(f, text::SourceSet(), "a.conf", Style()).starts_with("a.conf: warning: m [r]\n"));
}

TEST_CASE("a transcript reads as the driver's log does, causes included") {
  driver::Transcript t;
  t.log.push_back({"WARN", "Utils", "careful"});
  t.log.push_back({"ERROR", "SparkContext", "Error initializing."});
  t.exception = std::make_unique<driver::Exception>();
  t.exception->class_name = "A";
  t.exception->message = "two\nlines";
  t.exception->cause = std::make_unique<driver::Exception>();
  t.exception->cause->class_name = "B";
  CHECK(ShowDriverLog(t) == "WARN Utils: careful\nERROR SparkContext: Error initializing.\nA: two\nlines\nCaused by: B\n");
  CHECK(ShowDriverLog(t, {.stamp = "NOW "}) ==
        "NOW WARN Utils: careful\nNOW ERROR SparkContext: Error initializing.\nA: two\nlines\nCaused by: B\n");
  t.log[0].logger = "SparkSubmitArguments";
  CHECK(ShowDriverLog(t, {.stamp = "NOW ", .of_submission = true}) ==
        "Warning: careful\nNOW ERROR SparkContext: Error initializing.\nException in thread \"main\" A: two\nlines\nCaused by: B\n");
}

TEST_CASE("a log starts its lines with two digits for each part of the moment") {
  std::tm moment{};
  moment.tm_year = 2009 - 1900;
  moment.tm_mday = 2;
  moment.tm_hour = 3;
  moment.tm_min = 4;
  moment.tm_sec = 5;
  CHECK(LogStamp(moment) == "09/01/02 03:04:05 ");
}

TEST_CASE("colour is the only difference that a terminal makes") {
  CHECK(Style(true).Red("x") == "\x1b[1;31mx\x1b[0m");
  CHECK(Style(false).Red("x") == "x");
  CHECK(Style(true).Red("") == "");
}

}  // namespace sparkvet::report
