#include "lib/vet/project_keys.h"

#include <algorithm>

#include "lib/report/json_writer.h"

namespace sparkvet::vet {
namespace {

using Type = ProjectKey::Type;

constexpr std::string_view kSeverities[] = {"error", "warning", "info"};
constexpr std::string_view kDeployModes[] = {"client", "cluster"};

constexpr ProjectKey kKeys[] = {
    {"extends", Type::kPaths, false, {}, "Project files on which this one stands: what it says beyond them, or otherwise, counts.",
     R"(extends = "../base.sparkvet.toml")"},
    {"release", Type::kText, true, {}, "The Spark release of jobs that do not say theirs.", R"(release = "3.5")"},
    {"master", Type::kText, true, {}, "The master URL of jobs that do not say theirs: yarn, k8s://…, spark://…, local[…].", R"(master = "yarn")"},
    {"deploy-mode", Type::kText, true, kDeployModes, "The deploy mode of jobs that do not say theirs.", R"(deploy-mode = "cluster")"},
    {"platform", Type::kText, true, {}, "Whose Spark the jobs run on: apache, emr, databricks, …; without it nothing of a vendor's is assumed.",
     R"(platform = "apache")"},
    {"operator-version", Type::kText, true, {}, "The version of the Kubeflow Spark operator that gets manifests which do not say theirs.",
     R"(operator-version = "2.1")"},
    {"defaults", Type::kPath, true, {}, "The spark-defaults.conf under the jobs.", R"(defaults = "conf/spark-defaults.conf")"},
    {"properties-file", Type::kPath, true, {}, "The properties file under jobs that name none; it replaces the defaults.",
     R"(properties-file = "conf/team.properties")"},
    {"known-keys", Type::kTexts, true, {}, "Keys of your own, which Spark does not know; * stands for anything.", R"(known-keys = ["spark.acme.*"])"},
    {"exclude", Type::kTexts, false, {}, "What a walk leaves out, as lines of a .gitignore beside this file would.", R"(exclude = ["scratch/", "*.bak"])"},
    {"fail-on", Type::kText, true, kSeverities, "Exit with 1 from this severity on.", R"(fail-on = "warning")"},
    {"baseline", Type::kText, false, {}, "The file of findings that were there before, which check leaves out; sparkvet baseline writes it.",
     R"(baseline = ".sparkvet-baseline.json")"},
    {"policies", Type::kPaths, true, {}, "Files with rules of your own; sparkvet test runs their examples.", R"(policies = "policies/acme.toml")"},
    {"select", Type::kTexts, true, {}, "Only these rules are reported: ids, or driver, advice and policy for all of a kind.", R"(select = ["driver"])"},
    {"ignore", Type::kTexts, true, {}, "These rules are not reported.", R"(ignore = ["RULE"])"},
    {"require-reason", Type::kSwitch, true, {}, "Comments that leave findings out must say why.", R"(require-reason = true)"},
    {"severity", Type::kTextTable, true, kSeverities, "The severity of rules, in place of their own.", "[severity]\nRULE = \"error\""},
    {"environment", Type::kTextTable, true, {}, "Variables that will be set where the jobs start, for ${env:X} in values and $X in scripts.", "[environment]\nDATA = \"/srv/data\""},
};

// The members of a schema object.
void Text(report::JsonWriter& w, const ProjectKey& key) {
  w.Member("type", "string");
  if (key.choices.empty()) return;
  w.Name("enum");
  w.StartArray();
  for (const std::string_view choice : key.choices) w.Text(choice);
  w.EndArray();
}

void List(report::JsonWriter& w, const ProjectKey& key) {
  w.Member("type", "array");
  w.Name("items");
  w.StartObject();
  Text(w, key);
  w.EndObject();
}

void Key(report::JsonWriter& w, const ProjectKey& key) {
  w.Name(key.name);
  w.StartObject();
  w.Member("description", key.meaning);
  switch (key.type) {
    case Type::kText:
    case Type::kPath: Text(w, key); break;
    case Type::kSwitch: w.Member("type", "boolean"); break;
    case Type::kTexts: List(w, key); break;
    case Type::kPaths:
      w.Name("anyOf");
      w.StartArray();
      for (const auto members : {Text, List}) {
        w.StartObject();
        members(w, key);
        w.EndObject();
      }
      w.EndArray();
      break;
    case Type::kTextTable:
      w.Member("type", "object");
      w.Name("additionalProperties");
      w.StartObject();
      Text(w, key);
      w.EndObject();
      break;
  }
  w.EndObject();
}

void StartTable(report::JsonWriter& w) {
  w.Member("type", "object");
  w.Name("additionalProperties");
  w.Bool(false);
}

}  // namespace

std::span<const ProjectKey> ProjectKeys() { return kKeys; }

const ProjectKey* FindProjectKey(std::string_view name) {
  const auto* const at = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const ProjectKey& k) { return k.name == name; });
  return at == std::end(kKeys) ? nullptr : at;
}

