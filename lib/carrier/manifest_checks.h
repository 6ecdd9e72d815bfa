// What is wrong with a manifest before Spark sees anything of it: values of types that the API server refuses, fields
// that it drops, settings that another field beats, blocks that do nothing.
//
//   spec: {sparkConf: {spark.executor.cores: "1", spark.a: true}, executor: {cores: 4}}
//     ->  overridden: spark.executor.cores; no string: true
//
// Only what is certain for the operator at hand, or for all of them where its version is unknown.
#ifndef SPARKVET_LIB_CARRIER_MANIFEST_CHECKS_H_
#define SPARKVET_LIB_CARRIER_MANIFEST_CHECKS_H_

#include "lib/carrier/fragment.h"
#include "lib/carrier/manifest_node.h"

namespace sparkvet::carrier {

// Behind ReadManifest; adds to out.misuses.
void CheckManifest(const ManifestNode& manifest, Fragment& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MANIFEST_CHECKS_H_
