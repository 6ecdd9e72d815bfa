#include "lib/driver/submission.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/carrier/properties.h"
#include "lib/carrier/shell.h"
#include "lib/driver/play.h"
#include "lib/image/builtin.h"
#include "lib/resolve/resolve.h"

namespace sparkvet::driver {
namespace {

using resolve::Assignment;
using resolve::Ignored;

// Texts, fragments and what comes out of them, kept together because views point from one into the other.
struct Case {
  text::SourceSet sources;
  std::vector<carrier::Fragment> fragments;
  carrier::SubmitOptions options{image::BuiltIn()};
  spark::Catalogue catalogue{image::BuiltIn()};
  rule::Program program{image::BuiltIn()};
  resolve::Said said;
  resolve::Resolved resolved;
  std::string dropped;

  void Run(std::string command, std::string defaults = "", std::string properties = "") {
    fragments.reserve(3);
    const auto file = [&](std::string text) { return sources.Add("f", std::move(text)); };
    const text::FileId script = file(std::move(command));
    for (carrier::Fragment& f : carrier::ParseShell(sources[script].text(), script, options)) fragments.push_back(std::move(f));
    REQUIRE(fragments.size() == 1);
    resolve::Input input;
    input.subject = &fragments[0];
    if (!defaults.empty()) {
      const text::FileId id = file(std::move(defaults));
      fragments.push_back(carrier::ParseProperties(sources[id].text(), id, carrier::Layer::kDefaultsFile));
      input.defaults = &fragments.back();
    }
    if (!properties.empty()) {
      const text::FileId id = file(std::move(properties));
      fragments.push_back(carrier::ParseProperties(sources[id].text(), id, carrier::Layer::kPropertiesFile));
      input.properties_file = &fragments.back();
    }
    resolved = resolve::Resolve(input, said, catalogue);
    Submission submission(resolved, *input.subject, {.through_launcher = true});
    SubmitView view(catalogue, resolved, submission);
    PlaySubmit(program, view, submission, true);
    for (const carrier::Option* o : submission.Dropped()) dropped += (dropped.empty() ? "" : " ") + std::string(o->name);
  }

  std::string Value(std::string_view key) const {
    const Assignment* const a = resolved.Find(key);
    return a == nullptr ? "<not set>" : std::string(a->value);
  }
  std::string Dropped() const { return dropped; }
};

}  // namespace

TEST_CASE("who wins: flag, --conf, properties file or defaults file") {
  const struct {
    const char* name;
    const char* command;
    const char* defaults;
    const char* properties;
    const char* key;
    const char* want;
  } cases[] = {
      {"a flag beats --conf, even when it comes first", "spark-submit --master yarn --num-executors 5 --conf spark.executor.instances=9 a.py", "", "",
       "spark.executor.instances", "5"},
      {"--conf beats the defaults file", "spark-submit --master yarn --conf spark.executor.cores=4 a.py", "spark.executor.cores 2\n", "",
       "spark.executor.cores", "4"},
      {"the last --conf wins", "spark-submit --master yarn --conf spark.executor.cores=4 -c spark.executor.cores=5 a.py", "", "",
       "spark.executor.cores", "5"},
      {"the defaults file counts where nothing else is said", "spark-submit --master yarn a.py", "spark.executor.cores 2\n", "",
       "spark.executor.cores", "2"},
      {"a properties file replaces the defaults file", "spark-submit --master yarn a.py", "spark.executor.cores 2\n", "spark.a 1\n",
       "spark.executor.cores", "<not set>"},
      {"a flag beats the properties file", "spark-submit --master yarn --executor-cores 8 a.py", "", "spark.executor.cores 2\n",
       "spark.executor.cores", "8"},
      {"--driver-memory and --conf: the later wins", "spark-submit --master yarn --driver-memory 2g --conf spark.driver.memory=4g a.py", "", "",
       "spark.driver.memory", "4g"},
      {"… in the other order, too", "spark-submit --master yarn --conf spark.driver.memory=4g --driver-memory 2g a.py", "", "",
       "spark.driver.memory", "2g"},
      {"a variable that the script exports counts where nothing else is said", "export SPARK_EXECUTOR_CORES=3\nspark-submit --master yarn a.py", "",
       "", "spark.executor.cores", "3"},
      {"a property beats it", "SPARK_EXECUTOR_CORES=3 spark-submit --master yarn a.py", "spark.executor.cores 2\n", "", "spark.executor.cores", "2"},
      {"the master of the defaults file counts", "spark-submit --num-executors 5 a.py", "spark.master yarn\n", "", "spark.executor.instances", "5"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.name));
    Case run;
    run.Run(c.command, c.defaults, c.properties);
    CHECK(run.Value(c.key) == c.want);
  }
}

