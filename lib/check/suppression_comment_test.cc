#include "lib/check/suppression_comment.h"

#include <doctest/doctest.h>

namespace sparkvet::check {
namespace {

std::vector<SuppressionComment> Parse(std::string_view text) {
  return ParseSuppressionComment({text, {0, 10, static_cast<uint32_t>(11 + text.size())}});
}

// "scope[rule rule] until reason" of each directive, or its problem.
std::string Shown(const std::vector<SuppressionComment>& all) {
  static constexpr const char* kScopes[] = {"next", "begin", "end", "file"};
  std::string out;
  for (const SuppressionComment& c : all) {
    if (!out.empty()) out += " | ";
    if (!c.problem.empty()) {
      out += "! " + c.problem.substr(0, c.problem.find_first_of(";("));
      continue;
    }
    out += kScopes[static_cast<int>(c.scope)];
    for (const auto& rule : c.rules) out += ' ' + std::string(rule.value);
    if (c.until.value) out += " until " + ShowDate(*c.until.value);
    if (!c.reason.empty()) out += " (" + std::string(c.reason) + ')';
  }
  return out;
}

}  // namespace

TEST_CASE("what a comment asks for") {
  struct Case {
    const char* comment;
    const char* shown;
  };
  constexpr Case kCases[] = {
      {" sparkvet: ignore[unknown-key] our own library reads it", "next unknown-key (our own library reads it)"},
      {"sparkvet:ignore[a,b]", "next a b"},
      {" sparkvet : ignore [ a , b ]  why ", "next a b (why)"},
      {" sparkvet: ignore-file[a] -- why", "file a (why)"},
      {" sparkvet: ignore-begin[a]: see #12", "begin a (see #12)"},
      {" sparkvet: ignore-end", "end"},
      {" sparkvet: ignore-end[a]", "end a"},
      {" sparkvet: ignore[a] until=2027-01-31 why", "next a until 2027-01-31 (why)"},
      {" sparkvet: ignore[a] why until=2027-01-31", "next a until 2027-01-31 (why)"},
      {" sparkvet: ignore[a] until=2027-01-31", "next a until 2027-01-31"},
      {" sparkvet: ignore[a] why\r", "next a (why)"},
      {" noqa # sparkvet: ignore[a] why", "next a (why)"},
      {" sparkvet: ignore[a] one # sparkvet: ignore[b] two", "next a (one) | next b (two)"},
      {"# sparkvet: ignore[a]", "next a"},
      // Not to us.
      {" sparkvet", ""},
      {" sparkvet ignores this", ""},
      {" see sparkvet: ignore[a]", ""},
      {" write \"# sparkvet: ignore[a] why\"", ""},
      {"", ""},
      // To us, and wrong.
      {" sparkvet: disable=a", "! ignore, ignore-begin, ignore-end or ignore-file is missing behind sparkvet: "},
      {" sparkvet: ignore a", "! it names no rule"},
      {" sparkvet: ignore", "! it names no rule"},
      {" sparkvet: ignore[]", "! it names no rule here"},
      {" sparkvet: ignore[a,]", "! it names no rule here"},
      {" sparkvet: ignore[a b]", "! this is no name of a rule"},
      {" sparkvet: ignore[*]", "! this is no name of a rule"},
      {" sparkvet: ignore[a", "! the list of rules is not closed"},
      {" sparkvet: ignore[a] until=2027-02-30 why", "! until= wants a day, as in until=2027-01-31"},
      {" sparkvet: ignore[a] until=", "! until= wants a day, as in until=2027-01-31"},
      {" sparkvet ignore[a] why", "! a colon is missing behind sparkvet"},
      {" sparkvet:", "! ignore, ignore-begin, ignore-end or ignore-file is missing behind sparkvet: "},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.comment);
    CHECK(Shown(Parse(c.comment)) == c.shown);
  }
}

TEST_CASE("places are those of the text") {
  //                       10 is the sign
  const auto all = Parse(" sparkvet: ignore[a, bc] why # sparkvet: ignore[d]");
  REQUIRE(all.size() == 2);
  CHECK(all[0].span == text::Span{0, 10, 40});
  CHECK(all[0].rules[1].span == text::Span{0, 32, 34});
  CHECK(all[1].span == text::Span{0, 40, 61});
  CHECK(all[1].rules[0].span == text::Span{0, 59, 60});
}

TEST_CASE("an annotation names rules, with or without brackets") {
  CHECK(Shown({ParseSuppressionAnnotation({"a-rule, another", {0, 5, 20}})}) == "file a-rule another");
  CHECK(Shown({ParseSuppressionAnnotation({"[a-rule] until=2027-01-31 why", {0, 5, 34}})}) == "file a-rule until 2027-01-31 (why)");
  CHECK(Shown({ParseSuppressionAnnotation({"", {0, 5, 5}})}) == "! it names no rule here");
  CHECK(Shown({ParseSuppressionAnnotation({"a rule", {0, 5, 11}})}) == "! this is no name of a rule");
}

TEST_CASE("days are those of the calendar") {
  CHECK(ShowDate(ParseDate("2024-02-29").value()) == "2024-02-29");
  for (const char* text : {"2023-02-29", "2027-1-31", "27-01-31", "2027-01-31x", "2027/01/31", "-027-01-31", "2027-00-10", ""}) {
    CAPTURE(text);
    CHECK(!ParseDate(text).has_value());
  }
}

}  // namespace sparkvet::check
