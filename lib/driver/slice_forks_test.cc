// Two ways of two releases: found in the rules, and gone for one command.
#include "lib/driver/slice_forks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "lib/driver/command_fixture.h"
#include "lib/driver/stop_slices.h"

namespace sparkvet::driver {
namespace {

using spark::ClusterManager;
using spark::Release;

constexpr Release kBefore{3, 3}, kSince{3, 4};  // --remote is an option from here on

// What spark-submit makes of the master, and of a server's address.
Slice OfMaster(Release release) {
  return Slice::OfSubmit(Program(), release, ClusterManager::kYarn, [](const rule::StepRecord& step) {
    const std::string_view key = Program().Text(step.property);
    return step.kind == rule::StepKind::kAssign && (key == "spark.master" || key == "spark.remote");
  });
}

std::optional<std::vector<SliceFork>> Forks(const Slice& mine, const Slice& theirs) {
  return FindForks(Program(), mine, theirs, AlikeSteps(Program(), Catalogue(), kBefore, kSince, Texts::kAscii));
}

std::string_view SlotOf(const rule::StepRecord& step) { return step.kind == rule::StepKind::kArgument ? Program().Text(step.option) : std::string_view(); }

}  // namespace

TEST_CASE("a slice has no fork beside itself") {
  const Slice slice = OfMaster(kSince);
  const auto forks = Forks(slice, slice);
  REQUIRE(forks);
  CHECK(forks->empty());
}

TEST_CASE("where one release asks for an option that the other does not know, the ways part") {
  const Slice before = OfMaster(kBefore), since = OfMaster(kSince);
  const auto forks = Forks(before, since);
  REQUIRE(forks);
  const auto asks_for_remote = [](const SliceFork& fork) {
    return std::ranges::any_of(fork.theirs.steps, [](const Slice::Step& s) { return SlotOf(*s.step) == "--remote"; });
  };
  const auto fork = std::ranges::find_if(*forks, asks_for_remote);
  REQUIRE(fork != forks->end());
  REQUIRE(fork->compared.size() == 1);
  CHECK(before.steps[fork->at].step->slot == fork->compared[0]);  // let remote = null
  // And back again.
  CHECK(Forks(since, before) == std::nullopt);  // an assignment is only theirs, not mine
}

TEST_CASE("ways that several releases take are one") {
  const Slice before = OfMaster(kBefore), since = OfMaster(kSince);
  std::vector<SliceFork> all;
  CHECK(AddForks(all, *Forks(before, since), 1));
  const size_t ways = all.size();
  CHECK(AddForks(all, *Forks(before, OfMaster({3, 5})), 2));
  CHECK(all.size() == ways);
  CHECK(std::ranges::all_of(all, [](const SliceFork& fork) { return fork.releases == 3; }));
  CHECK(std::ranges::is_sorted(all, {}, &SliceFork::at));
}

TEST_CASE("a play of both ways tells for which commands they come to the same") {
  StopSlices slices(Program(), Catalogue(), {"spark.master", "spark.remote"});
  // Whether what 3.3 makes of the command is what 3.4 makes of it.
  const auto is_same_since = [&](const std::string& command) {
    const OneCommand one(command, kBefore);
    StopSlices::Of& of = slices.Find(kBefore, ClusterManager::kYarn, {});
    static_cast<void>(slices.Holds({kBefore, ClusterManager::kYarn, {}, true, true, 0}, kSince));  // so that the ways are known
    do {
      static_cast<void>(one.Played([&](SubmitView& view, Submission& submission) { slices.Submit(of, view, submission); }));
    } while (of.asks_more);
    return slices.Holds({kBefore, ClusterManager::kYarn, {}, true, of.values.are_ascii, of.alike}, kSince);
  };
  CHECK(is_same_since("spark-submit --master yarn --class A a.jar"));
  CHECK(is_same_since("spark-submit --master yarn --conf spark.app.name=remote --class A a.jar"));
  CHECK_FALSE(is_same_since("spark-submit --master yarn --conf spark.remote=sc://h --class A a.jar"));
}

}  // namespace sparkvet::driver
