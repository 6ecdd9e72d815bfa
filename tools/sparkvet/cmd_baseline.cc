#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>

#include "lib/base/strings.h"
#include "lib/vet/baseline.h"
#include "lib/vet/project_options.h"
#include "lib/vet/repeats.h"
#include "lib/vet/write_file.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

// The one that is named, else that of the project file which holds here, else the usual one.
base::Result<std::string> FileFor(const BaselineOptions& options, vet::Policies& policies) {
  if (!options.file.empty()) return options.file;
  base::Result<vet::Projects> projects = ReadProjects(options.input, policies);
  if (!projects) return std::unexpected(projects.error());
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  vet::Vetters vetters(policies, {});
  const std::string& named = vetters.For(projects->Of(here), here + "/.").options().baseline;
  return named.empty() ? std::string(vet::kBaselineFile) : named;
}

}  // namespace

int RunBaseline(const BaselineOptions& options, vet::Policies& policies, Console& console) {
  if (options.quiet) console.BeQuiet();
  if (options.input.paths.empty() || !options.input.command.empty()) return console.Refuse("a baseline is of files: name files or directories");
  base::Result<vet::Options> context = ReadContext(options.context, policies.knowledge(), HowMany::kSeveral);
  if (!context) return console.Refuse(context.error().message);
  context->max_per_rule = 0;
  context->suppressions.today = Today();
  const base::Result<std::string> file = FileFor(options, policies);
  if (!file) return console.Refuse(file.error().message);
  const bool prunes = options.action == "prune";
  base::Result<vet::Baseline> baseline = prunes ? vet::Baseline::Read(*file) : base::Result<vet::Baseline>(vet::Baseline(*file));
  if (!baseline) return console.Refuse(baseline.error().message);

  const size_t before = baseline->size();
  vet::Repeats repeats;
  const auto take = [&](vet::Vetted& vetted, const std::string& path) {
    if (prunes) baseline->See(path);
    for (vet::Subject& subject : vetted.subjects) {
      repeats.LeaveNew(subject, vetted.sources);
      if (prunes) baseline->LeaveNew(subject, vetted.sources);
      else baseline->Add(subject, vetted.sources);
    }
  };
  const int status = EachInput(options.input, policies, *context, console, take);
  if (status != kClean) return console.Refuse(*file + ": is left as it is, since not all could be read");
  const size_t stale = baseline->stale();
  if (prunes) baseline->Prune();
  if (!prunes || stale > 0) {
    if (!vet::ReplaceFile(*file, baseline->ToText())) return console.Refuse(*file + ": " + std::strerror(errno));
  }
  if (prunes) console.Remark(*file + ": " + std::to_string(stale) + " of " + base::Count(before, "finding") + " taken out");
  else console.Remark(*file + ": " + base::Count(baseline->size(), "finding") + " written down");
  return kClean;
}

}  // namespace sparkvet
