// What a slice comes to is what all steps come to: whatever the recorded cases hold, a driver that surely stops does stop.
#include "lib/driver/slice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/driver/alike_steps.h"
#include "lib/driver/builtin_fixture.h"
#include "lib/driver/command_fixture.h"
#include "lib/driver/play.h"
#include "lib/driver/recorded_settings.h"
#include "lib/driver/stop_slices.h"
#include "lib/resolve/from_conf.h"
#include "lib/spark/value.h"

namespace sparkvet::driver {
namespace {

using spark::ClusterManager;
using spark::Release;

Slice OfThrows(Release release, ClusterManager manager, std::string_view rule) {
  return Slice::OfDriver(Program(), release, manager, [&](const rule::StepRecord& step) {
    return step.kind == rule::StepKind::kThrow && step.info != rule::kNone && Program().Text(Program().infos()[step.info].id) == rule;
  });
}

bool HasPart(const Slice& slice, std::string_view part) {
  return std::ranges::any_of(slice.steps, [&](const Slice::Step& step) { return Program().Text(step.part->name) == part; });
}

// Hands the configuration's view to `use`.
template <class Use>
auto WithView(const Settings& settings, Release release, bool open_ended, Use use) {
  const std::vector<std::pair<std::string_view, std::string_view>> views(settings.begin(), settings.end());
  resolve::Resolved resolved = resolve::FromConf(release, views);
  resolved.open_ended = open_ended;
  resolve::View view(Catalogue(), resolved);
  view.SetMachine({[](std::string_view) { return std::nullopt; }});
  return use(view);
}

StopSlices::Proof ProofOf(const StopSlices::Of& of, bool is_submitted) {
  return {of.release, of.manager, of.reason, is_submitted, of.values.are_ascii, of.alike};
}

// What is sure on this release, of which a play has just told, is so on all on which it is said to hold.
void CheckThoseAlike(StopSlices& slices, const Settings& settings, const StopSlices::Of& of, bool open_ended) {
  if (of.values.refer) return;
  const StopSlices::Proof proof = ProofOf(of, false);
  for (const spark::ReleaseRecord& other : Catalogue().releases()) {
    WithView(settings, proof.release, open_ended, [&](const resolve::View& here) {
      WithView(settings, other.line, open_ended, [&](resolve::View& there) {
        if (here.manager() != there.manager() || !slices.Holds(proof, other.line)) return;
        CAPTURE(proof.release.ToString());
        CAPTURE(other.line.ToString());
        CHECK(slices.Ask(slices.Find(other.line, there.manager(), proof.reason), there, false) == StopSlices::Answer::kStops);
      });
    });
  }
}

}  // namespace

TEST_CASE("what a question does not hang on is left out") {
  const Slice slice = OfThrows({3, 5}, ClusterManager::kYarn, "initial-executors-out-of-range");
  CHECK(HasPart(slice, "initial-target"));
  CHECK(HasPart(slice, "initial-executors"));
  CHECK_FALSE(HasPart(slice, "block-manager"));
  CHECK(slice.steps.size() < 40);
  const auto is_unconditional = [](const Slice::Step& step) {
    return step.step->kind == rule::StepKind::kCall && step.step->when == rule::kNone && step.step->list == rule::kNone;
  };
  CHECK(std::ranges::none_of(slice.steps, is_unconditional));
  CHECK(OfThrows({3, 5}, ClusterManager::kYarn, "no-such-rule").steps.empty());
}

TEST_CASE("a driver that surely stops for a reason stops, and most that stop do so surely") {
  for (const bool open_ended : {false, true}) {
    for (const char* suite : {"allocation", "neighbours"}) {
      StopSlices slices(Program(), Catalogue(), {});
      size_t stopped = 0, surely = 0;
      size_t number = 0;
      for (const Settings& settings : RecordedSettings(suite, open_ended ? 17 : 5)) {
        const Release newest{4, 3};
        const Transcript there = WithView(settings, newest, open_ended, [&](resolve::View& view) { return Play(Program(), view); });
        if (there.starts) continue;
        const StopReason reason = ReasonOf(there.exception_cause);
        // All releases in their turn, and the one that it was stopped on.
        const spark::ReleaseRecord& other = Catalogue().releases()[number++ % Catalogue().releases().size()];
        for (const Release release : {other.line, newest}) {
          StopSlices::Of* of = nullptr;
          const bool is_sure = WithView(settings, release, open_ended, [&](resolve::View& view) {
            of = &slices.Find(release, view.manager(), reason);
            return slices.Ask(*of, view, false) == StopSlices::Answer::kStops;
          });
          const bool stops = WithView(settings, release, open_ended, [&](resolve::View& view) { return !Play(Program(), view).starts; });
          CAPTURE(suite);
          CAPTURE(release.ToString());
          CAPTURE(settings.front().second);
          CHECK((stops || !is_sure));
          stopped += stops ? 1 : 0;
          surely += is_sure ? 1 : 0;
          if (is_sure) CheckThoseAlike(slices, settings, *of, open_ended);
        }
      }
      CAPTURE(suite);
      CAPTURE(open_ended);
      CAPTURE(stopped);
      CAPTURE(surely);
      CHECK(stopped > 20);
      CHECK(surely * 10 > stopped * 8);
    }
  }
}

TEST_CASE("releases that are said to take texts alike do so") {
  constexpr std::string_view kTexts[] = {"true", "False", "fal\u017fe", " true", "1k", "1kib", "1KiB", "2 m", "1.5g", "-1b", "1gi", "\u212a"};
  for (const spark::ReleaseRecord& a : Catalogue().releases()) {
    for (const spark::ReleaseRecord& b : Catalogue().releases()) {
      for (const std::string_view text : kTexts) {
        CAPTURE(a.line.ToString());
        CAPTURE(b.line.ToString());
        CAPTURE(text);
        for (const spark::Reader reader : {spark::Reader::kEntry, spark::Reader::kGetter}) {
          if (ParseAlike(spark::ValueType::kBoolean, a.line, b.line)) {
            CHECK(spark::ParseBoolean(text, reader, a.line).has_value() == spark::ParseBoolean(text, reader, b.line).has_value());
          }
          if (ParseAlike(spark::ValueType::kBytes, a.line, b.line)) {
            const auto parse = [&](Release r) { return spark::ParseBytes(text, spark::ByteUnit::kByte, reader, r); };
            CHECK(parse(a.line).has_value() == parse(b.line).has_value());
          }
        }
      }
    }
  }
  CHECK_FALSE(ParseAlike(spark::ValueType::kBoolean, {3, 5}, {4, 0}));
  CHECK_FALSE(ParseAlike(spark::ValueType::kBytes, {4, 1}, {4, 2}));
}

TEST_CASE("releases are alike where their rules and their catalogue are") {
  StopSlices slices(Program(), Catalogue(), {});
  uint32_t rule = 0;
  while (Program().Text(Program().infos()[rule].id) != "initial-executors-out-of-range") ++rule;
  const auto holds = [&](Release proved, Release other, bool is_ascii) {
    return slices.Holds({proved, ClusterManager::kYarn, {rule, std::nullopt}, false, is_ascii}, other);
  };
  CHECK(holds({4, 3}, {4, 2}, false));
  CHECK_FALSE(holds({4, 3}, {2, 4}, true));
  CHECK_FALSE(holds({4, 0}, {3, 5}, false));  // booleans are others
  CHECK(holds({4, 0}, {3, 5}, true));         // but for letters beyond ASCII
}

TEST_CASE("what spark-submit makes of the settings that are followed is what it makes of them among all others") {
  constexpr const char* kCommands[] = {
      "spark-submit --master yarn --deploy-mode cluster --num-executors 3 --executor-cores 2 --class A a.jar",
      "spark-submit --master yarn --conf spark.executor.instances=9 --num-executors $N --driver-memory 2g --class A a.jar",
      "spark-submit --master k8s://h:1 --deploy-mode cluster --num-executors 3 --name n --class A local:///a.jar",
      "spark-submit --master spark://h:1 --num-executors 3 --total-executor-cores 4 --conf spark.jars=b.jar --class A a.jar",
      "spark-submit --master yarn-cluster --num-executors 3 --class A a.jar",
      "spark-submit --num-executors 3 --conf spark.remote=x --class A a.jar",
      "spark-submit --master yarn --deploy-mode cluster $OPTIONS --num-executors 3 --class A a.jar",
      "spark-submit --master yarn --deploy-mode Client --kill 1 --num-executors 3 --class A a.jar",
      "spark-submit --master yarn --version --num-executors 3 --unknown --class A a.jar",
      "spark-submit --master yarn --deploy-mode cluster --conf spark.driver.host=h --jars x.jar --class A a.jar",
  };
  constexpr std::string_view kFollowed[] = {"spark.master", "spark.submit.deployMode", "spark.executor.instances", "spark.executor.cores",
                                            "spark.driver.memory", "spark.cores.max", "spark.jars", "spark.driver.host", "spark.app.name"};
  const auto read = [](const resolve::Resolved& resolved, std::string_view key) {
    const resolve::Assignment* const a = resolved.Find(key);
    return a == nullptr ? std::string("nobody") : std::string(a->value) + (a->unknown ? " unknown " : " ") + std::to_string(static_cast<int>(a->layer));
  };
  StopSlices slices(Program(), Catalogue(), {std::begin(kFollowed), std::end(kFollowed)});
  for (const char* const command : kCommands) {
    for (const spark::ReleaseRecord& release : Catalogue().releases()) {
      const OneCommand one(command, release.line);
      const resolve::Resolved all = one.Played([&](SubmitView& view, Submission& s) { PlaySubmit(Program(), view, s, true); });
      StopSlices::Of* of = nullptr;
      const auto slice = [&](SubmitView& view, Submission& s) {
        of = &slices.Find(release.line, view.manager(), {});
        slices.Submit(*of, view, s);
      };
      resolve::Resolved followed = one.Played(slice);
      for (int i = 0; i < 5 && of->asks_more; ++i) followed = one.Played(slice);
      CAPTURE(command);
      CAPTURE(release.line.ToString());
      REQUIRE_FALSE(of->asks_more);
      for (const std::string_view key : of->follows) CHECK((read(followed, key) == read(all, key)));
    }
  }
}

}  // namespace sparkvet::driver
