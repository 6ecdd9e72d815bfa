#include "lib/vet/project.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "lib/vet/project_options.h"
#include "lib/vet/project_reader.h"
#include "lib/vet/project_show.h"
#include "lib/vet/projects.h"
#include "lib/vet/test_support.h"

namespace sparkvet::vet {
namespace {

std::string FirstError(std::string_view text) {
  const auto project = ReadProjectText(TestPolicies(), text);
  return project->errors.empty() ? std::string() : project->errors[0].substr(0, project->errors[0].find('\n'));
}

std::string Shown(const Project& project, std::string_view path) { return ShowProject(project.Of(project.Matching(path)), false); }

// "3.5 (.sparkvet.toml: release), yarn …" and the rules that fired.
struct Judged {
  std::string context, rules;
};
Judged Judge(std::string_view project_text, const std::string& path, const std::string& text) {
  const auto project = ReadProjectText(TestPolicies(), project_text);
  REQUIRE(project->errors.empty());
  Vetters vetters(TestPolicies(), {});
  const Vetted vetted = vetters.For(project.get(), "/" + path).Vet(path, text);
  REQUIRE(vetted.subjects.size() == 1);
  const Subject& s = vetted.subjects[0];
  Judged out{s.context().release.ToString() + " (" + s.context().release_why + ')', {}};
  if (s.context().manager) out.context += ", " + std::string(spark::Name(*s.context().manager)) + " (" + s.context().manager_why + ')';
  for (const check::Finding& f : s.findings) out.rules += std::string(rule::Name(f.severity)) + ' ' + f.rule + ' ';
  return out;
}

}  // namespace

TEST_CASE("sections are stronger than the top, the later the stronger") {
  const auto project = ReadProjectText(TestPolicies(), R"(
release = "3.5"
known-keys = ["spark.a.*"]
[environment]
A = "1"
[[paths]]
match = ["legacy/", "*.old.sh"]
release = "2.4"
known-keys = ["spark.b"]
environment = { A = "2", B = "3" }
[[paths]]
match = ["/legacy/new/**"]
release = "4.0"
)");
  CHECK(project->errors.empty());
  CHECK(Shown(*project, "/a.sh") == "release = \"3.5\"\nknown-keys = [\"spark.a.*\"]\n\n[environment]\nA = \"1\"\n");
  const std::string legacy = "release = \"2.4\"\nknown-keys = [\"spark.a.*\", \"spark.b\"]\n\n[environment]\nA = \"2\"\nB = \"3\"\n";
  CHECK(Shown(*project, "/legacy/run.sh") == legacy);
  CHECK(Shown(*project, "/x/y.old.sh") == legacy);
  CHECK(Shown(*project, "/legacy/new/run.sh").starts_with("release = \"4.0\""));
  CHECK(project->Of({true, false}).One("release")->place == ".sparkvet.toml:8:11");
  CHECK(project->Of({true, false}).One("release")->section == "legacy/ *.old.sh");
}

TEST_CASE("a mistake has its place") {
  constexpr struct {
    std::string_view text, want;
  } kRows[] = {
      {"relase = \"3.5\"", "1:1: error: unknown key 'relase'"},
      {"\nrelease = 3.5", "2:11: error: a text is expected, not a number"},
      {"release = \"9.9\"", "1:11: error: '9.9' is no release known here"},
      {"master = \"yran\"", "1:10: error: 'yran' is no master URL"},
      {"platform = \"mainframe\"", "1:12: error: 'mainframe' is no platform known here"},
      {"deploy-mode = \"claster\"", "1:15: error: 'claster' is none of client, cluster"},
      {"fail-on = \"fatal\"", "1:11: error: 'fatal' is none of error, warning, info"},
      {"exclude = \"x\"", "1:11: error: a list of texts is expected, not a text"},
      {"exclude = [\"a\", 1]", "1:17: error: a text is expected, not a number"},
      {"known-keys = [\"acme.*\"]", "1:15: error: a key of Spark's starts with spark."},
      {"select = [\"drver\"]", "1:11: error: there is no rule 'drver'"},
      {"severity = \"error\"", "1:12: error: a table is expected, not a text"},
      {"[severity]\nunknown-kez = \"error\"", "2:1: error: there is no rule 'unknown-kez'"},
      {"[severity]\nunknown-key = \"loud\"", "2:15: error: 'loud' is none of error, warning, info"},
      {"environment = { A = 1 }", "1:21: error: a text is expected, not a number"},
      {"[paths]\n", "1:1: error: sections are written [[paths]], each with match = [\"…\"]"},
      {"[[paths]]\nrelease = \"3.5\"", "1:1: error: [[paths]] needs match = [\"…\"]: the files it is for"},
      {"[[paths]]\nmatch = []\nexclude = []", "3:1: error: 'exclude' holds for all files: it may not stand in [[paths]]"},
      {"[[paths]]\nmatch = []\nmatsh = []", "3:1: error: unknown key 'matsh'"},
      {"release = 1979-05-27", "1:11: error: a text is expected, not a date or time"},
      {"a = ", "1:5: error: "},
      {"\xC3\xA9 = 1", "1:1: error: "},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.text);
    CHECK(FirstError(row.text).starts_with(".sparkvet.toml:" + std::string(row.want)));
  }
  CHECK(FirstError("") == "");
}

