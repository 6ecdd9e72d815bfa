#include "lib/carrier/hcl_template.h"

#include <doctest/doctest.h>

#include "lib/carrier/hcl_join.h"
#include "lib/carrier/hcl_number.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in` and in `want`: the same bytes
};

// The text, with the place of the marked bytes held against the mark in the source.
void Hold(const Row& row, const SourceMap& map, const Marked& in) {
  CAPTURE(row.name);
  const Marked want(row.want);
  CHECK(map.text() == want.text);
  REQUIRE(in.spans.size() == want.spans.size());
  for (size_t i = 0; i < in.spans.size(); ++i) CHECK(map.ToSource(want.spans[i].begin, want.spans[i].end) == in.spans[i]);
}

}  // namespace

TEST_CASE("a string or a here-document of HCL, decoded with its places") {
  constexpr Row kRows[] = {
      {"a string", "\"a [[b]]\" + 1", "a [[b]]"},
      {"escapes", "\"[[\\t]][[\\u00e9]][[\\\\]]n [[\\\"]]\"", "[[\t]][[\xC3\xA9]][[\\]]n [[\"]]"},
      {"what stands for an opening", "\"[[$${]]a} [[%%{]]b} $ $x 100%\"", "[[${]]a} [[%{]]b} $ $x 100%"},
      {"a reference", "\"a [[${ var.x }]] b\"", "a [[{{var.x}}]] b"},
      {"a call with quotes and braces", "\"[[${f(\"}\", { a = \"${b}\" })}]]c\"", "[[{{...}}]]c"},
      {"blanks that a reference takes along", "\"a [[${~ var.x ~}]] b\"", "a[[{{var.x}}]]b"},
      {"a here-document", "<<EOF\n  [[a]] \\n\n  EOFx\n  EOF\n", "  [[a]] \\n\n  EOFx\n"},
      {"without the indentation of all lines", "<<-EOF\n    a\n\n      [[b]]\n   \n    EOF\n", "a\n\n  [[b]]\n   \n"},
      {"with line ends of Windows", "<<-EOF\r\n  [[a]]\r\n  EOF\r\n", "[[a]]\r\n"},
      {"directives keep their lines", "<<EOF\n%{ if var.x ~}\n[[a]]\n%{ endif ~}\nEOF\n", "{% if ... %}\n[[a]]\n{% endif %}\n"},
      {"its marker within a reference", "<<A\n[[${f(<<B\nA\nB\n)}]]\nA\n", "[[{{...}}]]\n"},
  };
  for (const Row& row : kRows) {
    const Marked in(row.in);
    const auto written = HclTemplateAt(in.text, 0);
    REQUIRE(written);
    Hold(row, DecodeHcl(in.text, *written, 0).map, in);
  }
  for (const std::string_view endless : {"\"a", "\"a\nb\"", "\"${a\"", "<<EOF\na\n", "<<EOF\n${\nEOF\n"}) {
    CAPTURE(endless);
    CHECK(!HclTemplateAt(endless, 0));
  }
}

TEST_CASE("parts that are joined keep their places") {
  constexpr Row kRows[] = {
      {"strings", "join(\" \", [\"[[a]]\", \"b[[\\t]]\"])", "[[a]] b[[\t]]"},
      {"with comments and line ends", "join(\n \"\\n\", [ # c\n \"[[a]]\", // d\n \"[[b]]\",\n ],\n)", "[[a]]\n[[b]]"},
      {"a part that nobody knows", "join(\",\", [\"a\", [[var.x]]])", "a,[[{{var.x}}]]"},
      {"no part", "join(\",\", [])", ""},
  };
  for (const Row& row : kRows) {
    const Marked in(row.in);
    const auto joined = DecodeHclJoin(in.text, {0, 0, static_cast<uint32_t>(in.text.size())});
    REQUIRE(joined);
    Hold(row, *joined, in);
  }
  for (const std::string_view open : {"join(\",\", var.x)", "join(var.x, [\"a\"])", "join(\",\", [for x in y : x])", "join(\",\", [\"a\"], [\"b\"])", "join"}) {
    CAPTURE(open);
    CHECK(!DecodeHclJoin(open, {0, 0, static_cast<uint32_t>(open.size())}));
  }
}

TEST_CASE("numbers as Terraform writes them where a text is wanted") {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {{"4", "4"},       {"010", "10"},   {"1.50", "1.5"}, {"1.0", "1"},       {"1e3", "1000"}, {"1E+3", "1000"},
                                                                     {"2.5e-3", "0.0025"}, {"0.10", "0.1"}, {"0", "0"},     {"00.5", "0.5"}};
  for (const auto& [written, want] : kRows) {
    CAPTURE(written);
    CHECK(HclNumberText(written) == std::string(want));
  }
  CHECK(!HclNumberText("1.2.3"));
  CHECK(!HclNumberText("1e1000"));
}

}  // namespace sparkvet::carrier
