// What a project file's settings mean to the jobs that it holds for.
//
//   Vetters vetters(policies, flags);
//   vetters.For(project, "/repo/legacy/run.sh")  ->  a Vetter that takes 2.4 where the job says no release
//
// Options of the command line are stronger. One Vetter serves all files for which the same holds, on any thread; asking for
// one is for one thread at a time.
#ifndef SPARKVET_LIB_VET_PROJECT_OPTIONS_H_
#define SPARKVET_LIB_VET_PROJECT_OPTIONS_H_

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/vet/policies.h"
#include "lib/vet/project.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

// The flags, and beneath them what the settings say. The files that they name have been found readable before.
Options WithProject(const rule::Program& program, const Options& flags, const ProjectSettings& settings);

// The files that are named as policies: by these settings; by a project file, for whichever files.
std::vector<std::string> PoliciesOf(const ProjectSettings& settings);
std::vector<std::string> PoliciesOf(const Project& project);

class Vetters {
 public:
  Vetters(Policies& policies, Options flags);

  // `project` may be null: no file holds.
  const Vetter& For(const Project* project, const std::string& real_path);

 private:
  Policies& policies_;
  Options flags_;
  std::map<std::pair<const Project*, std::vector<bool>>, std::unique_ptr<Vetter>> vetters_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PROJECT_OPTIONS_H_
