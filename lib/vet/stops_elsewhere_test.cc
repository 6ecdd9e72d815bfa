// Where a job surely stops, a play of everything stops, too.
#include "lib/vet/stops_elsewhere.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/image/builtin.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {
namespace {

constexpr const char* kStop = "--conf spark.dynamicAllocation.enabled=true --conf spark.shuffle.service.enabled=true "
                              "--conf spark.dynamicAllocation.maxExecutors=5";

std::string Command(const std::string& options) { return "spark-submit " + options + " --class A local:///a.jar\n"; }

driver::Transcript PlayOn(const Knowledge& knowledge, const std::string& text, std::optional<spark::Release> release) {
  Options options;
  options.said.release = release;
  const Vetter vetter(knowledge, options);
  Vetted vetted = vetter.Vet("job.sh", text);
  REQUIRE(vetted.subjects.size() == 1);
  return std::move(vetted.subjects[0].transcript);
}

}  // namespace

TEST_CASE("what surely stops does stop") {
  const Knowledge knowledge(image::BuiltIn());
  const std::string stop = kStop;
  const std::string commands[] = {
      Command("--master yarn --deploy-mode cluster --num-executors 9 " + stop),
      Command("--master yarn --num-executors 9 --driver-memory 2g " + stop),
      Command("--master k8s://https://h:6443 --deploy-mode cluster --num-executors 9 --name n " + stop),
      Command("--master k8s:h --deploy-mode cluster --num-executors 9 " + stop),
      Command("--master yarn-cluster --num-executors 9 " + stop),
      Command("--master yarn --deploy-mode cluster --remote sc://h --num-executors 9 " + stop),
      Command("--num-executors 9 " + stop),
      Command("--master $MASTER --num-executors 9 " + stop),
      Command("--master yarn $OPTIONS --num-executors 9 " + stop),
      Command("--master yarn --conf spark.executor.instances=9 " + stop),
      Command("--master yarn --conf 'spark.executor.instances=${spark.dynamicAllocation.minExecutors}' --conf spark.dynamicAllocation.minExecutors=9 " + stop),
      Command("--master yarn --conf spark.dynamicAllocation.executorAllocationRatio=2 --conf spark.dynamicAllocation.enabled=true"),
      Command("--master k8s://h --conf spark.dynamicAllocation.executorIdleTimeout=1x --conf spark.dynamicAllocation.enabled=true "
              "--conf spark.dynamicAllocation.shuffleTracking.enabled=true"),
      Command("--master spark://h:7077 --executor-cores 1 --conf spark.task.cpus=2"),
      Command("--master yarn --executor-cores 1 --conf spark.task.cpus=2 --conf spark.rpc.askTimeout=falsch"),
      Command("--master yarn --conf spark.shuffle.service.enabled=fal\u017fe"),
  };
  Memory memory(knowledge);
  size_t surely = 0;
  for (int round = 0; round < 2; ++round) {
    for (const std::string& text : commands) {
      CAPTURE(text);
      const driver::Transcript newest = PlayOn(knowledge, text, std::nullopt);
      if (newest.starts) continue;
      const Vetter vetter(knowledge, {});
      const Vetted vetted = vetter.Read("job.sh", text);
      REQUIRE(vetted.fragments.size() == 1);
      resolve::Input input;
      input.subject = vetted.fragments[0].get();
      StopsElsewhere elsewhere(knowledge, input, nullptr, driver::ReasonOf(newest.exception_cause), memory);
      for (const spark::ReleaseRecord& release : knowledge.catalogue.releases()) {
        CAPTURE(release.line.ToString());
        resolve::Said said;
        said.release = release.line;
        const bool is_sure = elsewhere.Surely(said);
        const driver::Transcript played = PlayOn(knowledge, text, release.line);
        CHECK((!played.starts || !is_sure));
        surely += is_sure ? 1 : 0;
        if (!is_sure && !played.starts) elsewhere.Learn(release.line, driver::ReasonOf(played.exception_cause));
      }
    }
  }
  CHECK(surely > 150);  // not of those that spark-submit stops, or that stop on one manager only
}

}  // namespace sparkvet::vet
