// Replays what real Spark answered (testdata/driver/, recorded by tools/oracle) and demands the same: started or
// not, the exception with its causes, the log as a multiset of lines, allocation, and what the allocation manager
// goes by. What a line of a recording is, tools/oracle/answers.py says.
//
//   SPARKVET_RELEASE=3.4 SPARKVET_SHOW=20 build/driver_test    twenty differences of one release, smallest first
//   SPARKVET_RECORDED=cases.ndjson build/driver_test           any other recording, of all releases in it
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "lib/driver/play.h"
#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::driver {
namespace {

using spark::Release;

constexpr Release kReleases[] = {{2, 4}, {3, 0}, {3, 1}, {3, 2}, {3, 3}, {3, 4}, {3, 5}, {4, 0}, {4, 1}, {4, 2}, {4, 3}};

// The releases whose driver is written in rules/driver/: all cases of a suite agree, but for so many. What has no line
// here is replayed and counted, too, and not covered yet.
struct Covered {
  std::string_view suite;
  Release release;
  int may_differ;
};
constexpr Covered kCovered[] = {
    {"allocation", {2, 4}, 0},
    {"neighbours", {2, 4}, 0},
    {"allocation", {3, 0}, 0},
    {"allocation", {3, 1}, 0},
    {"allocation", {3, 2}, 0},
    {"allocation", {3, 3}, 0},
    {"allocation", {3, 4}, 0},
    {"allocation", {3, 5}, 0},
    {"allocation", {4, 0}, 0},
    {"allocation", {4, 1}, 0},
    {"allocation", {4, 2}, 0},
    {"allocation", {4, 3}, 0},
    {"neighbours", {3, 0}, 4},  // what the file system decides: a resources file that does not exist
    {"neighbours", {3, 1}, 4},
    {"neighbours", {3, 2}, 4},
    {"neighbours", {3, 3}, 4},
    {"neighbours", {3, 4}, 4},
    {"neighbours", {3, 5}, 4},
    {"neighbours", {4, 0}, 4},
    {"neighbours", {4, 1}, 4},
    {"neighbours", {4, 2}, 4},
    {"neighbours", {4, 3}, 4},
    {"releases", {2, 4}, 0},
    {"releases", {3, 0}, 0},
    {"releases", {3, 1}, 0},
    {"releases", {3, 2}, 0},
    {"releases", {3, 3}, 0},
    {"releases", {4, 0}, 0},
    {"releases", {4, 1}, 0},
    {"releases", {4, 2}, 0},
    {"releases", {4, 3}, 0},
    {"found", {2, 4}, 0},
    {"found", {3, 0}, 0},
    {"found", {3, 1}, 0},
    {"found", {3, 2}, 0},
    {"found", {3, 3}, 0},
    {"found", {3, 4}, 0},
    {"found", {3, 5}, 0},
    {"found", {4, 0}, 0},
    {"found", {4, 1}, 0},
    {"found", {4, 2}, 0},
    {"found", {4, 3}, 0},
    {"managers", {2, 4}, 0},
    {"managers", {3, 0}, 0},
    {"managers", {3, 1}, 0},
    {"managers", {3, 2}, 0},
    {"managers", {3, 3}, 0},
    {"managers", {3, 4}, 0},
    {"managers", {3, 5}, 0},
    {"managers", {4, 0}, 0},
    {"managers", {4, 1}, 0},
    {"managers", {4, 2}, 0},
    {"managers", {4, 3}, 0},
};

const Covered* FindCovered(std::string_view suite, Release release) {
  for (const Covered& c : kCovered) {
    if (c.suite == suite && c.release == release) return &c;
  }
  return nullptr;
}

std::string_view Text(const rapidjson::Value& v) { return {v.GetString(), v.GetStringLength()}; }

// An answer as sorted lines of text, so that two can be compared and shown.
using Lines = std::vector<std::string>;

// TimeUnit's conversion: it stops at the end of a Long.
int64_t Nanoseconds(const rule::Duration& d) {
  int64_t nanoseconds = 0;
  if (__builtin_mul_overflow(d.seconds, int64_t{1'000'000'000}, &nanoseconds) ||
      __builtin_add_overflow(nanoseconds, int64_t{d.nanos}, &nanoseconds)) {
    return INT64_MAX;
  }
  return nanoseconds;
}

// The manager's numbers by the names, in the units and the order of the recordings' first line.
void AddManager(const Transcript& t, Release release, Lines& lines) {
  const auto add = [&](std::string_view name, const std::optional<int64_t>& value) {
    lines.push_back("manager " + std::string(name) + ' ' + (value ? std::to_string(*value) : "null"));
  };
  const auto seconds = [](const rule::Duration& d) { return d.seconds; };
  const AllocationManager& m = t.manager;
  add("initial", t.initial_executors);
  add("min", m.min_executors);
  add("max", m.max_executors);
  add("schedulerBacklogTimeoutS", m.scheduler_backlog_timeout.transform(seconds));
  add("sustainedSchedulerBacklogTimeoutS", m.sustained_scheduler_backlog_timeout.transform(seconds));
  if (release < Release{3, 0}) {
    add("executorIdleTimeoutS", m.executor_idle_timeout.transform(seconds));
    add("cachedExecutorIdleTimeoutS", m.cached_executor_idle_timeout.transform(seconds));
  } else {
    add("executorIdleTimeoutNs", m.executor_idle_timeout.transform(Nanoseconds));
    add("cachedExecutorIdleTimeoutNs", m.cached_executor_idle_timeout.transform(Nanoseconds));
    add("shuffleTrackingTimeoutNs", m.shuffle_tracking_timeout.transform(Nanoseconds));
  }
}

Lines LinesOf(const Transcript& t, Release release) {
  Lines lines;
  for (const LogLine& l : t.log) lines.push_back(std::string(l.level) + ' ' + std::string(l.logger) + ": " + l.message);
  std::sort(lines.begin(), lines.end());
  if (t.starts) lines.push_back("starts");
  for (const Exception* e = t.exception.get(); e != nullptr; e = e->cause.get()) {
    lines.push_back("throws " + e->class_name + (e->message ? ": " + *e->message : ""));
  }
  if (t.allocation) AddManager(t, release, lines);
  return lines;
}

// `usual` are the numbers of a manager that an answer leaves out.
Lines LinesOf(const rapidjson::Value& answer, const rapidjson::Value& usual) {
  Lines lines;
  if (answer.HasMember("log")) {
    for (const auto& l : answer["log"].GetArray()) lines.emplace_back(Text(l));
  }
  std::sort(lines.begin(), lines.end());
  if (answer.HasMember("throws")) {
    for (const auto& e : answer["throws"].GetArray()) lines.push_back("throws " + std::string(Text(e)));
  } else {
    lines.push_back("starts");
  }
  if (!answer.HasMember("manager")) return lines;
  const rapidjson::Value& manager = answer["manager"];
  lines.push_back("manager initial " + std::to_string(manager["initial"].GetInt64()));
  for (const auto& m : usual.GetObject()) {
    if (m.name == "releases") continue;
    const auto own = manager.FindMember(m.name);
    const rapidjson::Value& value = own == manager.MemberEnd() ? m.value : own->value;
    lines.push_back("manager " + std::string(Text(m.name)) + ' ' + std::to_string(value.GetInt64()));
  }
  return lines;
}

std::string Show(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += "    " + line + '\n';
  return out;
}

Transcript PlayCase(const rapidjson::Value& conf, Release release) {
  static const spark::Catalogue catalogue(image::BuiltIn());
  static const rule::Program program(image::BuiltIn());
  std::vector<std::pair<std::string_view, std::string_view>> settings;
  for (const auto& m : conf.GetObject()) settings.emplace_back(Text(m.name), Text(m.value));
  const resolve::Resolved resolved = resolve::FromConf(release, settings);
  resolve::View view(catalogue, resolved);
  // The environment in which it was recorded, as far as settings may ask for it (tools/oracle/README.md).
  view.SetMachine({[](std::string_view name) {
    return name == "SPARKVET_EXECUTORS" ? std::optional<std::string_view>("3") : std::nullopt;
  }});
  return Play(program, view);
}

struct Tally {
  int cases = 0;
  int agree = 0;
  std::vector<std::string> differences;  // as they are shown
  std::vector<std::string> mistakes;     // expressions of the rules that had no value
};

void Compare(const rapidjson::Value& recorded, const Lines& want, Release release, const std::string& shown_case, Tally& tally) {
  const Transcript transcript = PlayCase(recorded["conf"], release);
  for (const Undecided& u : transcript.undecided) {
    if (!u.is_mistake) continue;
    tally.mistakes.push_back(std::string(u.part) + " step " + std::to_string(u.step) + " has no value: " + shown_case);
  }
  ++tally.cases;
  const Lines got = LinesOf(transcript, release);
  if (want == got) {
    ++tally.agree;
  } else {
    tally.differences.push_back(shown_case + "\n  Spark:\n" + Show(want) + "  sparkvet:\n" + Show(got));
  }
}

// What a manager of a release has where an answer does not say.
const rapidjson::Value& UsualOf(const rapidjson::Document& head, Release release) {
  for (const auto& usual : head["usual"].GetArray()) {
    if (spark::ParseReleaseRange(Text(usual["releases"]))->Contains(release)) return usual;
  }
  FAIL("no usual numbers of a manager of " << release.ToString());
  return head;
}

// Every case of a recording, on every release that has answered it.
std::map<Release, Tally> Replay(const std::string& path) {
  const char* const only = std::getenv("SPARKVET_RELEASE");
  std::map<Release, Tally> tallies;
  rapidjson::Document head;  // the first line, about the file
  std::ifstream in(path);
  REQUIRE(in.is_open());
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    REQUIRE_FALSE(d.Parse(line.c_str(), line.size()).HasParseError());
    if (!d.HasMember("answers")) {
      head = std::move(d);
      continue;
    }
    const std::string shown_case = line.substr(0, line.find(",\"answers\""));
    for (const auto& answer : d["answers"].GetArray()) {
      const auto range = spark::ParseReleaseRange(Text(answer["releases"]));
      REQUIRE(range.has_value());
      for (const Release release : kReleases) {
        if (!range->Contains(release) || (only != nullptr && release.ToString() != only)) continue;
        Compare(d, LinesOf(answer, UsualOf(head, release)), release, shown_case, tallies[release]);
      }
    }
  }
  return tallies;
}

void ShowSome(std::vector<std::string>& texts, int at_most) {
  std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (size_t i = 0; i < std::min<size_t>(static_cast<size_t>(at_most), texts.size()); ++i) MESSAGE(texts[i]);
}

// tools/test prints every line of a test that begins with "recorded ".
void Say(const std::string& what, const Tally& tally, bool is_covered) {
  std::printf("recorded %s: %d of %d agree%s\n", what.c_str(), tally.agree, tally.cases, is_covered ? "" : ", not covered yet");
}

void ReplaySuite(const std::string& suite) {
  const char* const show = std::getenv("SPARKVET_SHOW");
  for (auto& [release, tally] : Replay(std::string(SPARKVET_TESTDATA) + "/driver/" + suite + ".ndjson")) {
    const Covered* const covered = FindCovered(suite, release);
    const int most = show != nullptr ? std::atoi(show) : covered != nullptr ? 5 : 0;
    ShowSome(tally.differences, most);
    ShowSome(tally.mistakes, most);
    Say(suite + ' ' + release.ToString(), tally, covered != nullptr);
    if (covered == nullptr) continue;
    CAPTURE(release.ToString());
    CHECK(tally.agree >= tally.cases - covered->may_differ);
    CHECK(tally.mistakes.empty());
  }
}
}  // namespace

TEST_CASE("the dynamic allocation suite agrees with real Spark") { ReplaySuite("allocation"); }

TEST_CASE("the suite with neighbours agrees with real Spark") { ReplaySuite("neighbours"); }

TEST_CASE("the suite of what some releases have and 3.5 has not agrees with real Spark") { ReplaySuite("releases"); }

TEST_CASE("the suite of what fresh cases have brought to light agrees with real Spark") { ReplaySuite("found"); }
TEST_CASE("a driver reads no key that is another cluster manager's") { ReplaySuite("managers"); }

TEST_CASE("a recording named in the environment agrees with real Spark") {
  const char* const path = std::getenv("SPARKVET_RECORDED");
  if (path == nullptr) return;
  for (auto& [release, tally] : Replay(path)) {
    ShowSome(tally.differences, 1000);
    ShowSome(tally.mistakes, 1000);
    Say(std::string(path) + ' ' + release.ToString(), tally, true);
    CHECK(tally.agree == tally.cases);
    CHECK(tally.mistakes.empty());
  }
}

}  // namespace sparkvet::driver
