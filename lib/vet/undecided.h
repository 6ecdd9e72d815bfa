// What stays open because a value is not known before run time, in words: a note, never a finding.
//
//   submit.sh:12:47: spark.dynamicAllocation.maxExecutors is $MAX, known at run time only; not decided: the first target
//   lies outside the bounds
#ifndef SPARKVET_LIB_VET_UNDECIDED_H_
#define SPARKVET_LIB_VET_UNDECIDED_H_

#include <string>
#include <vector>

#include "lib/driver/transcript.h"
#include "lib/resolve/view.h"
#include "lib/text/source.h"

namespace sparkvet::vet {

// A note for each unknown setting on which something of the transcript depends.
void AddUndecided(const resolve::View& view, const driver::Transcript& transcript, const text::SourceSet& sources,
                  std::vector<std::string>& notes);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_UNDECIDED_H_
