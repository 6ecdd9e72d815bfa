#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "lib/base/strings.h"
#include "lib/vet/files.h"
#include "lib/vet/project_show.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

// What holds for a path, as TOML.
int Show(const ConfigOptions& options, vet::Policies& policies, Console& console) {
  base::Result<vet::Projects> projects = ReadProjects(options.input, policies);
  if (!projects) return console.Refuse(projects.error().message);
  std::error_code error;
  const std::filesystem::path canonical = std::filesystem::canonical(options.path, error);
  if (error) return console.Refuse(options.path + ": " + error.message());
  const bool is_folder = vet::IsDirectory(options.path);
  const std::string real = canonical == "/" ? "" : canonical.string();
  const vet::Project* const project = projects->Of(is_folder ? real : real.substr(0, real.rfind('/')));
  if (project == nullptr) {
    console.Say(options.path + ": no " + std::string(vet::kProjectFile) + " holds for it");
    return kClean;
  }
  for (const std::string& e : project->errors) console.Tell(e);
  if (!project->errors.empty()) return kUsage;
  // A folder's sections are those of what is in it.
  console.Out(vet::ShowProject(project->Of(project->Matching(is_folder ? real + '/' : real)), options.origin));
  return kClean;
}

// A starter file. One that is there is nobody's to overwrite.
int Init(const ConfigOptions& options, const vet::Knowledge& knowledge, Console& console) {
  const std::string path = options.path == "." ? std::string(vet::kProjectFile) : options.path + '/' + std::string(vet::kProjectFile);
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return console.Refuse(path + ": " + (errno == EEXIST ? "is there already, and stays as it is" : std::strerror(errno)));
  const std::string text = vet::ProjectStarter(knowledge.program);
  const bool written = write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (close(fd) != 0 || !written) {
    console.Say(path + ": " + std::strerror(errno));
    unlink(path.c_str());
    return kUsage;
  }
  console.Out(base::Printable(path) + '\n');
  return kClean;
}

}  // namespace

int RunConfig(const ConfigOptions& options, vet::Policies& policies, Console& console) {
  if (options.action == "show") return Show(options, policies, console);
  if (options.action == "init") return Init(options, policies.knowledge(), console);
  console.Out(vet::ProjectSchema());
  return kClean;
}

}  // namespace sparkvet
