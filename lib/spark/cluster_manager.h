// The cluster managers that Spark runs on, and which of them a master URL names.
//
//   ClusterManagerOfMaster("yarn", r) -> kYarn               ClusterManagerOfMaster("local[4]", r) -> kLocal
//   ClusterManagerOfMaster("k8s://https://h:6443", r) -> kKubernetes
//   ClusterManagerOfMaster("local-cluster[1,1,1024]", r) -> kStandalone
//   ClusterManagerOfMaster("local[x]", r) -> nothing, but IsLocalMaster("local[x]") -> true
//
// Spark asks three different questions of a master, and a text may get three different answers: who
// runs the driver (SparkContext), whether it is a local master (Utils), and whose flags
// spark-submit hands on (SparkSubmit). No answer says that the master is a good one: "local[0]" and
// "k8s:" are taken here and refused later.
#ifndef SPARKVET_LIB_SPARK_CLUSTER_MANAGER_H_
#define SPARKVET_LIB_SPARK_CLUSTER_MANAGER_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/spark/release.h"

namespace sparkvet::spark {

enum class ClusterManager : uint8_t { kYarn, kKubernetes, kStandalone, kLocal, kMesos };

// "yarn", "kubernetes", "standalone", "local", "mesos": the names used in rules and on the command
// line.
std::string_view Name(ClusterManager manager);

// The manager by one of the names above.
std::optional<ClusterManager> ClusterManagerByName(std::string_view name);

// Who runs a driver with this spark.master, or nothing where it could not parse it. The text is
// taken as it is: Spark neither trims it nor ignores case. Nobody answers to mesos from 4.0 on, nor
// to a k8s without "://" from 4.1 on. SparkContext.createTaskScheduler, SparkMasterRegex and each
// ExternalClusterManager.canCreate.
std::optional<ClusterManager> ClusterManagerOfMaster(std::string_view master, Release release);

// The same of a SparkConf that says this master: 2.4 still turns "yarn-client" and "yarn-cluster" into "yarn" before it asks
// who runs it. SparkConf.validateSettings.
std::optional<ClusterManager> ClusterManagerOfConf(std::string_view master, Release release);

// Whether the driver takes itself for a local one, malformed brackets included; "local-cluster[…]"
// is none. Utils.isLocalMaster.
bool IsLocalMaster(std::string_view master);

// Whose flags spark-submit hands on for this master, or nothing where it refuses it. Prefixes only,
// so that "local-cluster[…]" is local here, and "sparkling" standalone; 2.4 still takes "yarn-client"
// and "yarn-cluster". SparkSubmit.prepareSubmitEnvironment.
std::optional<ClusterManager> ClusterManagerOfSubmit(std::string_view master, Release release);

// Who runs a driver with a master of which only the start is certain, whatever is put in behind it: k8s://$HOST, spark://${HOST}:7077,
// local[$N]. Nothing where the start leaves it open.
std::optional<ClusterManager> ClusterManagerOfStart(std::string_view master, Release release);

// A master URL that names the manager, for "what if": "yarn", "k8s://https://kubernetes.default.svc" …
std::string_view TypicalMaster(ClusterManager manager);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_CLUSTER_MANAGER_H_
