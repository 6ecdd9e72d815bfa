// Reads a project file, strictly: an unknown key, a wrong type or an impossible value is an error with its place.
//
//   ReadProject(policies, "/repo/.sparkvet.toml")
//     ->  settings; or errors {".sparkvet.toml:2:1: error: unknown key 'relase'\n    2 | relase = …"}
//
// Files that it extends, and policies that it names, are read with it. toml++ stays inside.
#ifndef SPARKVET_LIB_VET_PROJECT_READER_H_
#define SPARKVET_LIB_VET_PROJECT_READER_H_

#include <memory>
#include <string>
#include <string_view>

#include "lib/vet/policies.h"
#include "lib/vet/project.h"

namespace sparkvet::vet {

// `real` is the file's absolute path without links. Never fails: what is wrong stands in `errors`.
std::unique_ptr<Project> ReadProject(Policies& policies, const std::string& real);

// The same of a text that is nowhere; what it names is not looked for.
std::unique_ptr<Project> ReadProjectText(Policies& policies, std::string_view text);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PROJECT_READER_H_
