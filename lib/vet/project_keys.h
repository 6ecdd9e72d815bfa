// What may stand in a project file (.sparkvet.toml): one table that the reader, the published schema, the starter file and
// `sparkvet config show` go by.
//
//   FindProjectKey("release")  ->  a text, at the top and in [[paths]] sections
//
// To add a key: a row in project_keys.cc, what it means in project_options.cc, and the schema once more
// (`sparkvet config schema > docs/sparkvet.toml.schema.json`).
#ifndef SPARKVET_LIB_VET_PROJECT_KEYS_H_
#define SPARKVET_LIB_VET_PROJECT_KEYS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lib/rule/program.h"

namespace sparkvet::vet {

inline constexpr std::string_view kProjectFile = ".sparkvet.toml";

struct ProjectKey {
  enum class Type : uint8_t {
    kText,
    kSwitch,     // true or false
    kPath,       // a text: a file, relative to the project file's folder
    kTexts,      // a list of texts; lists of an extended file and of sections add up
    kPaths,      // a path, or a list of such
    kTextTable,  // names and texts; tables of an extended file and of sections are merged
  };
  std::string_view name;
  Type type;
  bool in_sections;  // may stand in [[paths]], too
  std::span<const std::string_view> choices;  // what the texts may be; none: anything
  std::string_view meaning;
  std::string_view example;  // as TOML, for the starter file; RULE stands for the id of some rule
};

std::span<const ProjectKey> ProjectKeys();
const ProjectKey* FindProjectKey(std::string_view name);

// A section is a table of [[paths]] with a list `match`; its other keys are those that are `in_sections`.
inline constexpr std::string_view kSections = "paths", kMatch = "match";
inline constexpr std::string_view kSectionsMeaning =
    "Settings for some of the files only, stronger than those above; of several sections that match, the later is the stronger one.";
inline constexpr std::string_view kMatchMeaning =
    "Which files the section is for, as lines of a .gitignore beside the project file would name them or a folder above them.";

std::string ProjectSchema();   // a JSON schema of project files
std::string Example(const ProjectKey& key, const rule::Program& program);
std::string ProjectStarter(const rule::Program& program);  // a project file in which every key stands, commented out

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PROJECT_KEYS_H_
