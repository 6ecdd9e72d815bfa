// A project's settings as TOML again, for people: what holds for a path, and who says so.
//
//   ShowProject(settings, true)  ->  release = "2.4"  # .sparkvet.toml:4:11, [[paths]] legacy/
#ifndef SPARKVET_LIB_VET_PROJECT_SHOW_H_
#define SPARKVET_LIB_VET_PROJECT_SHOW_H_

#include <string>

#include "lib/vet/project.h"

namespace sparkvet::vet {

std::string ShowProject(const ProjectSettings& settings, bool with_origin);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_PROJECT_SHOW_H_
