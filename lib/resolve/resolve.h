// Who wins: what several carriers say, by Spark's precedence, in a context.
//
//   subject: spark-submit --master yarn --num-executors 5 --conf spark.executor.instances=9 app.py
//     ->  spark.executor.instances = 5 (--num-executors), which beats 9 (--conf)
//   the same with --master spark://h:7077
//     ->  spark.executor.instances = 9; dropped option: --num-executors
//
// Precedence (SparkSubmitArguments, SparkSubmit.prepareSubmitEnvironment): a flag that applies on this cluster
// manager and in this deploy mode > --conf > properties file > defaults file; a properties file replaces the
// defaults file. Keys that do not start with "spark." are dropped.
#ifndef SPARKVET_LIB_RESOLVE_RESOLVE_H_
#define SPARKVET_LIB_RESOLVE_RESOLVE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/resolve/project_says.h"
#include "lib/resolve/resolved.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::resolve {

// What is resolved. All fragments must outlive the result.
struct Input {
  const carrier::Fragment* subject = nullptr;          // what is vetted
  const carrier::Fragment* properties_file = nullptr;  // replaces `defaults`
  std::vector<const carrier::Fragment*> extra_properties_files;  // over both; the last wins
  const carrier::Fragment* defaults = nullptr;
  bool loads_defaults = false;  // beneath a properties file, too
  // The launcher has seen the command before, and has folded some of its options into --conf.
  bool through_launcher = true;
  // Some file below the subject could not be read: anything may be set there.
  bool open_ended = false;
};

// What the user says about the context; it is stronger than what the input says. Empty = nothing said.
struct Said {
  std::optional<spark::Release> release;
  std::string release_why;  // "--release 3.5"
  // Where several are asked for: all of them, oldest first; `release` is the one at hand.
  std::vector<spark::Release> releases;
  std::string_view master;
  std::string_view deploy_mode;
  std::optional<rule::Platform> platform;
  const ProjectSays* project = nullptr;  // must outlive what is resolved
  // A question that contradicts nobody: what the input says of its release is overruled without a word.
  bool is_question = false;
  // To ask "what if": the manager to take where neither the user nor the input names one.
  std::optional<spark::ClusterManager> assumed_manager;
};

// All that was written, in its layers, and the context as far as that tells it. What spark-submit makes of its options is
// lib/driver's to play; `Complete` then follows. `again` is what the same input came to in another context, where that is known:
// it is used up, and what was written is not gone through once more.
Resolved Resolve(const Input& input, const Said& said, const spark::Catalogue& catalogue, Resolved* again = nullptr);

// The context once more, where spark-submit has changed it, and what it and the cluster set before the driver's own code runs.
void Complete(Resolved& resolved);

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_RESOLVE_H_
