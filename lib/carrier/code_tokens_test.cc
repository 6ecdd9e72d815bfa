#include "lib/carrier/code_tokens.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::carrier {
namespace {

// "n:conf s:. t:a b" with a '|' before what starts a line, '?' behind texts that take values.
std::string Dump(std::string_view source, Language language) {
  std::string out;
  for (const CodeToken& t : TokenizeCode(source, 0, language).tokens) {
    if (t.kind == CodeToken::Kind::kEnd) break;
    if (!out.empty()) out += ' ';
    if (t.starts_line) out += '|';
    const bool is_text = t.kind == CodeToken::Kind::kText;
    out += std::string_view("n#ts")[static_cast<size_t>(t.kind)];
    out += ':';
    out += is_text ? source.substr(t.content_begin, t.content_end - t.content_begin) : source.substr(t.begin, t.end - t.begin);
    if (t.interpolates) out += '?';
  }
  return out;
}

std::string Comments(std::string_view source, Language language) {
  std::string out;
  for (const auto& c : TokenizeCode(source, 0, language).comments) {
    CHECK(source.substr(c.span.begin, c.span.end - c.span.begin) == c.value);
    out += '[' + std::string(c.value) + ']';
  }
  return out;
}

struct Row {
  std::string_view name;
  Language language;
  std::string_view source, want;
};

constexpr Row kRows[] = {
    {"a call", Language::kPython, "conf.set('a', 1)", "|n:conf s:. n:set s:( t:a s:, #:1 s:)"},
    {"lines", Language::kPython, "a\n  b \\\n c\n", "|n:a |n:b n:c"},
    {"quotes in quotes", Language::kPython, "'a\"b' \"it's\" 'don\\'t'", "|t:a\"b t:it's t:don\\'t"},
    {"three quotes", Language::kPython, "\"\"\"a \"b\"\n'c'\"\"\" '''x'''", "|t:a \"b\"\n'c' t:x"},
    {"prefixes", Language::kPython, "f'{x}' rb'\\'' x", "|t:{x}? t:\\' n:x"},
    {"quotes within what a text takes", Language::kPython, "f\"{x[\"a\"]}b\" c", "|t:{x[\"a\"]}b? n:c"},
    {"braces that are doubled", Language::kPython, "f\"{{\" c", "|t:{{? n:c"},
    {"a text without an end", Language::kPython, "x = 'a\ny", "|n:x s:= t:a |n:y"},
    {"Scala's texts", Language::kScala, "s\"$a ${f(\"b\")}\" raw\"\\\" \"\"\"\"q\"\"\"\" 'c' 'sym", "|t:$a ${f(\"b\")}? t:\\? t:\"q\" t:c s:' n:sym"},
    {"Kotlin's texts take values", Language::kKotlin, "\"${m[\"a\"]}g\"", "|t:${m[\"a\"]}g?"},
    {"a Java block", Language::kJava, "\"\"\"\n a \\\"\"\" b\"\"\"", "|t:\n a \\\"\"\" b"},
    {"numbers", Language::kScala, "1.toString 1.5 2L 1e-3 0xFFl 1_000", "|#:1 s:. n:toString #:1.5 #:2L #:1e-3 #:0xFFl #:1_000"},
    {"signs", Language::kScala, "a -> b => c == d := e", "|n:a s:-> n:b s:=> n:c s:== n:d s::= n:e"},
    {"names in back quotes", Language::kKotlin, "`a b`.c", "|n:`a b` s:. n:c"},
};

}  // namespace

TEST_CASE("tokens of programs") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(Dump(row.source, row.language) == row.want);
  }
}

TEST_CASE("comments of programs") {
  CHECK(Comments("a # one\n'# no' #two\r\n", Language::kPython) == "[ one][two]");
  CHECK(Comments("a // one\n/* b\n*/ \"// no\" /* /* c */ */ d", Language::kScala) == "[ one][ b\n][ /* c */ ]");
  CHECK(Comments("/* /* c */ a", Language::kJava) == "[ /* c ]");
  CHECK(Comments("/* open", Language::kJava) == "[ open]");
}

}  // namespace sparkvet::carrier