TEST_CASE("a flag counts only where spark-submit copies it") {
  const struct {
    const char* command;
    const char* instances;
    const char* dropped;
  } cases[] = {
      {"spark-submit --master yarn --num-executors 5 a.py", "5", ""},
      {"spark-submit --master k8s://h --num-executors 5 a.py", "5", ""},
      {"spark-submit --master spark://h:7077 --num-executors 5 a.py", "<not set>", "--num-executors"},
      {"spark-submit --master local[2] --num-executors 5 a.py", "<not set>", "--num-executors"},
      {"spark-submit --master yarn --num-executors 5 --total-executor-cores 8 a.py", "5", "--total-executor-cores"},
      {"spark-submit --master spark://h:7077 --py-files $(ls *.whl) a.py", "<not set>", ""},
      {"spark-submit --master local[2] --py-files \"$X\" a.py", "<not set>", ""},
      {"spark-submit --master mesos://h:5050 --deploy-mode cluster --py-files \"$X\" a.py", "<not set>", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.command));
    Case run;
    run.Run(c.command);
    CHECK(run.Value("spark.executor.instances") == c.instances);
    CHECK(run.Dropped() == c.dropped);
  }
}

TEST_CASE("an option whose effect hangs on what nobody knows is not dropped") {
  const auto dropped = [](std::string command) {
    Case run;
    run.Run(std::move(command));
    return run.Dropped();
  };
  CHECK(dropped("spark-submit --master spark://h:1 --deploy-mode client --supervise --driver-cores 2 --class A a.jar") == "--driver-cores --supervise");
  CHECK(dropped("spark-submit --master spark://h:1 --deploy-mode $MODE --supervise --driver-cores 2 --class A a.jar") == "");
  CHECK(dropped("spark-submit --master spark://h:1 $OPTIONS --supervise --driver-cores 2 --class A a.jar") == "");
  CHECK(dropped("spark-submit --master spark://h:1 $OPTIONS --num-executors 2 --class A a.jar") == "--num-executors");
}

TEST_CASE("where it is not known whether spark-submit logs in, it is not known what becomes of the keytab") {
  const auto is_known = [](std::string command) {
    Case run;
    run.Run(std::move(command));
    return !run.resolved.Find("spark.kerberos.keytab")->unknown;
  };
  CHECK(is_known("spark-submit --master yarn --principal p --keytab local:/k --class A a.jar"));
  CHECK(is_known("spark-submit --master yarn --keytab local:/k --class A a.jar"));
  CHECK_FALSE(is_known("spark-submit --master yarn --principal $WHO --keytab local:/k --class A a.jar"));
  CHECK_FALSE(is_known("spark-submit --master yarn $OPTIONS --keytab local:/k --class A a.jar"));
}

TEST_CASE("a setting from the environment points at what the script exports") {
  Case run;
  run.Run("export MASTER=yarn SPARK_EXECUTOR_MEMORY=$1\nspark-submit a.py\n");
  const Assignment* const master = run.resolved.Find("spark.master");
  REQUIRE(master != nullptr);
  CHECK(master->layer == carrier::Layer::kEnvironment);
  CHECK(master->written_as == "MASTER");
  CHECK(run.sources.Text(master->value_span) == "yarn");
  const Assignment* const memory = run.resolved.Find("spark.executor.memory");
  REQUIRE(memory != nullptr);
  CHECK(memory->unknown);
}

