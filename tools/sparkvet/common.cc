#include "tools/sparkvet/common.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>

#include "lib/base/strings.h"
#include "lib/spark/cluster_manager.h"
#include "lib/vet/files.h"
#include "lib/vet/paths.h"

namespace sparkvet {
namespace {

base::Result<std::optional<vet::NamedText>> ReadNamed(const std::string& path) {
  if (path.empty()) return std::nullopt;
  base::Result<std::string> text = vet::ReadFile(path);
  if (!text) return std::unexpected(text.error());
  return vet::NamedText{path, std::move(*text)};
}

// "3.5": the releases that this sparkvet knows.
std::string KnownReleases(const spark::Catalogue& catalogue) {
  std::string out;
  for (const spark::ReleaseRecord& r : catalogue.releases()) out += (out.empty() ? "" : ", ") + r.line.ToString();
  return out;
}

std::string KnownPlatforms(const rule::Program& program) {
  std::string out;
  for (const rule::PlatformRecord& p : program.platforms()) out += (out.empty() ? "" : ", ") + std::string(program.Text(p.name));
  return out;
}

// "3.2..4.0", ">=3.2", "3.5", "3.5.1".
std::optional<spark::ReleaseRange> RangeOf(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (const auto range = spark::ParseReleaseRange(word)) return range;
  const bool is_one = word.find_first_of("<>") == std::string_view::npos && !word.contains("..");
  if (const auto one = spark::ParseRelease(word); one && is_one) return spark::ReleaseRange{*one, *one};
  return std::nullopt;
}

// "3.2..4.3", "3.5,4.1", ">=3.2", "3.5.1": the known releases among them, oldest first.
base::Result<std::vector<spark::Release>> ReadReleases(const std::string& words, const spark::Catalogue& catalogue) {
  const auto refuse = [&](std::string_view word) {
    return base::Fail("--release " + std::string(word) + ": not a release known here (" + KnownReleases(catalogue) +
                      "), nor a range or a list of such: 3.2..4.0, >=3.2, 3.5,4.1");
  };
  std::vector<bool> asked(catalogue.releases().size());
  for (const std::string_view word : base::Split(words, ',')) {
    const std::optional<spark::ReleaseRange> range = RangeOf(word);
    if (!range) return refuse(word);
    bool any = false;
    for (size_t i = 0; i < asked.size(); ++i) {
      if (!range->Contains(catalogue.releases()[i].line)) continue;
      asked[i] = any = true;
    }
    if (!any) return refuse(word);
  }
  std::vector<spark::Release> releases;
  for (size_t i = 0; i < asked.size(); ++i) {
    if (asked[i]) releases.push_back(catalogue.releases()[i].line);
  }
  return releases;
}

// "2.4, 3.2\u20134.3": neighbours are one range.
std::string InWords(const std::vector<spark::Release>& releases, const spark::Catalogue& catalogue) {
  std::string out;
  const auto known = catalogue.releases();
  const auto is_asked = [&](size_t i) {
    return i < known.size() && std::find(releases.begin(), releases.end(), known[i].line) != releases.end();
  };
  for (size_t i = 0; i < known.size(); ++i) {
    if (!is_asked(i)) continue;
    size_t last = i;
    while (is_asked(last + 1)) ++last;
    out += (out.empty() ? "" : ", ") + known[i].line.ToString() + (last == i ? "" : "\u2013" + known[last].line.ToString());
    i = last;
  }
  return out;
}

}  // namespace

base::Result<vet::Options> ReadContext(const ContextOptions& options, const vet::Knowledge& knowledge, HowMany many) {
  vet::Options out;
  if (!options.release.empty()) {
    base::Result<std::vector<spark::Release>> asked = ReadReleases(options.release, knowledge.catalogue);
    if (!asked) return std::unexpected(asked.error());
    if (asked->size() > 1 && many == HowMany::kOne) {
      return base::Fail("--release " + options.release + ": one release at a time here; check takes several");
    }
    out.said.release = asked->back();
    out.said.release_why = "--release " + options.release;
    out.releases = asked->size() > 1 ? InWords(*asked, knowledge.catalogue) : "";
    out.said.releases = std::move(*asked);
  }
  const auto releases = knowledge.catalogue.releases();
  const auto runs = [&](const spark::ReleaseRecord& r) { return spark::ClusterManagerOfConf(options.master, r.line).has_value(); };
  if (!options.master.empty() && std::none_of(releases.begin(), releases.end(), runs)) {
    return base::Fail("--master " + options.master + ": not a master URL; yarn, k8s://…, spark://…, local[…] are");
  }
  out.said.master = options.master;
  out.said.deploy_mode = options.deploy_mode;
  for (const std::string& variable : options.environment) {
    const size_t equals = variable.find('=');
    if (equals == 0 || equals == std::string::npos) return base::Fail("--env " + variable + ": NAME=VALUE is wanted");
    out.environment[variable.substr(0, equals)] = variable.substr(equals + 1);
  }
  if (!options.platform.empty()) {
    const rule::PlatformRecord* const platform = knowledge.program.Platform(options.platform);
    if (platform == nullptr) return base::Fail("--platform " + options.platform + ": not known here; known are " + KnownPlatforms(knowledge.program));
    out.said.platform.emplace(knowledge.program, *platform);
  }
  auto defaults = ReadNamed(options.defaults);
  if (!defaults) return std::unexpected(defaults.error());
  out.defaults = std::move(*defaults);
  auto properties = ReadNamed(options.properties_file);
  if (!properties) return std::unexpected(properties.error());
  out.properties_file = std::move(*properties);
  return out;
}

int SayProblems(const vet::Vetted& vetted, Console& console) {
  int status = kClean;
  for (const auto& fragment : vetted.fragments) {
    for (const carrier::Problem& p : fragment->problems) {
      const text::SourceFile& file = vetted.sources[p.span.file];
      console.Say(file.path() + ':' + std::to_string(file.Locate(p.span.begin).line) + ": " + p.message);
      status = kUnparsable;
    }
  }
  return status;
}

std::optional<std::tm> Moment() {
  std::tm moment{};
  if (const char* const fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr && *fixed != '\0') {
    const auto seconds = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
    return gmtime_r(&seconds, &moment) == nullptr ? std::nullopt : std::optional(moment);
  }
  const std::time_t now = std::time(nullptr);
  return localtime_r(&now, &moment) == nullptr ? std::nullopt : std::optional(moment);
}

std::optional<check::Date> Today() {
  const std::optional<std::tm> now = Moment();
  if (!now) return std::nullopt;
  return std::chrono::year(now->tm_year + 1900) / (now->tm_mon + 1) / now->tm_mday;
}

namespace {

// Checked and in the terms of lib/vet.
base::Result<vet::PathOptions> ReadPaths(const InputOptions& input) {
  vet::PathOptions out;
  out.paths = input.paths;
  out.excludes = input.excludes;
  out.excludes_named = input.force_exclude;
  out.only_read = input.list;
  out.jobs = input.jobs != 0 ? input.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (!input.stdin_filename.empty()) out.stdin_name = input.stdin_filename;
  if (!input.stdin_filename.empty() && std::find(input.paths.begin(), input.paths.end(), "-") == input.paths.end()) {
    return base::Fail("--stdin-filename says what - is; name - among the paths");
  }
  if (input.kind.empty()) return out;
  out.format = carrier::FormatNamed(input.kind);
  if (out.format == nullptr) return base::Fail("--kind " + input.kind + ": there is no such format; there are " + carrier::FormatNames());
  for (const std::string& path : input.paths) {
    if (path != "-" && vet::IsDirectory(path)) return base::Fail("--kind is for files, and " + path + " is a directory: name its files");
  }
  return out;
}

// "run.sh: shell: named run.sh, says spark-submit"
std::string Listed(const vet::VettedPath& path) {
  return base::Printable(path.path) + ": " + std::string(path.vetted.format->name) + ": " + path.vetted.why + '\n';
}

}  // namespace

base::Result<vet::Projects> ReadProjects(const InputOptions& input, vet::Policies& policies) {
  if (!input.config.empty() && input.isolated) return base::Fail("--config names a project file, --isolated wants none");
  if (!input.config.empty()) {
    if (base::Result<std::string> text = vet::ReadFile(input.config); !text) return base::Fail("--config " + text.error().message);
  }
  return vet::Projects(policies, input.config, input.isolated);
}

const vet::WithPolicies* PoliciesHere(const InputOptions& input, vet::Policies& policies, Console& console) {
  base::Result<vet::Projects> projects = ReadProjects(input, policies);
  if (!projects) {
    console.Say(projects.error().message);
    return nullptr;
  }
  const vet::Project* const project = projects->Of(std::filesystem::current_path());
  if (project == nullptr) return &policies.With({});
  for (const std::string& error : project->errors) console.Tell(error);
  return project->errors.empty() ? &policies.With(vet::PoliciesOf(*project)) : nullptr;
}

int EachInput(const InputOptions& input, vet::Policies& policies, const vet::Options& flags, Console& console,
              const std::function<void(vet::Vetted&, const std::string& path)>& take,
              const std::function<void(const vet::Vetted&)>& pass) {
  int status = kClean;
  const auto fail = [&](const std::string& line) {
    console.Say(line);
    status = kUsage;
  };
  base::Result<vet::Projects> projects = ReadProjects(input, policies);
  if (!projects) {
    fail(projects.error().message);
    return status;
  }
  vet::Vetters vetters(policies, flags);
  const auto tell_project = [&](std::string_view text) {
    console.Tell(text);
    status = kUsage;
  };
  if (!input.command.empty()) {
    const std::string here = std::filesystem::current_path();
    const vet::Project* const project = projects->Of(here);
    if (project != nullptr && !project->errors.empty()) {
      for (const std::string& error : project->errors) tell_project(error);
      return status;
    }
    vet::Vetted vetted = vetters.For(project, here + "/command line").VetCommand(input.command);
    if (vetted.recognised) take(vetted, "command line");
    else fail("'" + input.command.front() + "' is no program of Spark's: a command line starts with spark-submit or one of its wrappers");
  }
  const base::Result<vet::PathOptions> paths = ReadPaths(input);
  if (!paths) {
    fail(paths.error().message);
    return status;
  }
  const auto one = [&](vet::VettedPath& path) {
    switch (path.what) {
      case vet::VettedPath::What::kVetted:
        if (input.list) console.Out(Listed(path));
        else take(path.vetted, path.path);
        return;
      case vet::VettedPath::What::kNothing:
        if (pass) pass(path.vetted);
        if (input.list) console.Out(base::Printable(path.path) + ": nothing of Spark's: " + path.text + '\n');
        else console.Say(path.path + ": nothing of Spark's: " + path.text);
        return;
      case vet::VettedPath::What::kNothingBelow: return console.Say(path.path + ": no Spark configuration found");
      case vet::VettedPath::What::kNote: return console.Remark(path.text);
      case vet::VettedPath::What::kFailure: return fail(path.text);
      case vet::VettedPath::What::kProject: return tell_project(path.text);
    }
  };
  vet::VetPaths(*projects, vetters, *paths, one, [&](size_t files) { console.Progress(files); });
  return status;
}

}  // namespace sparkvet
