// What a project file says of the jobs that it holds for: weaker than what they say themselves, and than the command line.
//
//   {.release = 3.5, .release_why = ".sparkvet.toml: release"}  ->  a job that names no release is judged by 3.5
#ifndef SPARKVET_LIB_RESOLVE_PROJECT_SAYS_H_
#define SPARKVET_LIB_RESOLVE_PROJECT_SAYS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/spark/release.h"

namespace sparkvet::resolve {

struct ProjectSays {
  std::optional<spark::Release> release;
  std::string release_why;
  std::string master;  // empty: nothing
  std::string master_why;
  std::string deploy_mode;
  std::string deploy_mode_why;
  std::vector<std::string> known_keys;  // "spark.acme.*": keys that are nobody's mistake

  bool KnowsKey(std::string_view key) const;
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_PROJECT_SAYS_H_
