// Whatever was played before: along what was written down, a command comes to the same as played alone.
#include "lib/driver/submit_rehearsals.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/driver/command_fixture.h"
#include "lib/driver/play.h"

namespace sparkvet::driver {
namespace {

constexpr const char* kCommands[] = {
    "spark-submit --master yarn --deploy-mode cluster --name a --class A --executor-memory 4g a.jar",
    "spark-submit --master yarn --deploy-mode cluster --name b --class B --executor-memory 4g --executor-cores 2 b.jar",
    "spark-submit --master yarn --deploy-mode cluster --conf spark.app.name=c --conf spark.executor.memory=4g c.py",
    "spark-submit --master yarn --deploy-mode cluster d.jar",
    "spark-submit --master yarn --deploy-mode cluster --queue q --num-executors 0 --class A e.jar",
    "spark-submit --master yarn --deploy-mode cluster --executor-memory $MEMORY --class A --jars x.jar,y.jar,$Z f.jar x",
    "spark-submit --master yarn --deploy-mode cluster --conf spark.x --conf x.y=1 --unknown --class A g.jar",
    "spark-submit --master yarn --deploy-mode cluster --conf spark.rpc.askTimeout=1 --conf spark.akka.x=1 --class A h.jar",
    "spark-submit --master yarn --deploy-mode cluster --properties-file p --files f --archives z --py-files p.py i.py",
    "spark-submit --master yarn --deploy-mode cluster --packages a:b --driver-memory 0 --kill 1 --class A j.jar",
    "spark-submit --master yarn --deploy-mode cluster --conf spark.driver.host=h --conf spark.jars=k.jar --class A k.jar",
    "spark-submit --master yarn --deploy-mode cluster --supervise --driver-cores 2 --principal p --keytab k --class A l.jar",
    "pyspark --master yarn --deploy-mode cluster",
    "SPARK_EXECUTOR_MEMORY=5g spark-submit --master yarn --deploy-mode cluster --class A v.jar",
    "export SPARK_EXECUTOR_CORES=$CORES DEPLOY_MODE=client; spark-submit --master yarn --deploy-mode cluster --class A w.jar",
    "spark-submit --master yarn --deploy-mode cluster --class A $JAR",
    "spark-submit --master yarn --deploy-mode cluster --class A",
    "spark-submit --master yarn --class A a.jar",
    "spark-submit --master yarn --name n --driver-memory 2g --class B b.jar",
    "spark-submit --master yarn --deploy-mode Client --class B b.jar",
    "spark-submit --master 'local[2]' --py-files a.py,b.zip a.py",
    "spark-submit --master 'local[2]' --files a.txt --class A b.jar",
    "spark-submit --master 'local[2]' --class A --archives a.zip#a b.R",
    "spark-submit --master k8s://h:1 --deploy-mode cluster --packages a:b:1 --class A local:///a.jar",
    "spark-submit --master k8s://http://h:1 --deploy-mode cluster --repositories r --class A s3a://b/a.jar",
    "spark-submit --master k8s://ftp://h:1 --deploy-mode cluster --class A local:///a.jar",
    "spark-submit --master spark://h:1 --deploy-mode $MODE --supervise --driver-cores 2 --class A x.jar",
    "spark-submit --master spark://h:1 --deploy-mode $MODE --supervise --class B y.jar",
    "spark-submit --master yarn --principal $WHO --keytab local:/k --class A z.jar",
    "spark-submit --master yarn $OPTIONS --driver-cores 2 --keytab local:/k --class A z.jar",
    "spark-submit --class A a.jar",
    "spark-submit --name b --class A $OPTIONS a.jar",
    "spark-submit --name b --master yarn --class A $OPTIONS --executor-cores 2 a.jar",
    "spark-submit --master yarn --deploy-mode cluster $OPTIONS --conf spark.jars=b.jar --class A a.jar",
    "spark-submit --master yarn --deploy-mode cluster $OPTIONS --executor-memory 0 --num-executors 2 --files f a.py",
    "spark-submit --master yarn --deploy-mode client $OPTIONS --driver-memory 2g --proxy-user u --principal p a.py",
    "spark-submit --master k8s://h:1 --deploy-mode cluster $OPTIONS --class A --packages p local:///a.jar",
    "spark-submit --master k8s://h:1 --deploy-mode cluster $OPTIONS --conf spark.dynamicAllocation.enabled=true local:///a.py",
};

std::string Show(const Exception* e) { return e == nullptr ? "" : e->class_name + ": " + e->message.value_or("<null>") + '\n' + Show(e->cause.get()); }

std::string Show(const resolve::Resolved& resolved) {
  std::string out;
  for (size_t i = 0; i < resolved.keys().size(); ++i) {
    out += std::string(resolved.keys()[i]) + ':';
    for (const resolve::Assignment* a = &resolved.Winner(i); a != nullptr; a = resolved.Next(*a)) {
      out += " '" + std::string(a->value) + "' " + std::to_string(static_cast<int>(a->layer)) + (a->unknown ? " unknown " : " ") +
             std::string(a->written_as) + ' ' + std::to_string(a->value_span.begin);
    }
    out += '\n';
  }
  return out;
}

// What becomes of a command, with all that is said; `play` plays it.
template <class Play>
std::string Played(const char* command, spark::Release release, bool goes_on, Play play) {
  Transcript t;
  std::string dropped;
  const OneCommand one(command, release);
  const resolve::Resolved resolved = one.Played([&](SubmitView& view, Submission& submission) {
    t = play(view, submission, goes_on);
    for (const carrier::Option* const o : submission.Dropped()) dropped += "dropped " + std::string(o->name) + '\n';
  });
  std::string out = Show(resolved) + Show(t.exception.get()) + (t.submits ? "submits\n" : "");
  for (const LogLine& line : t.log) out += std::string(line.logger) + ": " + line.message + '\n';
  for (const Undecided& u : t.undecided) out += "undecided " + std::string(u.part) + ' ' + std::to_string(u.step) + '\n';
  return out + dropped;
}

}  // namespace

TEST_CASE("a command comes to the same whatever was played before it") {
  const auto alone = [](SubmitView& view, Submission& s, bool goes_on) { return PlaySubmit(Program(), view, s, goes_on); };
  for (const spark::Release release : {spark::Release{2, 4}, spark::Release{3, 3}, spark::Release{4, 3}}) {
    for (const bool goes_on : {false, true}) {
      for (size_t first = 0; first < std::size(kCommands); ++first) {
        SubmitRehearsals rehearsals(Program());
        const auto along = [&](SubmitView& view, Submission& s, bool goes) { return rehearsals.Play(view, s, goes); };
        for (int i = 0; i < 4; ++i) Played(kCommands[first], release, goes_on, along);
        for (const char* const command : kCommands) {
          CAPTURE(kCommands[first]);
          CAPTURE(command);
          CHECK(Played(command, release, goes_on, along) == Played(command, release, goes_on, alone));
        }
      }
    }
  }
}

}  // namespace sparkvet::driver
