// Whether another release's driver surely stops, too, where one has been stopped: asked of the few steps that it hangs on, not of
// all (lib/driver/stop_slices.h).
//
//   SurelyStops(knowledge, input, said of 3.5, nullptr, initial-executors-out-of-range, memory)
//     ->  true: it stops there as well      false: play it and see
#ifndef SPARKVET_LIB_VET_SURELY_STOPS_H_
#define SPARKVET_LIB_VET_SURELY_STOPS_H_

#include "lib/driver/stop_slices.h"
#include "lib/resolve/resolve.h"
#include "lib/resolve/view.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"

namespace sparkvet::vet {

// Where nobody says which manager, only what holds on all of these is said. A local master ignores dynamic
// allocation and is no place to which jobs are submitted.
inline constexpr spark::ClusterManager kAssumedManagers[] = {spark::ClusterManager::kYarn, spark::ClusterManager::kKubernetes,
                                                             spark::ClusterManager::kStandalone};

// `machine`: the job's environment, where something is known of it.
bool SurelyStops(const Knowledge& knowledge, const resolve::Input& input, const resolve::Said& said, const resolve::Machine* machine,
                 const driver::StopReason& reason, Memory& memory);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_SURELY_STOPS_H_
