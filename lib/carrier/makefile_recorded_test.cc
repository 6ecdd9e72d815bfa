// What GNU make hands to the shell (tools/oracle/make/record.py) against what we take a recipe to be.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "lib/carrier/makefile_lines.h"
#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Recorded {
  std::string makefile, printed;
};

// {"makefile":"…","printed":"…"}
class RecordedReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordedReader> {
 public:
  explicit RecordedReader(Recorded& out) : out_(out) {}
  bool Key(const char* s, rapidjson::SizeType, bool) {
    to_ = s[0] == 'm' ? &out_.makefile : &out_.printed;
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

TEST_CASE("recipes that are certain are make's recipes") {
  size_t recipes = 0, certain = 0;
  for (const Recorded& r : ReadRecorded<Recorded, RecordedReader>(SPARKVET_TESTDATA "/carrier/make-recipes.ndjson")) {
    Word file;
    file.text = r.makefile;
    file.span = {0, 0, static_cast<uint32_t>(r.makefile.size())};
    text::Arena arena;
    MakeLines lines(file, arena);
    auto printed = ByNumber(r.printed);
    for (const MakeLines::Recipe& recipe : lines.recipes()) {
      const Word script = lines.Script(recipe);
      const auto number = std::string(script.text.substr(5, script.text.find(' ', 5) - 5));
      const auto made = printed.find(number);
      if (made == printed.end()) continue;
      ++recipes;
      if (script.unknown) continue;
      ++certain;
      CAPTURE(r.makefile);
      CHECK(WithoutEnd(std::string(script.text)) == WithoutEnd(made->second));
    }
  }
  MESSAGE(recipes << " recipes, " << certain << " of them certain");
  CHECK(certain * 3 > recipes);
}

}  // namespace sparkvet::carrier
