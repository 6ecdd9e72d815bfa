// Which findings of a run are new. Many jobs stand on one spark-defaults.conf, and several commands of a script share an
// array: what is wrong there is said once, not once a job.
//
//   jobs/a.sh over conf/spark-defaults.conf  ->  unknown-key at conf/spark-defaults.conf:6   new
//   jobs/b.sh over the same                  ->  the same rule, place and words              a repetition
//
// The same place in other words (another job asks for other executors) is another finding. What stops a driver is said of
// every job that it stops.
#ifndef SPARKVET_LIB_VET_REPEATS_H_
#define SPARKVET_LIB_VET_REPEATS_H_

#include <cstdint>
#include <unordered_set>

#include "lib/vet/vet.h"

namespace sparkvet::vet {

class Repeats {
 public:
  // Leaves of a subject's findings what is new, in their order. Subjects of one file come one after the other.
  void LeaveNew(Subject& subject, const text::SourceSet& sources);

 private:
  bool IsNew(const check::Finding& finding, const carrier::Fragment& subject, const text::SourceSet& sources);

  // Properties files stand below jobs of any file and are remembered for the whole run, eight bytes a finding; all others
  // for their own jobs only.
  std::unordered_set<uint64_t> shared_, own_;
  std::string own_path_;
  std::string identity_;  // of the finding at hand
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_REPEATS_H_
