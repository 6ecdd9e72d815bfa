// What bash says of generated scripts (tools/oracle/shell/record.py) against what the reader is certain of.
#include <doctest/doctest.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/shell_run.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Recorded {
  std::string script;
  std::vector<std::vector<std::string>> shown;
};

// {"script":"…","shown":[["1","a"],…]}
class RecordedReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordedReader> {
 public:
  explicit RecordedReader(Recorded& out) : out_(out) {}
  bool StartArray() {
    if (++depth_ == 2) out_.shown.emplace_back();
    return true;
  }
  bool Key(const char*, rapidjson::SizeType, bool) { return true; }
  bool EndArray(rapidjson::SizeType) { return depth_-- > 0; }
  bool String(const char* s, rapidjson::SizeType size, bool) {
    if (depth_ == 0) {
      out_.script.assign(s, size);
    } else {
      out_.shown.back().emplace_back(s, size);
    }
    return true;
  }

 private:
  Recorded& out_;
  int depth_ = 0;
};

// The words of each call of `show`, by its number; nothing where a word is not certain.
class Calls : public ShellRun {
 public:
  using ShellRun::ShellRun;
  std::map<std::string, std::optional<std::vector<std::string>>> calls;

 private:
  void Command(ShellCommand& command) override {
    size_t at = 0;
    while (at < command.words.size() && !AssignedName(command.words[at].text).empty()) ++at;
    if (at + 1 >= command.words.size() || command.words[at].text != "show") return;
    std::vector<std::string> words;
    bool certain = true;
    for (++at; at < command.words.size(); ++at) {
      certain &= !command.words[at].unknown;
      words.emplace_back(command.words[at].text);
    }
    const std::string number = words[0];
    calls[number] = certain ? std::optional(words) : std::nullopt;
  }
};

std::string Shown(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += '[' + base::Printable(w) + ']';
  return out;
}

}  // namespace

TEST_CASE("words that are certain are bash's words") {
  const std::string path = std::getenv("SPARKVET_SHELL_WORDS") ? std::getenv("SPARKVET_SHELL_WORDS")
                                                               : SPARKVET_TESTDATA "/carrier/shell-words.ndjson";
  size_t scripts = 0, tried = 0, calls = 0, certain = 0, wrong = 0;
  for (const Recorded& r : ReadRecorded<Recorded, RecordedReader>(path)) {
    ++scripts;
    Word script;
    script.text = r.script;
    script.span = {0, 0, static_cast<uint32_t>(r.script.size())};
    Calls ours(script);
    ours.Run();
    // Without a survey the same is certain, or it is known that one is needed.
    if (Calls quick(script); quick.Try()) {
      ++tried;
      CAPTURE(r.script);
      CHECK(quick.calls == ours.calls);
    }
    for (const std::vector<std::string>& words : r.shown) {
      ++calls;
      const auto found = ours.calls.find(words[0]);
      const bool known = found != ours.calls.end() && found->second.has_value();
      if (!known) continue;
      ++certain;
      if (*found->second == words || ++wrong > 5) continue;
      CAPTURE(r.script);
      CHECK(Shown(*found->second) == Shown(words));
    }
  }
  CHECK(wrong == 0);
  MESSAGE(scripts << " scripts, " << calls << " calls, " << certain << " of them certain");
  MESSAGE(tried << " of the scripts need no survey");
  CHECK(certain * 3 > calls);
  CHECK(tried * 5 > scripts);
}

}  // namespace sparkvet::carrier
