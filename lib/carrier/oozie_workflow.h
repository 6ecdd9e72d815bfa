// Workflows of Oozie: each <spark> action as the arguments that Oozie hands to SparkSubmit.
//
//   <spark xmlns="uri:oozie:spark-action:1.0"> … <master>yarn</master><mode>cluster</mode><name>etl</name>
//     <jar>${nameNode}/etl.py</jar><spark-opts>--executor-memory 4g --queue ${queue}</spark-opts><arg>x</arg></spark>
//     ->  one fragment: {--master yarn}, {--deploy-mode cluster}, {--name etl}, {--executor-memory 4g}, {--queue unknown}, the jar
//
// org.apache.oozie.action.hadoop.SparkArgsExtractor. Its server adds settings of its own in front of <spark-opts>, and a
// spark-defaults.conf that is localised counts behind it: nothing is concluded from what an action does not say. What stands in the
// expression language, ${…}, is unknown. <configuration> is Hadoop's. yarn-cluster and yarn-client are what Spark 2 makes of them.
#ifndef SPARKVET_LIB_CARRIER_OOZIE_WORKFLOW_H_
#define SPARKVET_LIB_CARRIER_OOZIE_WORKFLOW_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseOozieWorkflow(std::string_view text, text::FileId file, const SubmitOptions& options);

// The namespace of its actions, without their version.
inline constexpr std::string_view kOozieSpark = "uri:oozie:spark-action:";

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_OOZIE_WORKFLOW_H_
