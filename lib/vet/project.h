// A project file and what it comes to for one path.
//
//   release = "3.5"
//   [[paths]]
//   match = ["legacy/"]
//   release = "2.4"
//     ->  project.Of("/repo/legacy/run.sh").One("release")  ->  "2.4", .sparkvet.toml:4:11, [[paths]] legacy/
//
// Reading it is project_reader.h's, finding it projects.h's, and what a key means to a job project_options.h's.
#ifndef SPARKVET_LIB_VET_PROJECT_H_
#define SPARKVET_LIB_VET_PROJECT_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/vet/ignore.h"
#include "lib/vet/project_keys.h"

namespace sparkvet::vet {

// One text of a setting: a scalar has one, a list many, a table some with names.
struct ProjectEntry {
  std::string name;     // in a table
  std::string value;
  std::string place;    // ".sparkvet.toml:3:11"
  std::string file;     // ".sparkvet.toml"
  std::string section;  // "legacy/": of a [[paths]]; empty at the top
  std::string folder;   // of the file: absolute, without links; paths are relative to it
};

struct ProjectSetting {
  const ProjectKey* key;
  std::vector<ProjectEntry> entries;
};

class ProjectSettings {
 public:
  // Over what is there: lists add up, tables merge, anything else is replaced.
  void Add(const ProjectSetting& setting);
  void Add(const ProjectSettings& stronger);

  const ProjectEntry* One(std::string_view key) const;  // or null
  std::span<const ProjectEntry> All(std::string_view key) const;
  const std::vector<ProjectSetting>& all() const { return settings_; }

 private:
  std::vector<ProjectSetting> settings_;  // in the order of ProjectKeys()
};

// A table of [[paths]].
struct ProjectSection {
  IgnoreList match;
  std::string words;   // the lines of it, for people
  std::string folder;  // to which they are relative
  ProjectSettings settings;

  bool Matches(std::string_view real_path) const;
};

struct Project {
  std::string path;  // as it is shown
  ProjectSettings settings;
  std::vector<ProjectSection> sections;
  std::vector<ExcludeList> excludes;
  std::vector<std::string> errors;  // each located, with the line and a caret; then nothing else of it counts

  // Which sections match a path.
  std::vector<bool> Matching(std::string_view real_path) const;
  ProjectSettings Of(const std::vector<bool>& matching) const;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PROJECT_H_