TEST_CASE("a file stands on those that it extends, which may lie elsewhere") {
  const Scratch s;
  s.Write("base/org.toml", "release = \"3.3\"\nmaster = \"yarn\"\nexclude = [\"a\"]\ndefaults = \"d.conf\"\n[severity]\nunknown-key = \"error\"\n");
  s.Write("base/d.conf");
  s.Write("p/.sparkvet.toml", "extends = \"../base/org.toml\"\nrelease = \"3.5\"\nexclude = [\"b\"]\n");
  const auto project = ReadProject(TestPolicies(), s.Path("p/.sparkvet.toml"));
  REQUIRE(project->errors.empty());
  CHECK(Shown(*project, s.Path("p/x")) ==
        "release = \"3.5\"\nmaster = \"yarn\"\ndefaults = \"d.conf\"\nexclude = [\"a\", \"b\"]\n\n[severity]\nunknown-key = \"error\"\n");
  CHECK(WithProject(TestKnowledge().program, {}, project->settings).defaults->text == "spark.a 1\n");
  REQUIRE(project->excludes.size() == 2);
  CHECK(project->excludes[0].folder == s.Path("base"));

  s.Write("loop/a.toml", "extends = [\"b.toml\"]\n");
  s.Write("loop/b.toml", "extends = [\"a.toml\"]\n");
  const auto loop = ReadProject(TestPolicies(), s.Path("loop/a.toml"));
  REQUIRE(loop->errors.size() == 1);
  CHECK(loop->errors[0].find("b.toml:1:12: error: extends itself") != std::string::npos);
  s.Write("p/bad.toml", "extends = \"gone.toml\"\ndefaults = \"gone.conf\"\n");
  CHECK(ReadProject(TestPolicies(), s.Path("p/bad.toml"))->errors.size() == 2);
}

TEST_CASE("the nearest file upward holds, alone") {
  const Scratch s;
  s.Write("p/.sparkvet.toml", "release = \"3.3\"");
  s.Write("p/a/b/c.conf");
  s.Write("p/a/.sparkvet.toml", "master = \"yarn\"");
  Projects projects(TestPolicies(), {}, false);
  REQUIRE(projects.Of(s.Path("p")) != nullptr);
  CHECK(projects.Of(s.Path("p"))->settings.One("release")->value == "3.3");
  const Project* const nearer = projects.Of(s.Path("p/a/b"));
  REQUIRE(nearer != nullptr);
  CHECK(nearer->settings.One("release") == nullptr);
  CHECK(projects.Below(projects.Of(s.Path("p")), s.Path("p/a"), true) == nearer);
  CHECK(projects.Below(nearer, s.Path("p/a/b"), false) == nearer);
  CHECK(Projects(TestPolicies(), {}, true).Of(s.Path("p")) == nullptr);
  CHECK(Projects(TestPolicies(), s.Path("p/a/.sparkvet.toml"), false).Of("/")->settings.One("master") != nullptr);
}

