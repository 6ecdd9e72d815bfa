// What just hands to the shell (tools/oracle/just/record.py) against what we take the lines of a recipe to be.
#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/just_lines.h"
#include "lib/carrier/just_text.h"
#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {

TEST_CASE("lines of recipes that are certain are just's lines") {
  size_t scripts = 0, certain = 0;
  for (const RecordedText& r : ReadRecordedTexts(SPARKVET_TESTDATA "/carrier/just-recipes.ndjson")) {
    Word file;
    file.text = r.given;
    file.span = {0, 0, static_cast<uint32_t>(r.given.size())};
    text::Arena arena;
    const JustLines lines(r.given);
    JustText values(file, lines, arena);
    const auto printed = EchoesByNumber(r.made);
    CAPTURE(r.given);
    REQUIRE(!lines.recipes().empty());
    for (const JustText::Script& script : values.Scripts(lines.recipes().back(), false)) {
      if (script.text.text.empty()) continue;  // a blank line
      const auto number = std::string(script.text.text.substr(5, script.text.text.find(' ', 5) - 5));
      const auto made = printed.find(number);
      REQUIRE(made != printed.end());
      ++scripts;
      if (script.text.unknown) continue;
      ++certain;
      CHECK(WithoutLineEnds(script.text.text) == WithoutLineEnds(made->second));
    }
  }
  MESSAGE(scripts << " lines, " << certain << " of them certain");
  CHECK(certain * 3 > scripts);
}

}  // namespace sparkvet::carrier
