// For tests: recordings of other readers (testdata/carrier/), one JSON object a line, as tools/oracle writes them.
//
//   for (const Recorded& r : ReadRecorded<Recorded, RecordedReader>(SPARKVET_TESTDATA "/carrier/shell-words.ndjson")) …
//   for (const RecordedText& r : ReadRecordedTexts(SPARKVET_TESTDATA "/carrier/make-recipes.ndjson")) … r.given, r.made
#ifndef SPARKVET_LIB_CARRIER_RECORDED_LINES_H_
#define SPARKVET_LIB_CARRIER_RECORDED_LINES_H_

#include <rapidjson/reader.h>

#include <map>
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

// A text, and what the other reader made of it: {"makefile":"…","printed":"…"}, whatever the two are called.
struct RecordedText {
  std::string given, made;
};

class RecordedTextReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordedTextReader> {
 public:
  explicit RecordedTextReader(RecordedText& out) : out_(out) {}
  bool Key(const char*, rapidjson::SizeType, bool) {
    to_ = to_ == nullptr ? &out_.given : &out_.made;
    return true;
  }
  bool String(const char* s, rapidjson::SizeType size, bool) {
    to_->assign(s, size);
    return true;
  }

 private:
  RecordedText& out_;
  std::string* to_ = nullptr;
};

inline std::vector<RecordedText> ReadRecordedTexts(const std::string& path) { return ReadRecorded<RecordedText, RecordedTextReader>(path); }

// Commands that were printed instead of run, by their numbers: "echo 0 a\necho 1 b\n" -> {"0": "echo 0 a\n", "1": "echo 1 b\n"}
inline std::map<std::string, std::string> EchoesByNumber(const std::string& printed) {
  std::map<std::string, std::string> out;
  std::string* to = nullptr;
  for (const std::string_view line : base::Split(printed, '\n')) {
    if (line.starts_with("echo ") && line.size() > 5 && base::IsDigit(line[5])) to = &out[std::string(line.substr(5, line.find(' ', 5) - 5))];
    if (to != nullptr) *to += std::string(line) + '\n';
  }
  return out;
}

inline std::string WithoutLineEnds(std::string_view s) {
  while (s.ends_with('\n')) s.remove_suffix(1);
  return std::string(s);
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RECORDED_LINES_H_
