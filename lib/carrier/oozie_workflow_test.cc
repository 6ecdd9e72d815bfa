#include "lib/carrier/oozie_workflow.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kBefore = "<workflow-app xmlns='uri:oozie:workflow:0.5'><action name='etl'><spark xmlns='uri:oozie:spark-action:0.2'>";
constexpr std::string_view kAfter = "</spark><ok to='end'/></action></workflow-app>";

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"the elements, in Oozie's order", "<jar>a.jar</jar><class>M</class><name>n</name><mode>cluster</mode><master>yarn</master>",
     "--master=yarn\n--deploy-mode=cluster\n--name=n\n--class=M\n--verbose=\nresource a.jar\nopen\n"},
    {"a master of Spark 2", "<master>yarn-cluster</master>", "--master=yarn\n--deploy-mode=cluster\nopen\n"},
    {"the same beside a mode", "<master>yarn-client</master><mode>client</mode>", "--master=yarn\n--deploy-mode=client\nopen\n"},
    {"options", "<spark-opts>--conf spark.a=[[1]]\n  --conf spark.b=[[x y]] --executor-cores 4</spark-opts><jar>a.jar</jar>", "--executor-cores=4\n--verbose=\nspark.a=1\nspark.b=x y\nresource a.jar\nopen\n"},
    {"quotes around all of a value", "<spark-opts>--conf spark.a=\"[[b c]]\"</spark-opts>", "spark.a=b c\nopen\n"},
    {"quotes that stay", "<spark-opts>--conf spark.a=b \"c d\" --conf \"spark.e=[[f]]\"</spark-opts>", "spark.a=b \"c d\" ?\nspark.e=f\nopen\n"},
    {"expressions", "<spark-opts>--conf spark.a=${concat('}', b)} ${more} --executor-memory ${memory}g --conf spark.b=[[1]]</spark-opts><jar>${nameNode}/a.jar</jar>",
     "--executor-memory=${memory}g ?\n--verbose=\nspark.a=${concat('}', b)} ${more} ?\nspark.b=1\nresource ${nameNode}/a.jar\nopen\n"},
    {"nothing but an expression", "<spark-opts>${options}</spark-opts><jar>a.jar</jar>", "--verbose=\nresource a.jar\nopen\n"},
    {"the application's arguments", "<master>local</master><jar>a.py</jar><arg>--input</arg><arg>x</arg>", "--master=local\n--verbose=\nresource a.py\nopen\n"},
    {"settings of Hadoop's are none of Spark's", "<configuration><property><name>spark.a</name><value>1</value></property></configuration><master>yarn</master>", "--master=yarn\nopen\n"},
    {"what is filled in before", "<spark-opts>--conf spark.a=@A@ --conf spark.b={{ b }} --conf spark.c=#{c}</spark-opts>", "spark.a=@A@ ?\nspark.b={{ b }} ?\nspark.c=#{c} ?\nopen\n"},
};

std::vector<Fragment> Read(std::string_view text) { return ParseOozieWorkflow(Kept(text), 0, TestTables().submit); }

}  // namespace

TEST_CASE("actions are read as Oozie reads them") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(std::string(kBefore) + std::string(row.in) + std::string(kAfter));
    const auto all = Read(in.text);
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == row.want);
    CHECK(all[0].title == "spark action etl");
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("entities, comments and CDATA") {
  const std::string text = std::string(kBefore) + "<spark-opts>--conf spark.a=&lt;1<!-- x --><![CDATA[ --conf spark.b=&amp;]]></spark-opts>" + std::string(kAfter);
  const auto all = Read(text);
  REQUIRE(all.size() == 1);
  CHECK(Dump(all[0]) == "spark.a=<1\nspark.b=&amp;\nopen\n");
  for (const std::string_view value : {"&lt;1", "&amp;"}) {
    const auto at = static_cast<uint32_t>(text.find(value));
    CHECK(HasValueAt(all[0], {0, at, at + static_cast<uint32_t>(value.size())}));
  }
}

TEST_CASE("each action is a job of its own, with the comments in front of it") {
  const std::string action = "\n<a name='x'><!-- one --><spark xmlns='uri:oozie:spark-action:1.0'><master>yarn</master></spark></a>";
  const auto all = Read("<w>" + action + action + "<spark xmlns='urn:x'><master>yarn</master></spark></w>");
  REQUIRE(all.size() == 2);
  for (const Fragment& f : all) {
    REQUIRE(f.comments.size() == 1);
    CHECK(f.comments[0].value == " one ");
  }
  CHECK(all[0].step.begin == 28);
}

TEST_CASE("what is not well-formed is told, but for templates, parts, and entities that a text declares") {
  CHECK(Dump(Read("<w><spark xmlns='uri:oozie:spark-action:1.0'><master>yarn</spark></w>")) == "problem: not XML: mismatched tag\n");
  CHECK(Dump(Read("<w>{% if x %}<spark xmlns='uri:oozie:spark-action:1.0'></w>")) == "unread: XML: mismatched tag\n");
  CHECK(Dump(Read("<a><spark xmlns='uri:oozie:spark-action:1.0'><master>yarn</master></spark></a>\n<b/>")) == "--master=yarn\nunread: XML: junk after document element\nopen\n");
  CHECK(Dump(Read("<x:a><spark xmlns='uri:oozie:spark-action:1.0'/></x:a>")) == "unread: XML: unbound prefix\n");
  CHECK(Dump(Read("<!DOCTYPE w [<!ENTITY a 'b'>]><w/>")) == "unread: XML: it declares entities of its own\n");
  CHECK(Dump(Read("<!DOCTYPE w SYSTEM 'file:///etc/passwd'><w/>")) == "");
}

}  // namespace sparkvet::carrier
