// Replays what the terminal showed for the real bin/spark-submit (testdata/driver/console.ndjson, recorded by tools/oracle)
// and demands the same of `batch`: the log as a multiset, the exception with its causes, started or not, and the
// initial number of executors.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/image/builtin.h"
#include "lib/vet/batch.h"

namespace sparkvet::vet {
namespace {

// What only the cluster can know: the most that its resource manager gives to one container.
bool IsOfTheCluster(std::string_view id) { return id == "yarn-executor-above-maximum" || id == "yarn-am-above-maximum"; }

// A console as lines of text, so that two can be compared and shown.
using Lines = std::vector<std::string>;

std::string Text(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += "    " + line + '\n';
  return out;
}

Lines ShowRecorded(const rapidjson::Value& answer) {
  Lines lines;
  if (answer.HasMember("log")) {
    for (const auto& line : answer["log"].GetArray()) lines.emplace_back(std::string("log ") + line.GetString());
  }
  std::sort(lines.begin(), lines.end());
  if (answer.HasMember("throws")) {
    for (const auto& exception : answer["throws"].GetArray()) lines.emplace_back(std::string("throws ") + exception.GetString());
  }
  lines.emplace_back(answer.HasMember("throws") || answer.HasMember("starts") ? "stops" : "starts");
  if (answer.HasMember("initial")) lines.emplace_back("initial " + std::to_string(answer["initial"].GetInt64()));
  return lines;
}

Lines ShowAnswer(const rapidjson::Value& answer) {
  if (answer.HasMember("error")) return {std::string("error ") + answer["error"].GetString()};
  Lines lines;
  for (const auto& l : answer["log"].GetArray()) {
    lines.emplace_back(std::string("log ") + l["level"].GetString() + ' ' + l["logger"].GetString() + ": " + l["message"].GetString());
  }
  std::sort(lines.begin(), lines.end());
  for (const rapidjson::Value* e = &answer["exception"]; e->IsObject(); e = &(*e)["cause"]) {
    const auto& message = (*e)["message"];
    lines.emplace_back(std::string("throws ") + (*e)["class"].GetString() + (message.IsNull() ? "" : std::string(": ") + message.GetString()));
  }
  lines.emplace_back(answer["starts"].GetBool() ? "starts" : "stops");
  if (answer["initialExecutors"].IsInt64()) lines.emplace_back("initial " + std::to_string(answer["initialExecutors"].GetInt64()));
  return lines;
}

// The case as a request: everything but its answers, and the release.
std::string Request(const rapidjson::Document& recorded, const std::string& release) {
  rapidjson::Document request;
  request.CopyFrom(recorded, request.GetAllocator());
  request.RemoveMember("answers");
  request.AddMember("release", rapidjson::Value(release.c_str(), request.GetAllocator()), request.GetAllocator());
  rapidjson::StringBuffer text;
  rapidjson::Writer<rapidjson::StringBuffer> writer(text);
  request.Accept(writer);
  return text.GetString();
}

Lines Ask(const std::string& request) {
  static const Knowledge knowledge(image::BuiltIn());
  std::string answer;
  Batch(knowledge).Answer(request, answer);
  rapidjson::Document d;
  REQUIRE_FALSE(d.Parse(answer.c_str(), answer.size()).HasParseError());
  return ShowAnswer(d);
}

struct Tally {
  int cases = 0;
  int agree = 0;
};

// Every case of a recording, per release; disagreements are shown, smallest first, when SPARKVET_SHOW is set.
std::map<spark::Release, Tally> Replay(const std::string& path) {
  const spark::Catalogue catalogue(image::BuiltIn());
  std::map<spark::Release, Tally> tallies;
  Lines differences;
  std::ifstream in(path);
  REQUIRE(in.is_open());
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    REQUIRE_FALSE(d.Parse(line.c_str(), line.size()).HasParseError());
    for (const auto& answer : d["answers"].GetArray()) {
      const auto range = spark::ParseReleaseRange(answer["releases"].GetString());
      REQUIRE(range.has_value());
      const Lines want = ShowRecorded(answer);
      for (const auto& known : catalogue.releases()) {
        const spark::Release release = known.line;
        if (!range->Contains(release) || IsOfTheCluster(d["id"].GetString())) continue;
        const std::string request = Request(d, release.ToString());
        const Lines got = Ask(request);
        Tally& tally = tallies[release];
        ++tally.cases;
        if (want == got) ++tally.agree;
        else differences.push_back(request + "\n  Spark:\n" + Text(want) + "  sparkvet:\n" + Text(got));
      }
    }
  }
  std::sort(differences.begin(), differences.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const char* const show = std::getenv("SPARKVET_SHOW");
  const size_t most = show == nullptr ? 5 : static_cast<size_t>(std::atoi(show));
  for (size_t i = 0; i < std::min(most, differences.size()); ++i) MESSAGE(differences[i]);
  for (const auto& [release, tally] : tallies) {
    MESSAGE("recorded console " << release.ToString() << ": " << tally.agree << " of " << tally.cases << " agree");
  }
  return tallies;
}

}  // namespace

TEST_CASE("batch shows what the terminal shows for bin/spark-submit") {
  for (const auto& [release, tally] : Replay(SPARKVET_TESTDATA "/driver/console.ndjson")) {
    CAPTURE(release.ToString());
    CHECK(tally.agree == tally.cases);
  }
}

// SPARKVET_CONSOLE=cases.ndjson vet_test: any other recording.
TEST_CASE("a console recording named in the environment is shown alike") {
  const char* const path = std::getenv("SPARKVET_CONSOLE");
  if (path == nullptr) return;
  for (const auto& [release, tally] : Replay(path)) CHECK(tally.agree == tally.cases);
}

}  // namespace sparkvet::vet
