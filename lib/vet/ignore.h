// Which files a walk leaves out: the ignore files of all folders from the top of the project down, as git reads them.
//
//   IgnoreRules rules;
//   rules.Enter("/home/me/project", {.git = IgnoreList::Parse("build/\n!build/keep\n"), .is_work_tree = true});
//   rules.Ignores("/home/me/project/build", true)  ->  true
//
// Of a folder's lists the first that says anything decides: the command line's, `exclude` of the project file, .sparkvetignore, .gitignore; within
// one kind the list of the nearest folder, within a list the last line that matches. .gitignore counts inside a work tree of
// git only, from its top downward (a repository inside another has its own). What none of them mentions is left out if it
// is a folder in which nobody keeps configuration: .git, node_modules, .venv, target … Opening files is the walk's (walk.h).
#ifndef SPARKVET_LIB_VET_IGNORE_H_
#define SPARKVET_LIB_VET_IGNORE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/vet/ignore_pattern.h"

namespace sparkvet::vet {

// One ignore file.
class IgnoreList {
 public:
  static IgnoreList Parse(std::string_view text);
  static IgnoreList Of(const std::vector<std::string>& lines);

  bool empty() const { return patterns_.empty(); }
  // Whether it ignores a path relative to its folder; nothing if no line matches.
  std::optional<bool> Ignores(std::string_view path, bool is_directory) const;

 private:
  void Add(std::string_view line);

  std::vector<IgnorePattern> patterns_;
};

// A list and the folder to which its paths are relative.
struct ExcludeList {
  IgnoreList list;
  std::string folder;

  // Of a path elsewhere only the last part can match.
  std::optional<bool> Ignores(std::string_view path, bool is_directory) const;
};

// What a folder brings along.
struct FolderRules {
  const std::vector<ExcludeList>* excludes = nullptr;  // of the project file that holds from here on; null: of the one above
  IgnoreList own;          // .sparkvetignore
  IgnoreList git;          // .gitignore
  IgnoreList git_exclude;  // info/exclude of a repository
  bool is_work_tree = false;  // git's, and here it begins
};

class IgnoreRules {
 public:
  // The list of the command line stands above all others.
  void SetExcludes(ExcludeList excludes) { excludes_ = std::move(excludes); }

  // From here on paths lie below this folder, which lies below the one before. Paths are absolute, without a slash at the
  // end ("" is the root).
  void Enter(std::string_view folder, FolderRules rules);
  void Leave();

  bool Ignores(std::string_view path, bool is_directory) const;

 private:
  struct Level {
    size_t base;  // where a path relative to the folder begins
    FolderRules rules;
    size_t work_tree;  // the level in which git's work tree begins; kNone outside of any
  };
  static constexpr size_t kNone = SIZE_MAX;

  ExcludeList excludes_;
  std::vector<Level> levels_;
};

// The folders in which nobody keeps configuration, by name.
const std::vector<std::string>& FoldersLeftOut();

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_IGNORE_H_
