// What many configurations share: answers to questions that a fleet asks again and again. Saves time and nothing else.
//
//   Memory memory(knowledge);
//   for (…) vetter.Vet(path, bytes, nullptr, &memory);
//
// Of bounded size, and for one thread at a time: each worker has its own.
#ifndef SPARKVET_LIB_VET_MEMORY_H_
#define SPARKVET_LIB_VET_MEMORY_H_

#include <optional>

#include "lib/check/key_verdicts.h"
#include "lib/driver/rehearsals.h"
#include "lib/driver/stop_slices.h"
#include "lib/driver/submit_rehearsals.h"
#include "lib/resolve/resolve.h"
#include "lib/resolve/view.h"
#include "lib/spark/nearest_key.h"
#include "lib/vet/knowledge.h"

namespace sparkvet::vet {

struct Memory {
  explicit Memory(const Knowledge& knowledge)
      : rehearsals(knowledge.program), submit_rehearsals(knowledge.program),
        stop_slices(knowledge.program, knowledge.catalogue, {"spark.master", "spark.submit.deployMode", "spark.driver.memory"}),
        nearest(knowledge.catalogue) {}

  driver::Rehearsals rehearsals;
  driver::SubmitRehearsals submit_rehearsals;
  driver::StopSlices stop_slices;
  check::KeyVerdicts verdicts;
  spark::NearestKeys nearest;
  resolve::View::Room room;  // of the one view that there is at a time

  // What the subject at hand last came to, to be had in another context for less.
  struct Before {
    const carrier::Fragment* subject = nullptr;
    std::optional<resolve::Resolved> resolved;

    void Forget() {
      subject = nullptr;
      resolved.reset();
    }
  };
  Before again;
  // Null where another input is at hand.
  resolve::Resolved* Again(const resolve::Input& input) {
    return again.subject == input.subject && again.resolved ? &*again.resolved : nullptr;
  }
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_MEMORY_H_
