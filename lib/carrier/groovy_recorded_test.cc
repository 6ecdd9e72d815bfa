// What Groovy makes of expressions of strings (tools/oracle/groovy/Strings.java) against what we take them to be.
#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/groovy_text.h"
#include "lib/carrier/groovy_tokens.h"
#include "lib/carrier/recorded_lines.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

class NoNames : public GroovyText::Names {
 public:
  const Word* Find(std::string_view, size_t) override { return nullptr; }
};

// ${ x } is the same as ${x}.
std::string Plain(std::string text) {
  for (size_t at = text.find("${ x }"); at != std::string::npos; at = text.find("${ x }")) text.replace(at, 6, "${x}");
  return text;
}

}  // namespace

TEST_CASE("expressions of strings are the texts that Groovy makes of them") {
  size_t count = 0;
  for (const RecordedText& r : ReadRecordedTexts(SPARKVET_TESTDATA "/carrier/groovy-strings.ndjson")) {
    CAPTURE(r.given);
    Word file;
    file.text = r.given;
    file.span = {0, 0, static_cast<uint32_t>(r.given.size())};
    text::Arena arena;
    const GroovyTokens tokens(file.text);
    GroovyText text(file, tokens, arena);
    NoNames names;
    CHECK(text.ExpressionEnd(0) + 1 == tokens.size());  // but for the line's end
    CHECK(Plain(std::string(text.Read(0, tokens.size() - 1, names).text)) == Plain(r.made));
    ++count;
  }
  CHECK(count == 600);
}

}  // namespace sparkvet::carrier
