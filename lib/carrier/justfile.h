// Justfiles: the commands of Spark's in recipes, and what those write.
//
//   memory := '4g'
//   run queue:
//       @spark-submit --driver-memory {{memory}} --queue {{queue}} --conf spark.app.name=$USER app.py
//     ->  one fragment: {--driver-memory 4g, at its place in line 1}, {--queue unknown}, {spark.app.name unknown}, app.py
//
// Each line of a recipe is a script of its own; a recipe that begins with #! is one. Where `set shell` names no shell that we read,
// only the latter are read. Exported variables are in the environment.
#ifndef SPARKVET_LIB_CARRIER_JUSTFILE_H_
#define SPARKVET_LIB_CARRIER_JUSTFILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseJustfile(std::string_view text, text::FileId file, const SubmitOptions& options);

// justfile, Justfile, .justfile, jobs.just
bool IsJustfileName(const FileName& name);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JUSTFILE_H_
