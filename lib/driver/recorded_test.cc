// Replays what real Spark answered (testdata/driver/, recorded by tools/oracle) and demands the same: started or
// not, the exception with its causes, the log as a multiset of (level, logger, message), allocation, and the
// initial number of executors.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "lib/driver/play.h"
#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::driver {
namespace {

// A transcript as lines of text, so that two can be compared and shown.
struct Shown {
  std::vector<std::string> lines;

  void Say(std::string line) { lines.push_back(std::move(line)); }
  std::string Text() const {
    std::string out;
    for (const std::string& line : lines) out += "    " + line + '\n';
    return out;
  }
};

Shown ShowTranscript(const Transcript& t) {
  Shown s;
  for (const LogLine& l : t.log) s.Say("log " + std::string(l.level) + ' ' + std::string(l.logger) + ": " + l.message);
  std::sort(s.lines.begin(), s.lines.end());
  for (const Exception* e = t.exception.get(); e != nullptr; e = e->cause.get()) {
    s.Say("throws " + e->class_name + ": " + e->message.value_or("<null>"));
  }
  s.Say(t.starts ? "starts" : "stops");
  s.Say(t.allocation ? "allocation on" : "allocation off");
  s.Say("initial " + (t.initial_executors ? std::to_string(*t.initial_executors) : "null"));
  return s;
}

Shown ShowAnswer(const rapidjson::Value& a) {
  Shown s;
  for (const auto& l : a["log"].GetArray()) {
    s.Say(std::string("log ") + l["level"].GetString() + ' ' + l["logger"].GetString() + ": " + l["message"].GetString());
  }
  std::sort(s.lines.begin(), s.lines.end());
  for (const rapidjson::Value* e = &a["exception"]; e->IsObject(); e = &(*e)["cause"]) {
    const auto& message = (*e)["message"];
    s.Say(std::string("throws ") + (*e)["class"].GetString() + ": " + (message.IsNull() ? "<null>" : message.GetString()));
  }
  s.Say(a["starts"].GetBool() ? "starts" : "stops");
  s.Say(a["allocation"].GetBool() ? "allocation on" : "allocation off");
  s.Say("initial " + (a["initialExecutors"].IsInt64() ? std::to_string(a["initialExecutors"].GetInt64()) : "null"));
  return s;
}

Transcript PlayCase(const rapidjson::Value& conf, spark::Release release) {
  static const spark::Catalogue catalogue(image::BuiltIn());
  static const rule::Program program(image::BuiltIn());
  std::vector<std::pair<std::string_view, std::string_view>> settings;
  for (const auto& m : conf.GetObject()) {
    settings.emplace_back(std::string_view(m.name.GetString(), m.name.GetStringLength()),
                          std::string_view(m.value.GetString(), m.value.GetStringLength()));
  }
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
  int mistakes = 0;  // expressions of the rules that had no value
};

// Every case of a suite; disagreements are shown, smallest first, when SPARKVET_SHOW is set.
Tally Replay(const std::string& path) {
  Tally tally;
  std::vector<std::string> differences;
  std::ifstream in(path);
  REQUIRE(in.is_open());
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    REQUIRE_FALSE(d.Parse(line.c_str(), line.size()).HasParseError());
    for (const auto& answer : d["answers"].GetArray()) {
      if (answer.HasMember("timedOut")) continue;  // Spark itself gave no answer
      const auto range = spark::ParseReleaseRange(answer["releases"].GetString());
      REQUIRE(range.has_value());
      if (!range->Contains({3, 5})) continue;  // the releases whose driver is written in rules/driver/
      ++tally.cases;
      const Transcript transcript = PlayCase(d["conf"], {3, 5});
      for (const Undecided& u : transcript.undecided) {
        if (!u.is_mistake) continue;
        ++tally.mistakes;
        MESSAGE("no value: " << u.part << " step " << u.step << " in " << line.substr(0, line.find("\"answers\"")));
      }
      const Shown want = ShowAnswer(answer), got = ShowTranscript(transcript);
      if (want.lines == got.lines) ++tally.agree;
      else differences.push_back(line.substr(0, line.find("\"answers\"")) + "\n  Spark:\n" + want.Text() + "  sparkvet:\n" + got.Text());
    }
  }
  std::sort(differences.begin(), differences.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const char* const show = std::getenv("SPARKVET_SHOW");
  const size_t most = show == nullptr ? 5 : static_cast<size_t>(std::atoi(show));
  for (size_t i = 0; i < std::min(most, differences.size()); ++i) MESSAGE(differences[i]);
  MESSAGE(path << " 3.5: " << tally.agree << " of " << tally.cases << " agree");
  return tally;
}

std::string Suite(const std::string& name) { return std::string(SPARKVET_TESTDATA) + "/driver/" + name + ".ndjson"; }
}  // namespace

TEST_CASE("the dynamic allocation suite agrees with real Spark") {
  const Tally tally = Replay(Suite("allocation"));
  CHECK(tally.agree == tally.cases);
  CHECK(tally.mistakes == 0);
}

TEST_CASE("the suite with neighbours agrees with real Spark, but for what the file system decides") {
  const Tally tally = Replay(Suite("neighbours"));
  constexpr int kAboutFiles = 4;  // a resources file that does not exist
  CHECK(tally.agree >= tally.cases - kAboutFiles);
  CHECK(tally.mistakes == 0);
}

// SPARKVET_RECORDED=cases.ndjson driver_test: any other recording.
TEST_CASE("a recording named in the environment agrees with real Spark") {
  const char* const path = std::getenv("SPARKVET_RECORDED");
  if (path == nullptr) return;
  const Tally tally = Replay(path);
  CHECK(tally.agree == tally.cases);
  CHECK(tally.mistakes == 0);
}

}  // namespace sparkvet::driver
