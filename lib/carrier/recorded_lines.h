// For tests: recordings of other readers (testdata/carrier/), one JSON object a line, as tools/oracle writes them.
//
//   for (const Recorded& r : ReadRecorded<Recorded, RecordedReader>(SPARKVET_TESTDATA "/carrier/make-recipes.ndjson")) …
#ifndef SPARKVET_LIB_CARRIER_RECORDED_LINES_H_
#define SPARKVET_LIB_CARRIER_RECORDED_LINES_H_

#include <rapidjson/reader.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/base/check.h"
#include "lib/base/strings.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {

// Each line of a recording as the Record that a Reader (a RapidJSON handler, made from a Record&) takes from it.
template <typename Record, typename Reader>
std::vector<Record> ReadRecorded(const std::string& path) {
  const std::string recorded = ReadTestFile(path);
  std::vector<Record> records;
  for (const std::string_view line : base::Split(recorded, '\n')) {
    if (line.empty()) continue;
    Reader handler(records.emplace_back());
    const std::string json(line);
    rapidjson::StringStream stream(json.c_str());
    SV_CHECK(!rapidjson::Reader().Parse(stream, handler).IsError());
  }
  return records;
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RECORDED_LINES_H_
