// What Oozie makes of the text of <spark-opts> (tools/oracle/oozie/Splitter.java) against what we take its words to be.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/carrier/oozie_options.h"
#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Recorded {
  std::string options;
  std::vector<std::string> words;
};

// {"options":"…","words":["…"]}
class RecordedReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordedReader> {
 public:
  explicit RecordedReader(Recorded& out) : out_(out) {}
  bool Key(const char* s, rapidjson::SizeType, bool) {
    are_words_ = s[0] == 'w';
    return true;
  }
  bool String(const char* s, rapidjson::SizeType size, bool) {
    if (are_words_) out_.words.emplace_back(s, size);
    else out_.options.assign(s, size);
    return true;
  }

 private:
  Recorded& out_;
  bool are_words_ = false;
};

}  // namespace

TEST_CASE("spark-opts are split as Oozie splits them") {
  size_t count = 0;
  for (const Recorded& r : ReadRecorded<Recorded, RecordedReader>(SPARKVET_TESTDATA "/carrier/oozie-options.ndjson")) {
    CAPTURE(r.options);
    Word text;
    text.text = r.options;
    text.span = {0, 0, static_cast<uint32_t>(r.options.size())};
    text::Arena arena;
    std::vector<std::string> words;
    for (const Word& word : SplitSparkOptions(text, arena)) words.emplace_back(word.text);
    CHECK(words == r.words);
    ++count;
  }
  CHECK(count == 600);
}

}  // namespace sparkvet::carrier
