#include "lib/carrier/embedded.h"

#include <doctest/doctest.h>

#include <optional>

#include "lib/base/strings.h"
#include "lib/carrier/properties.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml.h"

namespace sparkvet::carrier {
namespace {

// A document whose value of "k" holds a text.
struct Read {
  explicit Read(std::string_view yaml) : text(Kept(yaml)) {
    if (HasTemplate(text)) readable = MakeReadable(text);
    result = ParseYaml(readable ? std::string_view(readable->text) : text, text, range(), arena);
    REQUIRE(!result.problem);
    document.emplace(text, range(), result.tree);
    if (readable) document->made_readable = &*readable;
    value = result.tree.Get(*result.tree.root(), "k");
    REQUIRE(value != nullptr);
  }
  text::Span range() const { return {0, 0, static_cast<uint32_t>(text.size())}; }

  std::string_view text;
  std::optional<ReadableTemplate> readable;
  text::Arena arena;
  YamlResult result;
  std::optional<Document> document;
  const Node* value = nullptr;
};

struct Row {
  std::string_view name, in, want;  // marks in `in`: where the word X stands, as often as it is in `want`
};

constexpr Row kRows[] = {
    {"plain", "k: a [[X]] b\n", "a X b"},
    {"plain over lines", "k: a\n  [[X]]\n\n  b\n", "a X\nb"},
    {"single quoted", "k: 'it''s [[X]]'\n", "it's X"},
    {"single quoted over lines", "k: 'a  \n  [[X]]\n\n\n  b'\n", "a X\n\nb"},
    {"double quoted", "k: \"\\t\\u00e9 [[X]]\\x41\\\n   [[X]] \\\"\"\n", "\t\xC3\xA9 XAX \""},
    {"escaped", "k: \"a[[\\x58]]b\"\n", "aXb"},
    {"literal", "k: |\n  a [[X]]\n\n    [[X]]\n  b\nj: 1\n", "a X\n\n  X\nb\n"},
    {"literal, stripped", "k: |-\n  a\n  [[X]]\n\n# c\nj: 1\n", "a\nX"},
    {"literal, kept", "k: |+\n\n  [[X]]\n\n\nj: 1\n", "\nX\n\n\n"},
    {"literal with an indicator", "k: |2\n   a\n  [[X]]\n", " a\nX\n"},
    {"with an indicator, deeper", "j: 1\nk: &a !!str |1-\n  a\n  [[X]]\n", " a\n X"},
    {"literal with CRLF", "k: |\r\n  a\r\n  [[X]]\r\nj: 1\r\n", "a\nX\n"},
    {"folded", "k: >\n  a\n  [[X]]\n\n  b\n    c\n  d\n", "a X\nb\n  c\nd\n"},
    {"folded, stripped", "k: >-\n  a\n  [[X]]\n", "a X"},
    {"tabs in a block", "k: |\n  a\t[[X]]\n  \t[[X]]\n", "a\tX\n\tX\n"},
    {"no final line end", "k: |\n  a\n  [[X]]", "a\nX"},
    {"an alias", "j: &a \"[[X]] \\\"\"\nk: *a\n", ""},
    {"a template", "k: |\n  a {{ b }}\n  {{- if c }}\n  [[X]]\n  {{- end }}\n", "a {{ b }}\n{{- if c }}\nX\n{{- end }}\n"},
    {"a template's directives to the left", "a:\nk: |\n    a\n{{- if c }}\n    [[X]]\n  {{- else }}\n    b\n{{ end }}\n",
     "a\n{{- if c }}\nX\n{{- else }}\nb\n{{ end }}\n"},
    {"a template's directive before all else", "k: |-\n{{- range $k, $v := .Values.conf }}\n    {{ $k }} {{ $v }}\n{{- end }}\n    [[X]]\nj: 1\n",
     "{{- range $k, $v := .Values.conf }}\n{{ $k }} {{ $v }}\n{{- end }}\nX"},
    {"a template in quotes", "k: \"a\\t{{ b }} [[X]]\"\n", "a\t{{ b }} X"},
};

}  // namespace

TEST_CASE("each byte of a scalar's text has its place in the source") {
  for (const Row& row : kRows) {
    if (row.want.empty()) continue;
    CAPTURE(row.name);
    const Marked in(row.in);
    const Read read(in.text);
    const Embedded inner(*read.document, *read.value);
    CHECK(inner.text() == row.want);
    CHECK(read.value->text == row.want);
    size_t at = inner.text().find('X');
    for (const text::Span& span : in.spans) {
      REQUIRE(at != std::string_view::npos);
      CHECK(inner.map().ToSource(at, at + 1) == span);
      at = inner.text().find('X', at + 1);
    }
  }
}

TEST_CASE("an alias has all its bytes in one place") {
  const Read read("j: &a \"x \\\"\"\nk: *a\n");
  const Embedded inner(*read.document, *read.value);
  CHECK(inner.text() == "x \"");
  CHECK(inner.map().ToSource(1, 2) == read.value->span);
}

TEST_CASE("what was read from an inner text is moved to the file") {
  const Marked in("k: |\n  spark.a  [[1 2]]\n  # note\n  spark.b=\"{{ x }}\"\n  spark.c=[[\\u0041]]\n  spark.d");
  const Read read(in.text);
  Fragment fragment = [&] {
    const Embedded inner(*read.document, *read.value);
    Fragment f = ParseProperties(inner.text(), 0, Layer::kPropertiesFile);
    inner.Settle(f);
    return f;
  }();
  REQUIRE(fragment.settings.size() == 4);
  CHECK(Dump(fragment) == "spark.a=1 2\nspark.b=\"{{ x }}\" ?\nspark.c=A\nspark.d=\n");
  CHECK(fragment.settings[0].value_span == in.spans[0]);
  CHECK(fragment.settings[2].value_span == in.spans[1]);
  CHECK(fragment.settings[3].value_span.begin == in.text.size());
  CHECK(fragment.comments.at(0).value == " note");
  CHECK(in.text.substr(fragment.comments[0].span.begin, 6) == "# note");
}

TEST_CASE("what a shell puts between the strings of JSON is not known, and no mistake") {
  const auto read = [](std::string_view script) {
    const ReadDocument read_document = [](const Word& text) { return ParseDocumentText(text, TestTables()); };
    std::string out;
    for (const Fragment& f : ParseShell(Kept(script), 0, TestTables().submit, read_document)) out += f.title + '\n' + Dump(f);
    return out;
  };
  CHECK(read("aws emr-serverless start-job-run --job-driver '{\"sparkSubmit\": {\"entryPointArguments\": ['${ARGS%,}'], "
             "\"sparkSubmitParameters\": \"--conf spark.executor.cores=2 --conf spark.a='$A'\"}}'\n") ==
        "sparkSubmitParameters in sparkSubmit.sparkSubmitParameters\nspark.executor.cores=2\nspark.a=$A ?\nopen\n");
  CHECK(read("curl -d \"{\\\"conf\\\": {\\\"spark.executor.cores\\\": $CORES, \\\"spark.task.cpus\\\": \\\"1\\\"}}\" http://x\n") ==
        "conf map conf\nspark.executor.cores=111111 ?\nspark.task.cpus=1\nopen\n");
}

}  // namespace sparkvet::carrier
