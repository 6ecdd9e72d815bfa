// Manifests of a Spark operator (SparkApplication, ScheduledSparkApplication): what the operator passes to
// spark-submit, as a row of --conf in its own order. Which field becomes which key is data
// (rules/carriers/sparkapplication.toml); this file only walks.
//
//   spec: {sparkConf: {spark.a: "1"}, executor: {cores: 4}, dynamicAllocation: {enabled: true}}
//     ->  spark.a=1, spark.executor.cores=4, spark.dynamicAllocation.enabled=true,
//         spark.dynamicAllocation.shuffleTracking.enabled=true (forced; its place is the field `enabled`)
//
// One fragment for each such document, or for each item of a kind List; other documents yield nothing. Values keep their
// raw text. What webhooks add on the server is not known here.
#ifndef SPARKVET_LIB_CARRIER_SPARK_APPLICATION_H_
#define SPARKVET_LIB_CARRIER_SPARK_APPLICATION_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// Whether the text names the group of a known operator.
bool MentionsOperator(std::string_view text, const CarrierTables& tables);

void ReadSparkApplications(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SPARK_APPLICATION_H_
