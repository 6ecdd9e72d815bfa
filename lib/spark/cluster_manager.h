// The cluster managers that Spark runs on, and which of them a master URL names.
//
//   ClusterManagerOfMaster("yarn") -> kYarn                  ClusterManagerOfMaster("local[4]") ->
//   kLocal ClusterManagerOfMaster("k8s://https://h:6443") -> kKubernetes
//   ClusterManagerOfMaster("local-cluster[1,1,1024]") -> kStandalone
//   ClusterManagerOfMaster("local[x]") -> nothing, but IsLocalMaster("local[x]") -> true
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

namespace sparkvet::spark {

enum class ClusterManager : uint8_t { kYarn, kKubernetes, kStandalone, kLocal, kMesos };

// "yarn", "kubernetes", "standalone", "local", "mesos": the names used in rules and on the command
// line.
std::string_view Name(ClusterManager manager);

// The manager by one of the names above.
std::optional<ClusterManager> ClusterManagerByName(std::string_view name);

// Who runs a driver with this spark.master, or nothing where it could not parse it. The text is
// taken as it is: Spark neither trims it nor ignores case. Mesos is named whatever the release;
// from 4.0 on nobody answers to it. SparkContext.createTaskScheduler, SparkMasterRegex and each
// ExternalClusterManager.canCreate (3.5.9).
std::optional<ClusterManager> ClusterManagerOfMaster(std::string_view master);

// Whether the driver takes itself for a local one, malformed brackets included; "local-cluster[…]"
// is none. Utils.isLocalMaster (3.5.9).
bool IsLocalMaster(std::string_view master);

// Whose flags spark-submit hands on for this master, or nothing where it refuses it. Prefixes only,
// so that "local-cluster[…]" is local here, and "sparkling" standalone.
// SparkSubmit.prepareSubmitEnvironment (3.5.9).
std::optional<ClusterManager> ClusterManagerOfSubmit(std::string_view master);

// A master URL that names the manager, for "what if": "yarn", "k8s://https://kubernetes.default.svc" …
std::string_view TypicalMaster(ClusterManager manager);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_CLUSTER_MANAGER_H_
