// A job has been stopped on one release: on which others does it surely stop, too? Asked of the few steps that it hangs on, not of
// all (lib/driver/stop_slices.h), and once of releases that have these steps alike.
//
//   StopsElsewhere stops(knowledge, input, nullptr, initial-executors-out-of-range, memory);
//   stops.Surely(said of 3.5)  ->  true: it stops there as well      false: play it and see
#ifndef SPARKVET_LIB_VET_STOPS_ELSEWHERE_H_
#define SPARKVET_LIB_VET_STOPS_ELSEWHERE_H_

#include <optional>
#include <string>
#include <vector>

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

// All that it is made with must outlive it.
class StopsElsewhere {
 public:
  // `machine`: the job's environment, where something is known of it.
  StopsElsewhere(const Knowledge& knowledge, const resolve::Input& input, const resolve::Machine* machine, driver::StopReason reason, Memory& memory)
      : knowledge_(knowledge), input_(input), machine_(machine), reason_(reason), memory_(memory) {}

  // `said` names the release.
  bool Surely(const resolve::Said& said);
  // It was played there, and has stopped for this reason.
  void Learn(spark::Release release, const driver::StopReason& instead) { memory_.stop_slices.Learn(release, reason_, instead); }

 private:
  // A release on which it stops, by the steps that it was asked of.
  struct Proof {
    driver::StopSlices::Proof of_slices;
    std::string master, master_of_driver;  // before and behind spark-submit
  };

  bool StopsSo(const driver::StopReason& reason, const resolve::Said& said);
  driver::StopSlices::Answer AskUntilAnswered(const driver::StopReason& reason, const resolve::Said& said);
  driver::StopSlices::Answer Ask(const driver::StopReason& reason, const resolve::Said& said);
  driver::StopSlices::Answer AskOf(const driver::StopReason& reason, const resolve::Said& said, resolve::Resolved& resolved);
  bool Submit(driver::StopSlices::Of& of, resolve::Resolved& resolved);
  bool IsSubmitted() const { return input_.subject->kind == carrier::Kind::kSubmit; }
  // Whether what is proved of one release holds on the other.
  bool Holds(const Proof& proof, const resolve::Said& said);
  bool HasSameWords(spark::Release a, spark::Release b) const;

  const Knowledge& knowledge_;
  const resolve::Input& input_;
  const resolve::Machine* machine_;
  driver::StopReason reason_;
  Memory& memory_;
  std::vector<Proof> proofs_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_STOPS_ELSEWHERE_H_
