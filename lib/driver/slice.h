// What of a program of steps a question hangs on, and nothing else: the steps that are asked about, those that name what they
// stand over, and the calls on the way to any of them. Known as a program slice.
//
//   Slice s(program, {3, 5}, yarn, "driver", [](const StepRecord& step) { it throws initial-executors-out-of-range });
//     ->  let isLocalMaster …   call start-yarn
//                                 call initial-target when isAllocationEnabled
//                                   read spark.dynamicAllocation.minExecutors …   throw unless initialExecutors <= …
//
// Made from the rules alone, for every configuration. Played in their order (slice_play.h), its steps come to what they come to
// when all steps are played, as far as that play gets: what is left out names nothing that these stand over. A driver reads the
// same settings again and again, on conditions: of what it reads, only the last time before it is used belongs to the slice, and
// where its condition does not hold, what it would have named stays open.
#ifndef SPARKVET_LIB_DRIVER_SLICE_H_
#define SPARKVET_LIB_DRIVER_SLICE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/rule/program.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/release.h"

namespace sparkvet::driver {

// A step whose slot is what it names, once; a call names what its walk is at.
inline bool NamesOnce(const rule::StepRecord& step) {
  return step.kind == rule::StepKind::kRead || step.kind == rule::StepKind::kLet || step.kind == rule::StepKind::kArgument;
}

struct Slice {
  struct Step {
    const rule::StepRecord* step = nullptr;
    const rule::PartRecord* part = nullptr;
    uint32_t end = 0;  // the first that is not below this one: a call's
  };

  // Which steps are asked about: what throws, assigns, or removes.
  using Asked = std::function<bool(const rule::StepRecord&)>;

  Slice() = default;
  static Slice OfDriver(const rule::Program& program, spark::Release release, std::optional<spark::ClusterManager> manager, const Asked& is_asked);
  // Nothing stays open.
  static Slice OfSubmit(const rule::Program& program, spark::Release release, std::optional<spark::ClusterManager> manager, const Asked& is_asked);

  std::vector<Step> steps;  // in their order, a call before what is below it; calls without a condition are left out
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SLICE_H_
