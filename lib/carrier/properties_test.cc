#include "lib/carrier/properties.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the values' places
};

constexpr Row kRows[] = {
    {"blank, equals sign and colon separate", "a [[1]]\nb=[[2]]\nc : [[3]]\nd\t[[4]]\n",
     "a=1\nb=2\nc=3\nd=4\n"},
    {"only the first separator counts", "a=[[=b]]\n", "a==b\n"},
    {"blanks around the value go", "a =  [[1 2]] \t \n", "a=1 2\n"},
    {"a key without a value", "a[[]]\nb=[[]]\n", "a=\nb=\n"},
    {"a value without a key", "=[[1]]\n", "=1\n"},
    {"the last line needs no end", "a [[1]]", "a=1\n"},
    {"CRLF and a lone CR end lines", "a [[1]]\r\nb [[2]]\rc [[3]]", "a=1\nb=2\nc=3\n"},
    {"form feeds are blanks", "\f a\f[[1]]\n", "a=1\n"},
    {"comments", "# a 1\n  ! b 2\nc [[3 # 4]]\n", "c=3 # 4\n"},
    {"a comment is never continued", "# a \\\nb [[1]]\n", "b=1\n"},
    {"duplicates stay, in order", "a [[1]]\na [[2]]\n", "a=1\na=2\n"},
    {"a line goes on behind a backslash", "a [[1 \\\n   2]]\n", "a=1 2\n"},
    {"over CRLF too", "a [[1\\\r\n2]]\r\n", "a=12\n"},
    {"an even number of backslashes ends the line", "a [[1\\\\]]\nb [[2]]\n", "a=1\\\nb=2\n"},
    {"a comment sign in a continued line is text", "a [[1\\\n#2]]\n", "a=1#2\n"},
    {"a blank line ends a continued line", "a [[1]]\\\n\nb [[2]]\n", "a=1\nb=2\n"},
    {"a backslash alone on a line is nothing", "\\\n#x\na [[1]]\n", "a=1\n"},
    {"but at the very end it is an entry", "\\", "=\n"},
    {"a backslash at the very end goes", "a [[1]]\\", "a=1\n"},
    {"keys span lines as well", "a\\\n  b [[1]]\n", "ab=1\n"},
    {"escapes", "a\\ b\\=c [[C:\\\\x\\ty\\qz]]\n", "a b=c=C:\\x\\tyqz\n"},
    {"Windows paths lose their backslashes", "a [[C:\\new]]\n", "a=C:\\new\n"},
    {"escaped blanks at the ends are trimmed by Spark", "a \\ [[x]]\\ \n", "a=x\n"},
    {"escaped line ends are kept by Spark", "a [[\\nx\\r]]\n", "a=\\nx\\r\n"},
    {"keys are not trimmed", "\\ a\\  [[1]]\n", " a =1\n"},
    {"unicode escapes", "\\u0061 [[\\u00e9]]\n", "a=\xC3\xA9\n"},
    {"a pair of surrogates is one character", "a [[\\uD83D\\uDE00]]\n", "a=\xF0\x9F\x98\x80\n"},
    {"a lone surrogate stays one", "a [[\\uD83Dx]]\n", "a=\\xED\\xA0\\xBDx\n"},
    {"UTF-8 stands as it is", "a [[\xC3\xA9 \xF0\x9F\x98\x80]]\n", "a=\xC3\xA9 \xF0\x9F\x98\x80\n"},
    {"bytes that are no UTF-8 become U+FFFD", "a\xFF [[\xE2\x82z]]\n",
     "a\xEF\xBF\xBD=\xEF\xBF\xBDz\n"},
    {"an encoded surrogate becomes one U+FFFD", "a [[\xED\xA0\x80]]\n", "a=\xEF\xBF\xBD\n"},
    {"a byte order mark belongs to the key",
     "\xEF\xBB\xBF"
     "a [[1]]\n",
     "\xEF\xBB\xBF"
     "a=1\n"},
    {"shell habits are keys and values", "export [[a=1]]\n--conf [[b=2]]\n",
     "export=a=1\n--conf=b=2\n"},
};

}  // namespace

