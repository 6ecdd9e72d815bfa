#include "lib/vet/policies.h"

#include <doctest/doctest.h>

#include "lib/vet/examples.h"
#include "lib/vet/project_options.h"
#include "lib/vet/projects.h"
#include "lib/vet/test_support.h"

namespace sparkvet::vet {
namespace {

constexpr std::string_view kQueue = R"toml(
[[rule]]
id = "acme-queue"
severity = "error"
managers = ["yarn"]
when = "!(spark.yarn.queue in ['etl', 'adhoc'])"
message = "there is no queue '{spark.yarn.queue}'"
  [[rule.example]]
  manager = "yarn"
  bad = "spark.yarn.queue prod"
  good = "spark.yarn.queue etl"
)toml";

// The ids of policies that fire.
std::string Fired(const Vetter& vetter, const std::string& path, const std::string& text) {
  const Vetted vetted = vetter.Vet(path, text);
  std::string out;
  for (const Subject& s : vetted.subjects) {
    for (const check::Finding& f : s.findings) {
      const rule::InfoRecord* const info = vetter.knowledge().program.Info(f.rule);
      if (info != nullptr && vetter.knowledge().program.Text(info->family) == "policy") out += f.rule + ": " + f.message + '\n';
    }
  }
  return out;
}

// What is wrong with the examples of a policy.
std::string False(const std::string& policy) {
  const Scratch s;
  s.Write("p.toml", policy);
  Policies policies(TestKnowledge());
  const WithPolicies& with = policies.With({s.Path("p.toml")});
  REQUIRE(with.errors.empty());
  std::string out;
  for (const FalseExample& e : FalseExamples(with)) out += std::string(with.sources.Text(e.place)) + ": " + e.message + "; " + e.help + '\n';
  return out;
}

std::string Example(const std::string& rule, const std::string& bad, const std::string& good) {
  return "[[rule]]\nid = 'a'\nseverity = 'error'\nmessage = 'm'\n" + rule + "\n[[rule.example]]\nbad = '" + bad + "'\ngood = '" + good + "'\n";
}

}  // namespace

TEST_CASE("a policy's rules speak beside the built-in ones") {
  const Scratch s;
  s.Write("queue.toml", kQueue);
  Policies policies(TestKnowledge());
  const WithPolicies& with = policies.With({s.Path("queue.toml")});
  REQUIRE(with.errors.empty());
  const std::string script = "spark-submit --master yarn --queue prod --executor-memory 1x app.py\n";
  CHECK(Fired(Vetter(*with.knowledge, {}), "a.sh", script) == "acme-queue: there is no queue 'prod'\n");
  CHECK(Fired(Vetter(TestKnowledge(), {}), "a.sh", script) == "");
  CHECK(Fired(Vetter(*with.knowledge, {}), "a.sh", "spark-submit --master yarn --queue \"$Q\" app.py\n") == "");
  CHECK(Fired(Vetter(*with.knowledge, {}), "a.sh", "spark-submit --master k8s://h --queue prod app.py\n") == "");
}

TEST_CASE("the same file by two names is one policy") {
  const Scratch s;
  s.Write("queue.toml", kQueue);
  s.Link("queue.toml", "link.toml");
  Policies policies(TestKnowledge());
  const WithPolicies& with = policies.With({s.Path("queue.toml"), s.Path("link.toml")});
  CHECK(with.errors.empty());
  Policies above(*with.knowledge);
  CHECK(above.With({s.Path("link.toml")}).errors.empty());
}

TEST_CASE("what is wrong with a policy is told, with its place, and then it adds nothing") {
  const Scratch s;
  s.Write("wrong.toml", "[[rule]]\nid = 'a'\nseverity = 'error'\nwhen = 'spark.executor.coers > 4'\nmessage = 'm'\n");
  Policies policies(TestKnowledge());
  const WithPolicies& with = policies.With({s.Path("wrong.toml"), s.Path("none.toml")});
  REQUIRE(with.errors.size() == 2);
  CHECK(with.errors[0].contains("none.toml: error: cannot be read: No such file or directory\n"));
  CHECK(with.errors[1].contains("wrong.toml:4:9: error: no Spark release knows the key 'spark.executor.coers'; did you mean 'spark.executor.cores'?\n"));
  CHECK(with.knowledge == &TestKnowledge());
}

TEST_CASE("a project file names policies, for all files or for some, and settings may name their rules") {
  const Scratch s;
  s.Write("rules/queue.toml", kQueue);
  s.Write(".sparkvet.toml", "ignore = ['max-executors-unbounded']\n[[paths]]\nmatch = ['etl/']\npolicies = 'rules/queue.toml'\n[paths.severity]\nacme-queue = 'warning'\n");
  Policies policies(TestKnowledge());
  Projects projects(policies, {}, false);
  const Project* const project = projects.Of(s.Path());
  REQUIRE(project != nullptr);
  REQUIRE(project->errors.empty());
  CHECK(PoliciesOf(*project).size() == 1);
  Vetters vetters(policies, {});
  const std::string script = "spark-submit --master yarn --queue prod app.py\n";
  CHECK(Fired(vetters.For(project, s.Path("etl/a.sh")), "a.sh", script) == "acme-queue: there is no queue 'prod'\n");
  CHECK(Fired(vetters.For(project, s.Path("b.sh")), "b.sh", script) == "");
}

TEST_CASE("what is wrong with a policy is wrong with the project file that names it") {
  const Scratch s;
  s.Write("rules/wrong.toml", "[[rule]]\nid = 'a'\n");
  s.Write(".sparkvet.toml", "policies = ['rules/wrong.toml', 'rules/gone.toml']\n");
  Policies policies(TestKnowledge());
  Projects projects(policies, {}, false);
  const std::vector<std::string>& errors = projects.Of(s.Path())->errors;
  REQUIRE(errors.size() >= 2);
  CHECK(errors[0].contains(".sparkvet.toml:1:33: error: cannot be read: No such file or directory"));
  CHECK(errors[1].contains("rules/wrong.toml:1:1: error: 'severity' is missing"));
}

TEST_CASE("examples of policies are run, and what is wrong with one is told") {
  CHECK(False(std::string(kQueue)) == "");
  CHECK(False(Example("when = 'spark.executor.cores > 4'", "spark.executor.cores 8", "spark.executor.cores 4")) == "");
  CHECK(False(Example("when = 'spark.executor.cores > 4'", "spark.executor.cores 4", "spark.executor.cores 8")) ==
        "'spark.executor.cores 4': the bad example of a does not make it speak; nothing is found in it\n"
        "'spark.executor.cores 8': the good example of a makes it speak; \n");
  CHECK(False(Example("when = 'manager == \"yarn\"'", "spark.executor.cores 4", "spark.executor.cores 8"))
            .contains("its condition is unknown there"));
  CHECK(False(Example("when = 'spark.yarn.keytab == \"x\"'", "spark.master yarn", "spark.executor.cores 8")).contains("its condition is an error there"));
  CHECK(False(Example("when = 'true'\nmanagers = ['yarn']", "spark.executor.cores 4", "spark.master k8s://h"))
            .contains("'manager' of the example names one"));
  CHECK(False(Example("when = 'true'\nreleases = '<=3.0'", "spark.executor.cores 4", "a 1")).contains("'release' of the example names another"));
}

}  // namespace sparkvet::vet
