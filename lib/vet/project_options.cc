#include "lib/vet/project_options.h"

#include <optional>

#include "lib/vet/files.h"

namespace sparkvet::vet {
namespace {

// ".sparkvet.toml: release", as the context's reason.
std::string Why(const ProjectEntry& entry, std::string_view key) { return entry.file + ": " + std::string(key); }

// Of a file that it names beside itself.
std::string PathOf(const ProjectEntry& entry) { return FromFolder(entry.folder, entry.value); }

std::optional<NamedText> Beside(const ProjectEntry* entry) {
  if (entry == nullptr) return std::nullopt;
  const std::string path = PathOf(*entry);
  base::Result<std::string> text = ReadRegularFile(path, kMostWalked);
  if (!text) return std::nullopt;  // gone since the project file was read
  return NamedText{ShownPath(path), std::move(*text), true};
}

std::vector<std::string> Texts(std::span<const ProjectEntry> entries) {
  std::vector<std::string> out;
  for (const ProjectEntry& e : entries) out.push_back(e.value);
  return out;
}

}  // namespace

Options WithProject(const rule::Program& program, const Options& flags, const ProjectSettings& settings) {
  Options out = flags;
  auto says = std::make_shared<resolve::ProjectSays>();
  if (const ProjectEntry* const release = settings.One("release")) {
    says->release = spark::ParseRelease(release->value);
    says->release_why = Why(*release, "release");
  }
  if (const ProjectEntry* const master = settings.One("master")) {
    says->master = master->value;
    says->master_why = Why(*master, "master");
  }
  if (const ProjectEntry* const mode = settings.One("deploy-mode")) {
    says->deploy_mode = mode->value;
    says->deploy_mode_why = Why(*mode, "deploy-mode");
  }
  says->known_keys = Texts(settings.All("known-keys"));
  out.said.project = says.get();
  out.project = std::move(says);

  for (const ProjectEntry& e : settings.All("environment")) out.environment.try_emplace(e.name, e.value);
  if (const ProjectEntry* const platform = settings.One("platform"); platform != nullptr && !out.said.platform) {
    out.said.platform.emplace(program, *program.Platform(platform->value));
  }
  // A flag that names a properties file also takes the place of the project's defaults, as on a command line.
  if (!out.properties_file) out.properties_file = Beside(settings.One("properties-file"));
  if (!out.defaults) out.defaults = Beside(settings.One("defaults"));
  out.rules.select = Texts(settings.All("select"));
  out.rules.ignore = Texts(settings.All("ignore"));
  if (const ProjectEntry* const version = settings.One("operator-version")) {
    out.operator_version = carrier::OperatorVersion::Parse(version->value);
  }
  if (const ProjectEntry* const reason = settings.One("require-reason"); reason != nullptr && reason->value == "true") {
    out.suppressions.reason_required = true;
  }
  for (const ProjectEntry& e : settings.All("severity")) {
    if (const auto severity = rule::SeverityByName(e.value)) out.rules.severity[e.name] = *severity;
  }
  if (const ProjectEntry* const fail_on = settings.One("fail-on"); fail_on != nullptr && !out.fail_on) {
    out.fail_on = rule::SeverityByName(fail_on->value);
  }
  if (const ProjectEntry* const baseline = settings.One("baseline"); baseline != nullptr && out.baseline.empty()) {
    out.baseline = ShownPath(PathOf(*baseline));
  }
  return out;
}

std::vector<std::string> PoliciesOf(const ProjectSettings& settings) {
  std::vector<std::string> files;
  for (const ProjectEntry& e : settings.All("policies")) files.push_back(PathOf(e));
  return files;
}

std::vector<std::string> PoliciesOf(const Project& project) {
  return PoliciesOf(project.Of(std::vector<bool>(project.sections.size(), true)));
}

Vetters::Vetters(Policies& policies, Options flags) : policies_(policies), flags_(std::move(flags)) {}

const Vetter& Vetters::For(const Project* project, const std::string& real_path) {
  const std::vector<bool> matching = project == nullptr ? std::vector<bool>() : project->Matching(real_path);
  std::unique_ptr<Vetter>& vetter = vetters_[{project, matching}];
  if (vetter == nullptr && project == nullptr) vetter = std::make_unique<Vetter>(policies_.knowledge(), flags_);
  if (vetter == nullptr) {
    const ProjectSettings settings = project->Of(matching);
    const Knowledge& knowledge = *policies_.With(PoliciesOf(settings)).knowledge;
    vetter = std::make_unique<Vetter>(knowledge, WithProject(knowledge.program, flags_, settings));
  }
  return *vetter;
}

}  // namespace sparkvet::vet