TEST_CASE("a properties file is read as Java and Spark read it") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const Fragment f = ParseProperties(in.text, 0, Layer::kDefaultsFile);
    CHECK(Dump(f) == row.want);
    REQUIRE(f.settings.size() >= in.spans.size());
    for (size_t i = 0; i < in.spans.size(); ++i) CHECK(f.settings[i].value_span == in.spans[i]);
  }
}

TEST_CASE("keys have places too, and settings their layer") {
  const Marked in("  [[spark.a]] = 1\n[[b\\\n  c]]\n");
  const Fragment f = ParseProperties(in.text, 0, Layer::kPropertiesFile);
  REQUIRE(f.settings.size() == 2);
  CHECK(f.settings[0].key_span == in.spans[0]);
  CHECK(f.settings[1].key_span == in.spans[1]);
  CHECK(f.settings[1].value_span == text::Span{0, in.spans[1].end, in.spans[1].end});
  CHECK(f.settings[0].layer == Layer::kPropertiesFile);
}

TEST_CASE("what needs no decoding is a view into the text") {
  const std::string text = "spark.a  1\n";
  const Fragment f = ParseProperties(text, 0, Layer::kDefaultsFile);
  CHECK(f.settings[0].key.data() == text.data());
  CHECK(f.settings[0].value.data() == text.data() + 9);
}

TEST_CASE("comments are collected") {
  const Marked in("[[# one]]\na 1\n  [[!two]]\r\n");
  const Fragment f = ParseProperties(in.text, 0, Layer::kDefaultsFile);
  REQUIRE(f.comments.size() == 2);
  CHECK(f.comments[0].value == " one");
  CHECK(f.comments[1].value == "two");
  CHECK(f.comments[0].span == in.spans[0]);
  CHECK(f.comments[1].span == in.spans[1]);
}

TEST_CASE("a malformed escape makes the whole file unreadable, as in Java") {
  for (const std::string_view text :
       {"a 1\nb [[\\u12]]\nc 3\n", "a 1\n[[\\uZZZZ]] 2\n", "a 1\nb x[[\\u]]"}) {
    CAPTURE(text);
    const Marked in(text);
    const Fragment f = ParseProperties(in.text, 0, Layer::kDefaultsFile);
    REQUIRE(f.problems.size() == 1);
    CHECK(f.problems[0].span.begin == in.spans[0].begin);
    CHECK(f.problems[0].message.starts_with("malformed \\u escape"));
    CHECK(f.settings.size() == 1);
  }
}

TEST_CASE("in a file as it lies there is nothing unknown") {
  CHECK(Dump(ParsePropertiesAsTheyAre("a $X\n{{ b }} c\n$d ${e}\n", 0, Layer::kDefaultsFile)) == "a=$X\n{{=b }} c\n$d=${e}\n");
}

