// What GNU make hands to the shell (tools/oracle/make/record.py) against what we take a recipe to be.
#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/makefile_lines.h"
#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {

TEST_CASE("recipes that are certain are make's recipes") {
  size_t recipes = 0, certain = 0;
  for (const RecordedText& r : ReadRecordedTexts(SPARKVET_TESTDATA "/carrier/make-recipes.ndjson")) {
    Word file;
    file.text = r.given;
    file.span = {0, 0, static_cast<uint32_t>(r.given.size())};
    text::Arena arena;
    MakeLines lines(file, arena);
    auto printed = EchoesByNumber(r.made);
    for (const MakeLines::Recipe& recipe : lines.recipes()) {
      const Word script = lines.Script(recipe);
      const auto number = std::string(script.text.substr(5, script.text.find(' ', 5) - 5));
      const auto made = printed.find(number);
      if (made == printed.end()) continue;
      ++recipes;
      if (script.unknown) continue;
      ++certain;
      CAPTURE(r.given);
      CHECK(WithoutLineEnds(script.text) == WithoutLineEnds(made->second));
    }
  }
  MESSAGE(recipes << " recipes, " << certain << " of them certain");
  CHECK(certain * 3 > recipes);
}

}  // namespace sparkvet::carrier
