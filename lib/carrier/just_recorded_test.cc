// What just hands to the shell (tools/oracle/just/record.py) against what we take the lines of a recipe to be.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "lib/carrier/just_lines.h"
#include "lib/carrier/just_text.h"
#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Recorded {
  std::string justfile, printed;
};

// {"justfile":"…","printed":"…"}
class RecordedReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordedReader> {
 public:
  explicit RecordedReader(Recorded& out) : out_(out) {}
  bool Key(const char* s, rapidjson::SizeType, bool) {
    to_ = s[0] == 'j' ? &out_.justfile : &out_.printed;
    return true;
  }
  bool String(const char* s, rapidjson::SizeType size, bool) {
    to_->assign(s, size);
    return true;
  }

 private:
  Recorded& out_;
  std::string* to_ = nullptr;
};

// "echo 0 a\necho 1 b\n" -> {"0": "echo 0 a\n", "1": "echo 1 b\n"}
std::map<std::string, std::string> ByNumber(const std::string& printed) {
  std::map<std::string, std::string> out;
  std::string* to = nullptr;
  for (const std::string_view line : base::Split(printed, '\n')) {
    if (line.starts_with("echo ") && line.size() > 5 && base::IsDigit(line[5])) to = &out[std::string(line.substr(5, line.find(' ', 5) - 5))];
    if (to != nullptr) *to += std::string(line) + '\n';
  }
  return out;
}

std::string WithoutEnd(std::string s) {
  while (s.ends_with('\n')) s.pop_back();
  return s;
}

}  // namespace

TEST_CASE("lines of recipes that are certain are just's lines") {
  size_t scripts = 0, certain = 0;
  for (const Recorded& r : ReadRecorded<Recorded, RecordedReader>(SPARKVET_TESTDATA "/carrier/just-recipes.ndjson")) {
    Word file;
    file.text = r.justfile;
    file.span = {0, 0, static_cast<uint32_t>(r.justfile.size())};
    text::Arena arena;
    const JustLines lines(r.justfile);
    JustText values(file, lines, arena);
    const auto printed = ByNumber(r.printed);
    CAPTURE(r.justfile);
    REQUIRE(!lines.recipes().empty());
    for (const JustText::Script& script : values.Scripts(lines.recipes().back(), false)) {
      if (script.text.text.empty()) continue;  // a blank line
      const auto number = std::string(script.text.text.substr(5, script.text.text.find(' ', 5) - 5));
      const auto made = printed.find(number);
      REQUIRE(made != printed.end());
      ++scripts;
      if (script.text.unknown) continue;
      ++certain;
      CHECK(WithoutEnd(std::string(script.text.text)) == WithoutEnd(made->second));
    }
  }
  MESSAGE(scripts << " lines, " << certain << " of them certain");
  CHECK(certain * 3 > scripts);
}

}  // namespace sparkvet::carrier