TEST_CASE("keys that do not start with spark. never reach the driver") {
  Case run;
  run.Run("spark-submit --master yarn --conf Spark.executor.cores=4 --conf spark.a=1 a.py", "export x\n");
  CHECK(run.Value("Spark.executor.cores") == "<not set>");
  REQUIRE(run.resolved.ignored_keys.size() == 2);
  CHECK(run.resolved.ignored_keys[0].word == "export");
  CHECK(run.resolved.ignored_keys[1].word == "Spark.executor.cores");
}

TEST_CASE("the context says who decided it") {
  Case run;
  run.Run("spark-submit --master yarn a.py");
  CHECK(run.resolved.context.manager == spark::ClusterManager::kYarn);
  CHECK(run.resolved.context.manager_why == "--master yarn");
  CHECK(run.resolved.context.release == run.catalogue.newest());
  CHECK(run.resolved.context.deploy_mode == "client");
}

TEST_CASE("what the user says is stronger than what the input says") {
  Case run;
  run.said.master = "spark://h:7077";
  run.Run("spark-submit --master yarn --num-executors 5 a.py");
  CHECK(run.resolved.context.manager == spark::ClusterManager::kStandalone);
  CHECK(run.Value("spark.master") == "spark://h:7077");
  CHECK(run.Dropped() == "--num-executors");
  REQUIRE(run.resolved.contradicted.size() == 1);
  CHECK(run.resolved.contradicted[0].word == "yarn");
}

TEST_CASE("the same manager by another URL is no contradiction") {
  Case run;
  run.said.master = "spark://h:7077";
  run.Run("spark-submit --master spark://other:7077 a.py");
  CHECK(run.resolved.contradicted.empty());
}

TEST_CASE("without a master the manager is not known, unless one is assumed") {
  Case run;
  run.Run("spark-submit --num-executors 5 a.py");
  CHECK_FALSE(run.resolved.context.manager.has_value());
  CHECK(run.Dropped() == "");
  Case assumed;
  assumed.said.assumed_manager = spark::ClusterManager::kYarn;
  assumed.Run("spark-submit --num-executors 5 a.py");
  CHECK(assumed.resolved.context.manager_is_assumed);
  CHECK(assumed.Value("spark.executor.instances") == "5");
}

TEST_CASE("an unknown master names no manager and is never guessed") {
  Case run;
  run.Run("spark-submit --master \"$MASTER\" --num-executors \"$N\" a.py");
  CHECK_FALSE(run.resolved.context.manager.has_value());
  CHECK(run.resolved.Find("spark.master")->unknown);
}

TEST_CASE("which files there are is known of a request, not of a script") {
  Case c;
  c.Run("spark-submit --master yarn --class A a.jar");
  const auto exists = [&](Surroundings surroundings, std::string_view path) {
    const resolve::Machine machine{[](std::string_view name) { return name == "PWD" ? std::optional<std::string_view>("/job") : std::nullopt; }};
    surroundings.machine = &machine;
    return rule::Dump(Submission(c.resolved, c.fragments[0], surroundings).FileExists(path));
  };
  const Surroundings request{.files_are_known = true, .files = {"conf/p.conf"}};
  CHECK(exists({}, "conf/p.conf") == "unknown");
  CHECK(exists({.files_are_known = true}, "conf/p.conf") == "false");
  CHECK(exists(request, "conf/p.conf") == "true");
  CHECK(exists(request, "./conf/../conf/p.conf") == "true");
  CHECK(exists(request, "file:/job/conf/p.conf#x") == "true");
  CHECK(exists(request, "p.conf") == "false");
  CHECK(exists(request, "hdfs:/job/conf/p.conf") == "false");
}

}  // namespace sparkvet::driver
