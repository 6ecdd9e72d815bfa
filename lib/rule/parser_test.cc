#include "lib/rule/parser.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::rule {
namespace {

std::string Tree(std::string_view text) {
  const auto ast = Parse(text);
  if (ast) return Dump(**ast);
  const SyntaxError& e = ast.error();
  return std::to_string(e.begin) + ".." + std::to_string(e.end) + ": " + e.message;
}

struct Row {
  std::string_view text;
  std::string_view want;
};

}  // namespace

TEST_CASE("operators bind as in CEL") {
  const Row rows[] = {
      {"1 + 2 * 3", "(+ 1 (* 2 3))"},
      {"(1 + 2) * 3", "(* (+ 1 2) 3)"},
      {"1 - 2 - 3", "(- (- 1 2) 3)"},
      {"a || b && c", "(|| a (&& b c))"},
      {"!a && b", "(&& (! a) b)"},
      {"a < b == c", "(== (< a b) c)"},
      {"a in [1, 2]", "(in a [ 1 2 ])"},
      {"a ? b : c ? d : e", "(? a b (? c d e))"},
      {"-a + b", "(+ (- a) b)"},
      {"- -1", "(- (- 1))"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"!!a", "(! (! a))"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Tree(row.text) == row.want);
  }
}

TEST_CASE("members, calls and indices chain") {
  const Row rows[] = {
      {"a.b.c", "a.b.c"},
      {"a.b(1, 'x')", "(.b a 1 \"x\")"},
      {"f()", "(f)"},
      {"conf['a.b'].size()", "(.size (index conf \"a.b\"))"},
      {"[1, 2,][0]", "(index [ 1 2 ] 0)"},
      {"a.filter(x, x > 1).map(y, y)", "(.map (.filter a x (> x 1)) y y)"},
      {"true", "true"},
      {"null", "null"},
      {"1.5", "1.5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Tree(row.text) == row.want);
  }
}

TEST_CASE("a mistake is told with its place") {
  const Row rows[] = {
      {"", "0..0: an expression is expected here"},
      {"1 +", "3..3: an expression is expected here"},
      {"(1", "2..2: ')' is expected here"},
      {"1)", "1..2: this does not belong to the expression"},
      {"a ? b", "5..5: ':' is expected here"},
      {"f(1", "3..3: ')' is expected here"},
      {"[1", "2..2: ']' is expected here"},
      {"a.1", "1..3: this does not belong to the expression"},
      {"a. + b", "3..4: a name is expected after '.'"},
      {"in", "0..2: an expression is expected here"},
      {"a b", "2..3: this does not belong to the expression"},
      {"9223372036854775808", "0..19: number out of range"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Tree(row.text) == row.want);
  }
}

TEST_CASE("nesting has a limit, and length has one") {
  const auto nested = [](size_t n, char open, char close) { return std::string(n, open) + "1" + std::string(n, close); };
  CHECK(Parse(nested(60, '(', ')')).has_value());
  CHECK(Tree(nested(100, '(', ')')).ends_with("this expression is nested too deeply"));
  CHECK(Tree(nested(100000, '(', ')')).ends_with("this expression is nested too deeply"));
  CHECK(Tree(nested(100000, '[', ']')).ends_with("this expression is nested too deeply"));
  CHECK(Tree(std::string(100000, '!') + "a").ends_with("this expression is nested too deeply"));
  CHECK(Tree(std::string(100000, '-') + "1").ends_with("this expression is nested too deeply"));

  std::string chain = "a";
  for (int i = 0; i < 2000; ++i) chain += ".b";
  CHECK(Tree(chain).ends_with("this expression is too long"));
  std::string conditionals = "1";
  for (int i = 0; i < 5000; ++i) conditionals = "a ? 1 : " + conditionals;
  CHECK(Tree(conditionals).ends_with("this expression is nested too deeply"));
}

}  // namespace sparkvet::rule
