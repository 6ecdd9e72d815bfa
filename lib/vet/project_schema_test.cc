// The reader and the published schema agree on what a project file may look like.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <toml++/toml.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "lib/vet/project_keys.h"
#include "lib/vet/project_reader.h"
#include "lib/vet/test_support.h"

namespace sparkvet::vet {
namespace {

bool SchemaTakes(const std::string& toml_text) {
  static const rapidjson::SchemaDocument schema = [] {
    rapidjson::Document d;
    d.Parse(ProjectSchema().c_str());
    SV_CHECK(!d.HasParseError());
    return rapidjson::SchemaDocument(d);
  }();
  std::ostringstream json;
  json << toml::json_formatter(toml::parse(toml_text));
  rapidjson::Document d;
  d.Parse(json.str().c_str());
  SV_CHECK(!d.HasParseError());
  rapidjson::SchemaValidator validator(schema);
  return d.Accept(validator);
}

bool ReaderTakes(const std::string& toml_text) { return ReadProjectText(TestPolicies(), toml_text)->errors.empty(); }

// A right value of a key, and wrong ones.
std::string Right(const ProjectKey& key) {
  const std::string example = Example(key, TestKnowledge().program);
  if (key.type != ProjectKey::Type::kTextTable) return example.substr(example.find(" = ") + 3);
  return "{ " + example.substr(example.find('\n') + 1) + " }";
}
std::vector<std::string> Wrong(const ProjectKey& key) {
  std::vector<std::string> all = {"1", "1.5", "[[\"x\"]]", "[1]", "{ a = 1 }"};  // and a date, which JSON has none of
  const bool is_list = key.type == ProjectKey::Type::kTexts, is_table = key.type == ProjectKey::Type::kTextTable;
  const bool is_switch = key.type == ProjectKey::Type::kSwitch;
  if (!is_switch) all.emplace_back("true");
  if (is_list || is_table || is_switch) all.emplace_back("\"x\"");
  if (!is_list && key.type != ProjectKey::Type::kPaths) all.emplace_back("[\"x\"]");
  if (!is_table) all.emplace_back("{ a = \"x\" }");
  if (!key.choices.empty()) all.emplace_back(is_table ? "{ unknown-key = \"x\" }" : "\"x\"");
  return all;
}

}  // namespace

TEST_CASE("the schema takes what the reader takes") {
  const auto agree = [](const std::string& text, bool want) {
    CAPTURE(text);
    CHECK(ReaderTakes(text) == want);
    CHECK(SchemaTakes(text) == want);
  };
  agree("", true);
  agree("nothing = 1\n", false);
  agree("paths = []\n", true);
  agree("paths = 1\n", false);
  agree("paths = [1]\n", false);
  agree("[[paths]]\n", false);
  agree("[[paths]]\nmatch = []\nnothing = 1\n", false);
  agree("[[paths]]\nmatch = \"x\"\n", false);
  agree("[[paths]]\nmatch = [\"x\"]\n", true);
  for (const ProjectKey& key : ProjectKeys()) {
    const std::string name = std::string(key.name) + " = ", section = "[[paths]]\nmatch = [\"x\"]\n" + name;
    agree(name + Right(key) + '\n', true);
    agree(section + Right(key) + '\n', key.in_sections);
    for (const std::string& wrong : Wrong(key)) {
      agree(name + wrong + '\n', false);
      agree(section + wrong + '\n', false);
    }
  }
}

TEST_CASE("the schema is published as it is") {
  std::ifstream in(SPARKVET_TESTDATA "/../docs/sparkvet.toml.schema.json", std::ios::binary);
  const std::string published{std::istreambuf_iterator<char>(in), {}};
  CHECK_MESSAGE(published == ProjectSchema(), "renew it: sparkvet config schema > docs/sparkvet.toml.schema.json");
}

}  // namespace sparkvet::vet
