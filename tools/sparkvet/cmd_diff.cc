#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/strings.h"
#include "lib/report/difference.h"
#include "lib/vet/compare.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

// One run of `diff`.
class Run {
 public:
  Run(const DiffOptions& options, const vet::Knowledge& knowledge, Console& console) : options_(options), knowledge_(knowledge), console_(console) {}

  void Tell(const vet::Vetted& before, const vet::Vetted& after) {
    const report::ResolutionScope scope{options_.all, options_.prefix};
    for (const report::JobDifference& d : vet::Compare(knowledge_, before, after, scope)) {
      ++jobs_;
      different_ += !d.empty();
      if (options_.format == "text") console_.Out(report::ShowDifference(d, console_.style()));
      else if (!d.empty()) console_.Out(report::DifferenceAsJson(d));
    }
    for (const vet::Vetted* vetted : {&before, &after}) status_ = std::max(status_, SayProblems(*vetted, console_));
  }

  int Finish() {
    const std::string all = base::Count(jobs_, "configuration");
    console_.Remark(different_ == 0 ? "none of " + all + " differs" : std::to_string(different_) + " of " + all + (different_ == 1 ? " differs" : " differ"));
    return std::max(status_, different_ > 0 ? kFindings : kClean);
  }

 private:
  const DiffOptions& options_;
  const vet::Knowledge& knowledge_;
  Console& console_;
  size_t jobs_ = 0, different_ = 0;
  int status_ = kClean;
};

// Two files.
int OfFiles(const DiffOptions& options, vet::Policies& policies, const vet::Options& context, Console& console) {
  std::vector<vet::Vetted> both;
  const int status = EachInput(options.input, policies, context, console, [&](vet::Vetted& vetted, const std::string&) { both.push_back(std::move(vetted)); });
  if (status != kClean) return status;
  if (both.size() != 2) return console.Refuse("two files with Spark configuration are compared; for one of them on two releases name --from and --to");
  Run run(options, policies.knowledge(), console);
  run.Tell(both[0], both[1]);
  return run.Finish();
}

// Each file on two releases.
int OfReleases(const DiffOptions& options, vet::Policies& policies, vet::Options from, const vet::Options& to, Console& console) {
  from.said.is_question = true;
  Run run(options, policies.knowledge(), console);
  const auto take = [&](const vet::Vetted& before, const std::string& path) {
    vet::Options then = before.vetter->options();
    then.said.release = to.said.release;
    then.said.releases = to.said.releases;
    then.said.release_why = to.said.release_why;
    const vet::Vetter vetter(before.vetter->knowledge(), std::move(then));
    run.Tell(before, vetter.Vet(path, std::string(before.sources[0].text()), before.format));
  };
  const int status = EachInput(options.input, policies, from, console, take);
  return std::max(run.Finish(), status);
}

// Empty: nothing.
std::string_view WhatIsWrongWith(const DiffOptions& options) {
  if (options.from.empty() != options.to.empty()) return "--from and --to belong together";
  if (!options.from.empty() && !options.context.release.empty()) return "--from and --to say the releases: --release is one too many";
  if (!options.input.command.empty()) return "diff is for files: a command line is compared with explain or resolve";
  if (options.from.empty() && options.input.paths.size() != 2) return "name two files, before and after; or --from and --to";
  return options.input.paths.empty() ? "nothing to compare: name files or directories" : "";
}

}  // namespace

int RunDiff(const DiffOptions& options, vet::Policies& policies, Console& console) {
  if (options.quiet) console.BeQuiet();
  if (const std::string_view wrong = WhatIsWrongWith(options); !wrong.empty()) return console.Refuse(wrong);
  const auto read = [&](const std::string& release, const char* option) {
    ContextOptions context = options.context;
    if (!release.empty()) context.release = release;
    base::Result<vet::Options> out = ReadContext(context, policies.knowledge(), HowMany::kOne);
    if (!out) {
      constexpr std::string_view kRelease = "--release";
      const std::string& why = out.error().message;
      console.Say(!release.empty() && why.starts_with(kRelease) ? option + why.substr(kRelease.size()) : why);
      return out;
    }
    out->max_per_rule = 0;
    out->suppressions.today = Today();
    if (!release.empty()) out->said.release_why = std::string(option) + ' ' + release;
    return out;
  };
  const base::Result<vet::Options> from = read(options.from, "--from");
  if (!from) return kUsage;
  if (options.from.empty()) return OfFiles(options, policies, *from, console);
  const base::Result<vet::Options> to = read(options.to, "--to");
  if (!to) return kUsage;
  return OfReleases(options, policies, *from, *to, console);
}

}  // namespace sparkvet
