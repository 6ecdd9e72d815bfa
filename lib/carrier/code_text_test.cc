#include "lib/carrier/code_text.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name;
  Language language;
  std::string_view source, want;  // a '?' at the end: not all of it is known
};

constexpr Row kRows[] = {
    {"escapes", Language::kPython, R"('a\tb\n\\ \'\x41\u00e9\101\q')", "a\tb\n\\ 'A\xC3\xA9" "A\\q"},
    {"none in raw texts", Language::kPython, R"(r'a\tb')", "a\\tb"},
    {"a line that goes on", Language::kPython, "'''a \\\nb'''", "a b"},
    {"a name in braces", Language::kPython, "f'{mem}g {{x}} '", "${mem}g {x} ?"},
    {"an expression in braces", Language::kPython, "f'{c[\"m\"]}g'", "${value}g?"},
    {"braces of no f-string", Language::kPython, "'{mem}g'", "{mem}g"},
    {"what format() and % fill in", Language::kPython, "'-m {} -n {0} %s %(a)s {x!r}'", "-m ${value} -n ${value} ${value} ${value} ${value}?"},
    {"but not in a single word", Language::kPython, "'%d{HH}'", "%d{HH}"},
    {"a character by its name", Language::kPython, R"('\N{DASH}')", "\\N{DASH}?"},
    {"Scala's variables", Language::kScala, R"(s"$mem-a ${f(1)} $$x")", "${mem}-a ${value} $x?"},
    {"a dollar without s", Language::kScala, R"("$mem")", "$mem"},
    {"no escapes between three quotes", Language::kScala, R"("""a\nb""")", "a\\nb"},
    {"Kotlin's", Language::kKotlin, R"("\${a} $b")", "${a} ${b}?"},
    {"Java's block", Language::kJava, "\"\"\"\n    a \\\n      b\\tc  \n    \"\"\"", "a   b\tc\n"},
    {"half a pair", Language::kJava, R"("\ud83d")", "?"},
};

}  // namespace

TEST_CASE("what texts of programs say") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const CodeTokens tokens = TokenizeCode(row.source, 0, row.language);
    REQUIRE(tokens.tokens.front().kind == CodeToken::Kind::kText);
    SourceMap text(0);
    const bool is_known = DecodeCodeText(row.source, tokens.tokens.front(), row.language, false, text);
    CHECK(text.text() + (is_known ? "" : "?") == row.want);
  }
}

TEST_CASE("each byte of a text knows its place") {
  const std::string_view source = R"(f"a\tb{mem}g")";
  const CodeTokens tokens = TokenizeCode(source, 0, Language::kPython);
  SourceMap text(0);
  DecodeCodeText(source, tokens.tokens.front(), Language::kPython, false, text);
  REQUIRE(text.text() == "a\tb${mem}g");
  CHECK(text.ToSource(1, 2) == text::Span{0, 3, 5});
  CHECK(text.ToSource(2, 3) == text::Span{0, 5, 6});
  CHECK(text.ToSource(3, 10) == text::Span{0, 6, 12});
}

}  // namespace sparkvet::carrier
