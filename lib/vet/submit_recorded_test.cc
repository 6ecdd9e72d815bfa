// Replays what real spark-submit made of its command lines (testdata/submit/, recorded by tools/oracle) through batch, and demands
// the same: what the driver is handed, the warnings as a multiset, the exception with its causes.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "lib/image/builtin.h"
#include "lib/spark/recorded_methods.h"
#include "lib/vet/batch.h"

namespace sparkvet::vet {
namespace {

// A case, its fields as JSON texts; a setting is a field of its own.
using Case = std::map<std::string, std::string>;
using Cases = std::map<std::string, Case>;
using spark::TextOf;

constexpr std::string_view kSetting = "conf ";

std::string Json(const rapidjson::Value& value) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer> writer(out);
  value.Accept(writer);
  return {out.GetString(), out.GetSize()};
}

void Set(Case& fields, std::string name, const rapidjson::Value& value) {
  if (value.IsNull()) fields.erase(name);
  else fields[std::move(name)] = Json(value);
}

// What a release answered: its own fields over those of its neighbours.
Cases Read(spark::Release release) {
  const spark::RecordedMethods recorded = spark::ReadRecorded("submit/", release);
  Cases cases;
  for (const rapidjson::Value& d : recorded.lines) {
    Case& fields = cases[TextOf(d[0])];
    for (rapidjson::SizeType i = 1; i < d.Size(); ++i) {
      for (const auto& field : d[i].GetObject()) {
        if (TextOf(field.name) != "conf") {
          Set(fields, TextOf(field.name), field.value);
          continue;
        }
        for (const auto& setting : field.value.GetObject()) Set(fields, std::string(kSetting) + TextOf(setting.name), setting.value);
      }
    }
  }
  return cases;
}

// The request that asks the same. The working directory of all cases is /job.
std::string Request(const std::string& line, const Case& fields) {
  std::string request = "{\"id\":1,\"driver\":false,\"release\":\"" + line + "\",\"argv\":" + fields.at("argv");
  const auto env = fields.find("env");
  request += ",\"env\":{\"PWD\":\"/job\"" + (env == fields.end() ? "}" : ',' + env->second.substr(1));
  for (const char* const name : {"defaults", "files"}) {
    if (const auto at = fields.find(name); at != fields.end()) request += ",\"" + std::string(name) + "\":" + at->second;
  }
  return request + '}';
}

// Both sides as lines of text, so that they can be compared and shown.
using Lines = std::vector<std::string>;

Lines Recorded(const Case& fields) {
  Lines lines;
  for (const auto& [name, json] : fields) {
    if (name.starts_with(kSetting)) lines.push_back(name + " = " + json);
    rapidjson::Document d;
    d.Parse(json.c_str(), json.size());
    if (name == "log") {
      for (const auto& l : d.GetArray()) lines.push_back("log " + TextOf(l));
    }
    if (name != "throws") continue;
    for (rapidjson::SizeType i = 1; i < d.Size(); i += 2) lines.push_back("throws " + TextOf(d[i]) + ": " + Json(d[i + 1]));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines Answered(const std::string& answer) {
  rapidjson::Document d;
  REQUIRE_FALSE(d.Parse(answer.c_str(), answer.size()).HasParseError());
  Lines lines;
  REQUIRE_MESSAGE(d.HasMember("effective"), answer);
  CHECK(d["starts"].IsNull());
  for (const auto& s : d["effective"].GetObject()) lines.push_back(std::string(kSetting) + TextOf(s.name) + " = " + Json(s.value["value"]));
  for (const auto& l : d["log"].GetArray()) lines.push_back("log " + TextOf(l["level"]) + ' ' + TextOf(l["logger"]) + ": " + TextOf(l["message"]));
  for (const rapidjson::Value* e = &d["exception"]; e->IsObject(); e = &(*e)["cause"]) {
    lines.push_back("throws " + TextOf((*e)["class"]) + ": " + Json((*e)["message"]));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string Shown(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += "    " + line + '\n';
  return out;
}

}  // namespace

TEST_CASE("spark-submit agrees with real Spark on every release") {
  const Knowledge knowledge(image::BuiltIn());
  const char* const show = std::getenv("SPARKVET_SHOW");
  for (const spark::Release release : spark::RecordedReleases()) {
    const std::string line = release.ToString();
    std::vector<std::string> differences;
    const Cases cases = Read(release);
    Batch together(knowledge);  // what the same batch has answered before changes nothing
    for (const auto& [id, fields] : cases) {
      const std::string request = Request(line, fields);
      std::string answer;
      Batch(knowledge).Answer(request, answer);
      std::string after_others;
      together.Answer(request, after_others);
      CHECK(after_others == answer);
      const Lines want = Recorded(fields), got = Answered(answer);
      if (want != got) differences.push_back(id + "\n  " + request + "\n  Spark:\n" + Shown(want) + "  sparkvet:\n" + Shown(got));
    }
    std::sort(differences.begin(), differences.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (size_t i = 0; i < std::min<size_t>(show == nullptr ? 2 : std::strtoul(show, nullptr, 10), differences.size()); ++i) MESSAGE(differences[i]);
    MESSAGE("recorded submit " << line << ": " << cases.size() - differences.size() << " of " << cases.size() << " agree");
    CHECK(cases.size() >= 2000);
    CHECK(differences.empty());
  }
}

}  // namespace sparkvet::vet
