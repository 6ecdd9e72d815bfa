// From the paths of a command line to what each of their files holds, on several threads, in the order of the paths.
//
//   VetPaths(projects, vetters, {.paths = {"jobs"}, .jobs = 4}, [](VettedPath& path) { … }, {});
//     ->  jobs/a.conf: vetted; jobs/b.sh: cannot be read; …
#ifndef SPARKVET_LIB_VET_PATHS_H_
#define SPARKVET_LIB_VET_PATHS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/vet/project_options.h"
#include "lib/vet/projects.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

struct PathOptions {
  std::vector<std::string> paths;     // files, folders; "-" is standard input
  std::vector<std::string> excludes;  // lines as in a .sparkvetignore of the working directory
  bool excludes_named = false;        // and what they and ignore files name is left out when it is named, too
  unsigned jobs = 1;
  std::string stdin_name = "<stdin>";  // the path as which standard input is recognised and shown
  const carrier::Format* format = nullptr;  // overrules what a named file looks like
  bool only_read = false;  // what is there, not what becomes of it
};

struct VettedPath {
  enum class What : uint8_t {
    kVetted,        // `vetted` holds Spark configuration
    kNothing,       // a named file that holds none; `text` says why not, `vetted` has what standard input was
    kNothingBelow,  // a named folder without any such file
    kNote,          // `text` is worth saying
    kFailure,       // `text` says what cannot be read
    kProject,       // `text` tells a mistake in a project file: several lines
  };
  What what = What::kNothing;
  bool named = false;  // not met by a walk
  std::string path;
  std::string text;
  Vetted vetted;
};

// `take` gets the results one at a time, to do with as it likes; so does `progress` the number of files so far, if it is given.
void VetPaths(Projects& projects, Vetters& vetters, const PathOptions& options, const std::function<void(VettedPath&)>& take,
              const std::function<void(size_t)>& progress);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PATHS_H_