std::string ProjectSchema() {
  std::string out;
  report::JsonWriter w(out, 2);
  w.StartObject();
  w.Member("$schema", "http://json-schema.org/draft-07/schema#");
  w.Member("title", ".sparkvet.toml");
  w.Member("description", "What is known of the Spark jobs around this file.");
  StartTable(w);
  w.Name("properties");
  w.StartObject();
  for (const ProjectKey& key : kKeys) Key(w, key);
  w.Name(kSections);
  w.StartObject();
  w.Member("description", kSectionsMeaning);
  w.Member("type", "array");
  w.Name("items");
  w.StartObject();
  StartTable(w);
  w.Name("required");
  w.StartArray();
  w.Text(kMatch);
  w.EndArray();
  w.Name("properties");
  w.StartObject();
  Key(w, {kMatch, Type::kTexts, true, {}, kMatchMeaning, {}});
  for (const ProjectKey& key : kKeys) {
    if (key.in_sections) Key(w, key);
  }
  w.EndObject();
  w.EndObject();
  w.EndObject();
  w.EndObject();
  w.EndObject();
  out += '\n';
  return out;
}

std::string Example(const ProjectKey& key, const rule::Program& program) {
  std::string out(key.example);
  constexpr std::string_view kRule = "RULE";
  if (const size_t at = out.find(kRule); at != std::string::npos && !program.infos().empty()) {
    const auto advice = std::find_if(program.infos().begin(), program.infos().end(),
                                     [&](const rule::InfoRecord& info) { return program.Text(info.family) == "advice"; });
    const rule::InfoRecord& shown = advice == program.infos().end() ? program.infos().front() : *advice;
    out.replace(at, kRule.size(), program.Text(shown.id));
  }
  return out;
}

std::string ProjectStarter(const rule::Program& program) {
  std::string out =
      "# What sparkvet knows of the Spark jobs in this folder and below. `sparkvet config show PATH --origin` prints what holds for\n"
      "# a file and who says so. Options of the command line are stronger than this file, and so is what a job says itself.\n";
  const auto add = [&](std::string_view meaning, std::string_view example) {
    out.append("\n# ").append(meaning).append("\n");
    size_t begin = 0;
    while (begin < example.size()) {
      const size_t end = std::min(example.find('\n', begin), example.size());
      out.append("#").append(example.substr(begin, end - begin)).append("\n");
      begin = end + 1;
    }
  };
  // Tables last: what stands behind a table's name belongs to it.
  for (const ProjectKey& key : kKeys) {
    if (key.type != Type::kTextTable) add(key.meaning, Example(key, program));
  }
  for (const ProjectKey& key : kKeys) {
    if (key.type == Type::kTextTable) add(key.meaning, Example(key, program));
  }
  add(kSectionsMeaning, "[[paths]]\nmatch = [\"legacy/\"]\nrelease = \"2.4\"");
  return out;
}

}  // namespace sparkvet::vet