TEST_CASE("variables and templates make a value unknown") {
  constexpr Row kUnknown[] = {
      {"shell variables", "a $X\nb ${X}\nc x$(hostname)\n", "a=$X ?\nb=${X} ?\nc=x$(hostname) ?\n"},
      {"what Spark substitutes is known", "a ${spark.b}\nb ${env:X}\nc ${system:y}\n",
       "a=${spark.b}\nb=${env:X}\nc=${system:y}\n"},
      {"a dollar sign alone is known", "a x$\nb $ y\n", "a=x$\nb=$ y\n"},
      {"templates", "a {{ x }}\nb <%= x %>\nc {% x %}\n",
       "a={{ x }} ?\nb=<%= x %> ?\nc={% x %} ?\n"},
      {"a key may be unknown", "spark.hadoop.{{x}}.y 1\n", "?spark.hadoop.{{x}}.y=1 ?\n"},
      {"and then be any, unless its beginning says more", "spark.{{x}}.y 1\n$EXTRA\n", "?spark.{{x}}.y=1 ?\n?$EXTRA= ?\nopen\n"},
      {"what a script will fill in", "a @MEM@g\nb %%B%%\nc x__C_1__\nd a@b@C\ne __e__\nf spark://{MASTER-HOST}:7077\ng %d{HHH}{ABC} a{BCD}\n", "a=@MEM@g ?\nb=%%B%% ?\nc=x__C_1__ ?\nd=a@b@C\ne=__e__\nf=spark://{MASTER-HOST}:7077 ?\ng=%d{HHH}{ABC} a{BCD}\n"},
      {"what is defined for others to include is no condition", "{{- define \"x\" -}}\na 1\n{{- if .x }}\nb 2\n{{- end }}\n{{- end }}\n",
       "a=1\nb=2 ?\n"},
      {"inside a condition all is unknown", "a 1\n{% if x %}\nb 2\n{% endif %}\nc 3\n",
       "a=1\nb=2 ?\nc=3\n"},
      {"so in Go's and Ruby's templates",
       "{{- if .x }}\na 1\n{{- end }}\n<% if x %>\nb 2\n<% end %>\nc 3\n",
       "a=1 ?\nb=2 ?\nc=3\n"},
      {"and in those of Handlebars and of FreeMarker",
       "{{#if x}}\na 1\n{{/if}}\n{{~#yarn}}\nb 2\n{{/yarn}}\n<#if x>\nc 3\n<#else>\nd 4\n</#if>\ne 5\n",
       "a=1 ?\nb=2 ?\nc=3 ?\nd=4 ?\ne=5\n"},
      {"a block of Ruby's", "<% x.each do |k, v| -%>\na 1\n<% end -%>\nb 2\n", "a=1 ?\nb=2\n"},
      {"comments of templates, over lines, too", "{# a\nb 1 #}\nc 2\n{{- /*\nd 3\n*/ -}}\n<#-- e 4\n-->\nf #{g}\n", "c=2\nf=#{g} ?\n"},
      {"an expression alone may become anything", "{{ conf | indent }}\na 1\n", "a=1\nopen\n"},
      {"a pair of them, too", "{{ range $k, $v := .x }}\n{{ $k }}={{ $v }}\n{{ end }}\n", "open\n"},
      {"and what stands beside a directive", "{% if x %}a 1{% endif %}\nb 2\n", "b=2\nopen\n"},
      {"a name that begins like a word of control is none", "{{ endpoint }}.a 1\n{{ if_x }}\nb 2\n", "b=2\nopen\n"},
      {"a directive that never ends is a line", "{{ x\na 1\n", "a=1\nopen\n"},
  };
  for (const Row& row : kUnknown) {
    CAPTURE(row.name);
    CHECK(Dump(ParseProperties(row.in, 0, Layer::kDefaultsFile)) == row.want);
  }
}

namespace {

// Recorded texts are JSON strings, or "hex:…" where JSON cannot hold the bytes.
std::string Recorded(const rapidjson::Value& value) {
  const std::string_view s(value.GetString(), value.GetStringLength());
  if (!s.starts_with("hex:")) return std::string(s);
  std::string out;
  for (size_t i = 4; i + 1 < s.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(s.substr(i, 2)), nullptr, 16));
  }
  return out;
}

}  // namespace

// testdata/carrier/properties-LINE.ndjson: what Utils.getPropertiesFromFile returned for each text. Every other release has only
// what it answers otherwise than its neighbour on the side of 3.5, and none has anything: what reads them all is the JDK.
TEST_CASE("hostile texts give what real Spark recorded") {
  for (const char* const release : {"2.4", "3.0", "3.1", "3.2", "3.3", "3.4", "4.0", "4.1", "4.2", "4.3"}) {
    const std::string text = ReadTestFile(std::string(SPARKVET_TESTDATA "/carrier/properties-") + release + ".ndjson");
    CAPTURE(text);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  }
  std::istringstream lines(ReadTestFile(SPARKVET_TESTDATA "/carrier/properties-3.5.ndjson"));
  int count = 0;
  std::string line;
  std::getline(lines, line);  // says which release it is
  for (; std::getline(lines, line); ++count) {
    CAPTURE(line);
    rapidjson::Document record;
    record.Parse(line.c_str());
    REQUIRE(!record.HasParseError());
    const std::string text = Recorded(record[0]);
    const Fragment f = ParseProperties(text, 0, Layer::kDefaultsFile);
    CHECK(f.problems.empty() == record[1].IsObject());
    if (!record[1].IsObject()) continue;
    std::map<std::string, std::string> want, got;
    for (const auto& member : record[1].GetObject()) want[Recorded(member.name)] = Recorded(member.value);
    for (const Setting& s : f.settings) got[std::string(s.key)] = std::string(s.value);
    CHECK(got == want);
  }
  CHECK(count >= 3000);
}

}  // namespace sparkvet::carrier
