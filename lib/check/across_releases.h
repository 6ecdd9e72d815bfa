// What a configuration comes to on several releases, as one list: a finding of many releases is one finding that
// carries what each of them says.
//
//   {2.4: stop, 3.0: stop, 3.4: nothing}  ->  one finding with the verdicts 2.4..3.0: stops; 3.4: accepted
#ifndef SPARKVET_LIB_CHECK_ACROSS_RELEASES_H_
#define SPARKVET_LIB_CHECK_ACROSS_RELEASES_H_

#include <vector>

#include "lib/check/finding.h"
#include "lib/spark/release.h"

namespace sparkvet::check {

struct OfRelease {
  spark::Release release;
  std::vector<Finding> findings;
};

// Findings of the same rule at the same place are one, told as the release says it that takes it worst (of equals the
// newest). `all` goes from the oldest to the newest; `newest` is the newest release that is known.
std::vector<Finding> AcrossReleases(const std::vector<OfRelease>& all, spark::Release newest);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_ACROSS_RELEASES_H_
