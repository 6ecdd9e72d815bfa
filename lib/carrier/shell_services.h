// Jobs that a command of a script hands to a cloud's service, as lists and JSON among its words. Only shell*.cc include it.
//
//   aws emr add-steps --steps Type=Spark,Args=[--deploy-mode,cluster,s3://b/a.py]      ->  {--deploy-mode cluster}, s3://b/a.py
//   aws emr create-cluster --release-label emr-6.5.0 --configurations '[{"Classification": "spark-defaults", …}]'
//     ->  what is in the map, for the Spark of emr-6.5.0
//   gcloud dataproc jobs submit spark --properties=spark.executor.cores=4             ->  {spark.executor.cores 4}
#ifndef SPARKVET_LIB_CARRIER_SHELL_SERVICES_H_
#define SPARKVET_LIB_CARRIER_SHELL_SERVICES_H_

#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/spark_release.h"
#include "lib/carrier/submit_options.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

// `arena` keeps the texts of words that had to be taken apart.
std::vector<Fragment> ReadServiceJobs(const ShellCommand& command, text::FileId file, const SubmitOptions& options, const ReadDocument& read_document,
                                      text::Arena& arena);

// Tells a fragment that says nothing of its release what the image, or a vendor's release, among a command's words tells.
void SayRelease(const NamedImage& image, Fragment& fragment);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_SERVICES_H_
