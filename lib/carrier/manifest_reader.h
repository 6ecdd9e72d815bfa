// Reads the settings of one manifest of an operator, row by row of the operator's table:
//
//   spec: {sparkConf: {spark.a: "1"}, executor: {cores: 4}, dynamicAllocation: {enabled: true}}
//     ->  spark.a=1, spark.executor.cores=4, spark.dynamicAllocation.enabled=true,
//         spark.dynamicAllocation.shuffleTracking.enabled=true (forced; its place is the field `enabled`),
//         spark.executor.memory=1g (the operator's default; its place is the block `executor`) …
//
// What is wrong with the manifest itself is manifest_checks.h's.
#ifndef SPARKVET_LIB_CARRIER_MANIFEST_READER_H_
#define SPARKVET_LIB_CARRIER_MANIFEST_READER_H_

#include "lib/carrier/fragment.h"
#include "lib/carrier/manifest_node.h"

namespace sparkvet::carrier {

// Fills settings, title and context. `manifest.spec` is set on the way.
void ReadManifest(ManifestNode& manifest, Fragment& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MANIFEST_READER_H_
