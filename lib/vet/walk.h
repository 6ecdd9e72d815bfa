// The files that a run looks at, one after the other: the named ones, and those below the named folders.
//
//   Walk walk({"jobs", "-"}, {}, projects);
//   while (auto found = walk.Next()) …   ->  jobs/a.conf, jobs/sub/b.yaml, the end of jobs, -
//
// In the order of their paths as bytes, whatever the file system says. Hidden folders are entered (.github holds CI files);
// what .gitignore, .sparkvetignore and the options name is left out (ignore.h), and so are files whose name no format can
// have. A link to a file is taken for the file unless that is met under its own name anyway, each once; a link to a
// folder is not followed, so loops cannot be met. What is neither file nor folder is passed over. A named path is taken as
// it is, ignored or not, unless the options say otherwise. Each file
// comes with the project file that holds for it. Memory holds the names of one folder a level, not of the tree.
#ifndef SPARKVET_LIB_VET_WALK_H_
#define SPARKVET_LIB_VET_WALK_H_

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/vet/ignore.h"
#include "lib/vet/projects.h"

namespace sparkvet::vet {

struct Found {
  enum class What : uint8_t {
    kNamed,    // a path that was named and is no folder; "-" is standard input
    kFile,     // below a named folder
    kEnd,      // of the named folder `path`
    kNote,     // `message` is worth saying
    kFailure,  // a folder or an ignore file cannot be read
    kProject,  // `message` tells the mistakes of a project file; the files for which it holds are left out
  };
  What what;
  std::string path;
  std::string message;
  std::string real;  // of a file: its path with the folder's real one
  const Project* project = nullptr;  // that holds for it
};

struct WalkOptions {
  std::vector<std::string> excludes;  // lines as in a .sparkvetignore of the working directory
  std::string stdin_name;             // the path as which standard input counts
  bool excludes_named = false;        // what a walk would leave out is left out when it is named, too
};

class Walk {
 public:
  Walk(std::vector<std::string> named, WalkOptions options, Projects& projects);

  std::optional<Found> Next();

 private:
  enum class Kind : uint8_t { kFile, kFolder, kLink };
  struct Entry {
    uint32_t begin;  // of its name, in Folder::names
    uint16_t size;
    Kind kind;
  };
  struct Folder {
    std::string shown;  // what stands before the names: "jobs/sub/", or nothing
    std::string real;   // absolute, without a slash at the end
    std::string names;  // one behind the other
    std::vector<Entry> entries;
    const Project* project = nullptr;  // that holds here
    size_t next = 0;

    std::string_view Name(const Entry& entry) const { return std::string_view(names).substr(entry.begin, entry.size); }
  };

  std::optional<Found> Begin(const std::string& named);
  Found Named(const std::string& named);
  // Whether a project file may be gone by; its mistakes are told once.
  bool IsSound(const Project* project);
  std::optional<Found> Open(std::string shown, std::string real, const Project* above);
  std::optional<Found> Meet(Folder& folder, const Entry& entry);
  ExcludeList Excludes(const std::string& root) const;
  bool IsNewFile(const std::string& shown, const std::string& real, std::string& trouble);
  bool IsReached(const std::string& root, const Project* project, const std::string& real);
  void EnterAncestors(IgnoreRules& rules, const std::string& root);
  FolderRules Load(const std::string& folder);

  std::vector<std::string> named_;
  size_t next_named_ = 0;
  IgnoreList excludes_;
  std::string here_;  // the working directory
  Projects& projects_;
  std::string stdin_name_;
  bool excludes_named_;
  std::set<const Project*> told_;  // whose mistakes have been told

  IgnoreRules rules_;
  std::string root_;        // the named folder, real
  std::string shown_root_;  // and as it was named
  std::vector<Folder> folders_;  // from the named one to where we are
  std::vector<Found> pending_;   // to be told before the walk goes on
  std::set<std::pair<dev_t, ino_t>> through_links_;  // files that links led to
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_WALK_H_
