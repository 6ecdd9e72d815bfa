// Finds the project file that holds for a folder: the nearest one, upward.
//
//   Projects projects(policies, {}, false);
//   projects.Of("/repo/jobs")  ->  what /repo/.sparkvet.toml says, read once; or null
//
// For one thread at a time.
#ifndef SPARKVET_LIB_VET_PROJECTS_H_
#define SPARKVET_LIB_VET_PROJECTS_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "lib/vet/policies.h"
#include "lib/vet/project.h"

namespace sparkvet::vet {

class Projects {
 public:
  // `only` is the one file that holds for everything; with `isolated` none does.
  Projects(Policies& policies, std::string only, bool isolated)
      : policies_(policies), only_(std::move(only)), isolated_(isolated) {}

  // A folder's absolute path without links; "" is the root.
  const Project* Of(const std::string& folder);
  // The same for a folder below one that is known, by whether a project file is in it.
  const Project* Below(const Project* above, const std::string& folder, bool has_file);

 private:
  const Project* Read(const std::string& file);

  Policies& policies_;
  std::string only_;
  bool isolated_;
  std::map<std::string, std::unique_ptr<Project>> read_;  // by file
  std::string last_folder_ = "?";  // what was asked last
  const Project* last_ = nullptr;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PROJECTS_H_
