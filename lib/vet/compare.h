// Two states of the same jobs, and what differs between them: of two files, or of one file on two releases.
//
//   Compare(knowledge, before, after, {})  ->  one JobDifference for each job, also for those that are alike
//
// Jobs are those of the same place in their files where there are as many, else those of the same name. Settings differ where the driver
// reads something else, not where they are written otherwise. A message that names the release is the same message of both.
#ifndef SPARKVET_LIB_VET_COMPARE_H_
#define SPARKVET_LIB_VET_COMPARE_H_

#include <vector>

#include "lib/report/difference.h"
#include "lib/report/resolution.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

// Without scope.defaults only keys that are set in either state are compared.
std::vector<report::JobDifference> Compare(const Knowledge& knowledge, const Vetted& before, const Vetted& after, const report::ResolutionScope& scope);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_COMPARE_H_
