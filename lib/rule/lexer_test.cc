#include "lib/rule/lexer.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::rule {
namespace {

std::string Show(const Token& t) {
  switch (t.kind) {
    case Token::Kind::kEnd: return "END";
    case Token::Kind::kName: return "NAME " + t.text;
    case Token::Kind::kInt: return "INT " + std::to_string(t.integer);
    case Token::Kind::kDouble: return "DOUBLE " + std::to_string(t.floating);
    case Token::Kind::kString: return "STRING " + t.text;
    case Token::Kind::kSymbol: return t.text;
  }
  return {};
}

// "NAME a, +, INT 1, END", or "3..4: what is wrong".
std::string Tokens(std::string_view text) {
  const auto tokens = Tokenize(text);
  if (!tokens) {
    const SyntaxError& e = tokens.error();
    return std::to_string(e.begin) + ".." + std::to_string(e.end) + ": " + e.message;
  }
  std::string out;
  for (const Token& t : *tokens) out += (out.empty() ? "" : ", ") + Show(t);
  return out;
}

struct Row {
  std::string_view text;
  std::string_view want;
};

}  // namespace

TEST_CASE("a text becomes tokens") {
  const Row rows[] = {
      {"", "END"},
      {" \t\n ", "END"},
      {"spark.x >= 3", "NAME spark, ., NAME x, >=, INT 3, END"},
      {"a&&b||!c", "NAME a, &&, NAME b, ||, !, NAME c, END"},
      {"1 // the rest is a comment\n+ 2", "INT 1, +, INT 2, END"},
      {"_a1", "NAME _a1, END"},
      {"a-b", "NAME a, -, NAME b, END"},
      {"0x1F", "INT 31, END"},
      {"9223372036854775808", "INT 9223372036854775808, END"},
      {"1.5 .5 1e3 1E-2", "DOUBLE 1.500000, DOUBLE 0.500000, DOUBLE 1000.000000, DOUBLE 0.010000, END"},
      {"1.x", "INT 1, ., NAME x, END"},
      {"[1,2]", "[, INT 1, ,, INT 2, ], END"},
      {"x ? y : z", "NAME x, ?, NAME y, :, NAME z, END"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Tokens(row.text) == row.want);
  }
}

TEST_CASE("string literals are decoded") {
  const Row rows[] = {
      {"'a'", "STRING a, END"},
      {"\"it's\"", "STRING it's, END"},
      {R"('it\'s')", "STRING it's, END"},
      {R"('\x41\u00e9\U0001F600\101')", "STRING A\xC3\xA9\xF0\x9F\x98\x80" "A, END"},
      {R"(r'a\nb')", "STRING a\\nb, END"},
      {"'''a'b\nc'''", "STRING a'b\nc, END"},
      {"''", "STRING , END"},
      {"r", "NAME r, END"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Tokens(row.text) == row.want);
  }
}

TEST_CASE("what is no token is told with its place") {
  const Row rows[] = {
      {"a $ b", "2..3: unexpected character '$'"},
      {"'abc", "0..4: this string is not closed"},
      {"'a\nb'", "0..2: this string is not closed"},
      {R"('\q')", "1..3: unknown escape in a string"},
      {R"('\ud800')", "1..4: unknown escape in a string"},
      {"0x", "0..2: hexadecimal digits expected"},
      {"12ab", "0..3: malformed number"},
      {"1e999", "0..5: number out of range"},
      {"99999999999999999999", "0..20: number out of range"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Tokens(row.text) == row.want);
  }
}

}  // namespace sparkvet::rule
