// Settings in commands of a cloud's command line that hand them to Spark (rules/carriers/services.toml tells which).
//
//   gcloud dataproc jobs submit pyspark a.py --properties=spark.executor.cores=4,spark.a=b
//     ->  a fragment of Kind::kMap, "gcloud dataproc jobs submit", {spark.executor.cores = 4, spark.a = b}
//   gcloud dataproc clusters create c --properties ^#^spark:spark.a=1,2#yarn:x=y
//     ->  {spark.a = 1,2}: the first sign names what separates, and the prefix the file that a property goes to
//
// The service adds settings of its own, so nothing may be concluded from what is not there (open_ended).
#ifndef SPARKVET_LIB_CARRIER_SERVICE_COMMAND_H_
#define SPARKVET_LIB_CARRIER_SERVICE_COMMAND_H_

#include <optional>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

// Nothing if words[from, …) are no such command, or hold no setting.
std::optional<Fragment> ReadServiceCommand(const std::vector<Word>& words, size_t from, text::FileId file, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SERVICE_COMMAND_H_
