// For tests: what single methods of Spark answered, files below testdata/ as tools/oracle records them, release by release.
//
//   for (const Release r : RecordedReleases()) … ReadRecorded("values/masters-", r).lines …
//
// The recording of 3.5 is whole; every other has only what it answers otherwise than the neighbour that its legend names.
#ifndef SPARKVET_LIB_SPARK_RECORDED_METHODS_H_
#define SPARKVET_LIB_SPARK_RECORDED_METHODS_H_

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/strings.h"
#include "lib/spark/release.h"

namespace sparkvet::spark {

// Those that have a recording, oldest first.
inline std::vector<Release> RecordedReleases() {
  std::vector<Release> releases;
  for (const auto& file : std::filesystem::directory_iterator(std::string(SPARKVET_TESTDATA) + "/values")) {
    if (const auto release = ParseRelease(file.path().stem().string())) releases.push_back(*release);
  }
  std::sort(releases.begin(), releases.end());
  REQUIRE(releases.size() >= 11);
  return releases;
}

inline std::string TextOf(const rapidjson::Value& v) { return {v.GetString(), v.GetStringLength()}; }

// All that a release answered: the legend, whose later fields are the release's own, and the lines, those of the neighbours first.
struct RecordedMethods {
  rapidjson::Document storage{rapidjson::kObjectType};
  std::map<std::string, rapidjson::Value> legend;
  std::vector<rapidjson::Value> lines;
};

// `name` is what stands before the release in the file's name: "values/", "values/masters-", "submit/".
inline void ReadRecorded(const std::string& name, const std::string& release, RecordedMethods& into) {
  const std::string path = std::string(SPARKVET_TESTDATA) + "/" + name + release + ".ndjson";
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.is_open(), path);
  for (std::string text; std::getline(in, text);) {
    rapidjson::Document d(&into.storage.GetAllocator());
    d.Parse(text.data(), text.size());
    REQUIRE_MESSAGE(!d.HasParseError(), text);
    if (TextOf(d[0]) != "release") {
      into.lines.push_back(std::move(static_cast<rapidjson::Value&>(d)));
      continue;
    }
    if (d[2].HasMember("like")) ReadRecorded(name, TextOf(d[2]["like"]), into);
    for (auto& field : d[2].GetObject()) into.legend[TextOf(field.name)] = std::move(field.value);
  }
}

inline RecordedMethods ReadRecorded(const std::string& name, Release release) {
  RecordedMethods methods;
  ReadRecorded(name, release.ToString(), methods);
  return methods;
}

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_RECORDED_METHODS_H_
