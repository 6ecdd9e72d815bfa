// A configuration as the driver gets it: resolved, and where it is a command of spark-submit, with spark-submit's own part played.
//
//   Submitted s = Submit(knowledge, input, said, {}, true);
//   s.resolved    what the driver is handed
//   s.transcript  what spark-submit says of it, and its exception
#ifndef SPARKVET_LIB_VET_SUBMITTED_H_
#define SPARKVET_LIB_VET_SUBMITTED_H_

#include <string_view>

#include "lib/driver/submission.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/resolve.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/memory.h"

namespace sparkvet::vet {

// The options by which a command names the files below it.
inline constexpr std::string_view kPropertiesFileOption = "--properties-file";
inline constexpr std::string_view kExtraPropertiesFileOption = "--extra-properties-file";
inline constexpr std::string_view kLoadDefaultsOption = "--load-spark-defaults";

struct Submitted {
  resolve::Resolved resolved;
  driver::Transcript transcript;
};

// With `goes_on`, a mistake that stops spark-submit does not hide what becomes of the settings. Without `memory` it is played as
// the only one.
Submitted Submit(const Knowledge& knowledge, const resolve::Input& input, const resolve::Said& said,
                 const driver::Surroundings& surroundings, bool goes_on, Memory* memory = nullptr);

// Tells the submission of the properties of its JVM: those of SPARK_SUBMIT_OPTS, and in client mode those of the driver's options.
void RunInJvm(const resolve::Input& input, resolve::Resolved& resolved, driver::Submission& submission);

// In client mode the driver runs in spark-submit's own JVM, on the heap that its launcher has asked for.
void StayInJvm(resolve::Resolved& resolved);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_SUBMITTED_H_