TEST_CASE("what a project says is weaker than the input") {
  const std::string project = "release = \"3.3\"\nmaster = \"yarn\"\n";
  CHECK(Judge(project, "run.sh", "spark-submit app.py\n").context == "3.3 (.sparkvet.toml: release), yarn (.sparkvet.toml: master yarn)");
  CHECK(Judge(project, "run.sh", "spark-submit --master $M app.py\n").context == "3.3 (.sparkvet.toml: release), yarn (.sparkvet.toml: master yarn)");
  CHECK(Judge(project, "run.sh", "/opt/spark-3.5.1-bin-hadoop3/bin/spark-submit --master 'local[2]' app.py\n").context ==
        "3.5 (the input says spark-3.5.1-bin), local (--master local[2])");
}

TEST_CASE("a project names the platform") {
  const auto project = ReadProjectText(TestPolicies(), "platform = \"apache\"\n");
  REQUIRE(project->errors.empty());
  const Options options = WithProject(TestKnowledge().program, {}, project->settings);
  REQUIRE(options.said.platform.has_value());
  CHECK(options.said.platform->name() == "apache");
}

TEST_CASE("a project decides which rules are heard, and how loud") {
  const std::string conf = "spark.master yarn\nspark.dynamicAllocation.enable true\nspark.dynamicAllocation.acme.x 1\n";
  CHECK(Judge("", "a.conf", conf).rules == "warning unknown-key warning unknown-key ");
  CHECK(Judge("known-keys = [\"spark.*.acme.*\"]\n", "a.conf", conf).rules == "warning unknown-key ");
  CHECK(Judge("[severity]\nunknown-key = \"info\"\n", "a.conf", conf).rules == "info unknown-key info unknown-key ");
  CHECK(Judge("ignore = [\"unknown-key\"]\n", "a.conf", conf).rules == "");
  CHECK(Judge("select = [\"driver\"]\n", "a.conf", conf).rules == "");
  CHECK(Judge("select = [\"advice\"]\n", "a.conf", conf).rules == "warning unknown-key warning unknown-key ");
}

TEST_CASE("the environment of a project is known, and no other") {
  const std::string conf = "spark.master yarn\nspark.executor.cores ${env:CORES}\nspark.task.cpus ${env:OTHER}\n";
  CHECK(Judge("", "a.conf", conf).rules == "");
  CHECK(Judge("[environment]\nCORES = \"many\"\n", "a.conf", conf).rules.starts_with("error malformed-value"));
  CHECK(Judge("[environment]\nCORES = \"4\"\n", "a.conf", conf).rules == "");
}

TEST_CASE("the starter file is a project file, commented or not") {
  std::string starter = ProjectStarter(TestKnowledge().program);
  CHECK(FirstError(starter) == "");
  // "#key = …" is a setting, "# words" is not.
  for (size_t i = 0; i + 1 < starter.size(); ++i) {
    if ((i == 0 || starter[i - 1] == '\n') && starter[i] == '#' && starter[i + 1] != ' ') starter[i] = ' ';
  }
  CHECK(FirstError(starter) == "");
  const auto project = ReadProjectText(TestPolicies(), starter);
  for (const ProjectKey& key : ProjectKeys()) {
    CAPTURE(key.name);
    CHECK((key.name == "extends" || !project->settings.All(key.name).empty()));
  }
  CHECK(project->sections.size() == 1);
}

}  // namespace sparkvet::vet
