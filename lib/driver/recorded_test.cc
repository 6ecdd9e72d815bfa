// Replays what real Spark answered (testdata/driver/, recorded by tools/oracle) and demands the same: started or
// not, the exception with its causes, the log as a multiset of lines, allocation, and the initial number of
// executors. What a line of a recording is, tools/oracle/answers.py says.
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
    {"allocation", {3, 0}, 0},
    {"neighbours", {3, 0}, 4},  // as below
    {"allocation", {3, 5}, 0},
    {"neighbours", {3, 5}, 4},  // what the file system decides: a resources file that does not exist
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

Lines LinesOf(const Transcript& t) {
  Lines lines;
  for (const LogLine& l : t.log) lines.push_back(std::string(l.level) + ' ' + std::string(l.logger) + ": " + l.message);
  std::sort(lines.begin(), lines.end());
  for (const Exception* e = t.exception.get(); e != nullptr; e = e->cause.get()) {
    lines.push_back("throws " + e->class_name + (e->message ? ": " + *e->message : ""));
  }
  if (t.allocation) lines.push_back("initial " + (t.initial_executors ? std::to_string(*t.initial_executors) : "null"));
  return lines;
}

Lines LinesOf(const rapidjson::Value& answer) {
  Lines lines;
  if (answer.HasMember("log")) {
    for (const auto& l : answer["log"].GetArray()) lines.emplace_back(Text(l));
  }
  std::sort(lines.begin(), lines.end());
  if (answer.HasMember("throws")) {
    for (const auto& e : answer["throws"].GetArray()) lines.push_back("throws " + std::string(Text(e)));
  }
  if (answer.HasMember("manager")) lines.push_back("initial " + std::to_string(answer["manager"]["initial"].GetInt64()));
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

void Compare(const rapidjson::Value& recorded, const rapidjson::Value& answer, Release release, const std::string& shown_case,
             Tally& tally) {
  const Transcript transcript = PlayCase(recorded["conf"], release);
  for (const Undecided& u : transcript.undecided) {
    if (!u.is_mistake) continue;
    tally.mistakes.push_back(std::string(u.part) + " step " + std::to_string(u.step) + " has no value: " + shown_case);
  }
  ++tally.cases;
  const Lines want = LinesOf(answer), got = LinesOf(transcript);
  if (want == got && answer.HasMember("throws") != transcript.starts) {
    ++tally.agree;
  } else {
    tally.differences.push_back(shown_case + "\n  Spark:\n" + Show(want) + "  sparkvet:\n" + Show(got));
  }
}

// Every case of a recording, on every release that has answered it.
std::map<Release, Tally> Replay(const std::string& path) {
  const char* const only = std::getenv("SPARKVET_RELEASE");
  std::map<Release, Tally> tallies;
  std::ifstream in(path);
  REQUIRE(in.is_open());
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    REQUIRE_FALSE(d.Parse(line.c_str(), line.size()).HasParseError());
    if (!d.HasMember("answers")) continue;  // the first line, about the file
    const std::string shown_case = line.substr(0, line.find(",\"answers\""));
    for (const auto& answer : d["answers"].GetArray()) {
      const auto range = spark::ParseReleaseRange(Text(answer["releases"]));
      REQUIRE(range.has_value());
      for (const Release release : kReleases) {
        if (!range->Contains(release) || (only != nullptr && release.ToString() != only)) continue;
        Compare(d, answer, release, shown_case, tallies[release]);
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
