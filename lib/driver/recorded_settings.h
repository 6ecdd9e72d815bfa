// For tests: the configurations that were recorded with a real driver (testdata/driver), without what it said.
//
//   RecordedSettings("allocation", 5)  ->  every fifth of them, each as pairs of key and value
#ifndef SPARKVET_LIB_DRIVER_RECORDED_SETTINGS_H_
#define SPARKVET_LIB_DRIVER_RECORDED_SETTINGS_H_

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace sparkvet::driver {

using Settings = std::vector<std::pair<std::string, std::string>>;

// Every `step`th recorded configuration.
inline std::vector<Settings> RecordedSettings(const char* suite, size_t step) {
  std::vector<Settings> all;
  std::ifstream in(std::string(SPARKVET_TESTDATA) + "/driver/" + suite + ".ndjson");
  REQUIRE(in.is_open());
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    d.Parse(line.c_str(), line.size());
    if (number++ % step != 0 || !d.HasMember("conf")) continue;
    Settings& settings = all.emplace_back();
    for (const auto& m : d["conf"].GetObject()) {
      settings.emplace_back(std::string(m.name.GetString(), m.name.GetStringLength()),
                            std::string(m.value.GetString(), m.value.GetStringLength()));
    }
  }
  REQUIRE(all.size() > 10);
  return all;
}

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_RECORDED_SETTINGS_H_
