#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/strings.h"
#include "lib/report/driver_log.h"
#include "lib/report/settings.h"
#include "lib/vet/baseline.h"
#include "lib/vet/repeats.h"
#include "tools/sparkvet/commands.h"
#include "tools/sparkvet/sinks.h"

namespace sparkvet {
namespace {

// "Spark 3.5 (the newest known), yarn (--master yarn)"
std::string Judged(const vet::Subject& subject) {
  return report::ShowContext(subject.context(), subject.releases) +
         (subject.context().is_decided() ? "" : "; said is only what holds on yarn, kubernetes and standalone");
}

// The time that the log shows.
std::string Stamp() {
  const std::optional<std::tm> moment = Moment();
  return moment ? report::LogStamp(*moment) : "";
}

check::SuppressionOptions Suppressions(const CheckOptions& options) {
  check::SuppressionOptions out;
  out.honoured = !options.no_suppressions;
  out.reason_required = options.require_reason;
  out.today = Today();
  return out;
}

// How often each rule fired.
class Statistics {
 public:
  void Add(const check::Finding& f) { ++counts_[{f.rule, f.severity}]; }
  void AddSuppressed(const check::Finding& f) { ++counts_[{f.rule + " (suppressed)", f.severity}]; }

  // "   12  warning  unknown-key", most frequent first.
  std::string Table() const {
    std::vector<std::pair<Row, size_t>> rows(counts_.begin(), counts_.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (const auto& [row, count] : rows) {
      const std::string number = std::to_string(count), severity(rule::Name(row.second));
      out += std::string(8 - std::min<size_t>(8, number.size()), ' ') + number + "  " + severity +
             std::string(9 - severity.size(), ' ') + row.first + '\n';
    }
    return out;
  }

 private:
  using Row = std::pair<std::string, check::Severity>;
  std::map<Row, size_t> counts_;
};

// As what the configurations with findings were judged: said once per context at the end, not once per file.
class Judgements {
 public:
  void Add(std::string_view path, const std::string& judged) {
    const auto same = std::find_if(contexts_.begin(), contexts_.end(), [&](const Context& c) { return c.judged == judged; });
    if (same != contexts_.end()) {
      ++same->further;
    } else if (contexts_.size() < kMost) {
      contexts_.push_back({judged, std::string(path), 0});
    } else {
      ++others_;
    }
  }

  // "jobs/a.sh and 2 more configurations: judged as Spark 3.5 (--release 3.5), yarn (--master yarn)", in the order of the input.
  void Tell(Console& console) const {
    for (const Context& c : contexts_) {
      console.Remark(c.path + (c.further > 0 ? " and " + base::Count(c.further, "more configuration") : "") + ": judged as " + c.judged);
    }
    if (others_ > 0) console.Remark(base::Count(others_, "configuration") + " judged in other contexts: --format json names each");
  }

 private:
  static constexpr size_t kMost = 10;  // what is held stays small however many files there are
  struct Context {
    std::string judged;
    std::string path;  // of the first
    size_t further;
  };
  std::vector<Context> contexts_;
  size_t others_ = 0;
};

// One run of `check`: what is found goes to the sinks, what is good to know to the console.
class Run {
 public:
  Run(const CheckOptions& options, Console& console, Sinks& sinks) : options_(options), console_(console), sinks_(sinks) {}

  void Take(vet::Vetted& vetted, const std::string& path) {
    for (const auto& fragment : vetted.fragments) {
      for (const carrier::Problem& p : fragment->problems) TakeProblem(p, vetted.sources);
    }
    vet::Baseline* const baseline = BaselineFor(vetted);
    if (baseline != nullptr) baseline->See(path);
    for (vet::Subject& subject : vetted.subjects) TakeSubject(subject, vetted, path, baseline);
    for (const std::string& note : vetted.notes) console_.Remark(note);
  }

  // The exit code for what was found.
  int Finish() {
    if (options_.statistics) console_.Out(statistics_.Table());
    const bool written = sinks_.End(totals_);
    judgements_.Tell(console_);
    if (sinks_.is_for_people() && (totals_.configurations > 0 || totals_.broken > 0)) {
      console_.Remark(base::Count(totals_.errors, "error") + ", " + base::Count(totals_.warnings, "warning") + ", " +
                      base::Count(totals_.infos, "info") + " in " + base::Count(totals_.configurations, "configuration") +
                      (totals_.suppressed > 0 ? "; " + std::to_string(totals_.suppressed) + " suppressed" : "") +
                      (totals_.in_baseline > 0 ? "; " + std::to_string(totals_.in_baseline) + " in the baseline" : ""));
      TellStale();
      TellFixes();
      if (std::getenv("GITLAB_CI") != nullptr && !sinks_.Has("gitlab") && totals_.errors + totals_.warnings > 0) {
        console_.Remark("--format gitlab=gl-code-quality-report.json makes a report for GitLab's merge requests");
      }
    }
    return std::max({found_ ? kFindings : kClean, totals_.broken > 0 ? kUnparsable : kClean, written && !is_world_broken_ ? kClean : kUsage});
  }

 private:
  void TakeProblem(const carrier::Problem& problem, const text::SourceSet& sources) {
    ++totals_.broken;
    if (!options_.statistics) sinks_.Add(problem, sources);
    if (sinks_.Has("driver")) console_.Say(base::Printable(sources[problem.span.file].path()) + ": " + problem.message);
  }

  // What the options or the project file name, read once; null for none.
  vet::Baseline* BaselineFor(const vet::Vetted& vetted) {
    if (vetted.vetter == nullptr || vetted.vetter->options().baseline.empty()) return nullptr;
    const std::string& file = vetted.vetter->options().baseline;
    const auto known = baselines_.find(file);
    if (known != baselines_.end()) return known->second ? &*known->second : nullptr;
    base::Result<vet::Baseline> read = vet::Baseline::Read(file);
    if (!read) {
      console_.Say(read.error().message + " (sparkvet baseline write makes it)");
      is_world_broken_ = true;
    }
    auto& kept = baselines_[file];
    if (read) kept.emplace(std::move(*read));
    return kept ? &*kept : nullptr;
  }

  void TakeSubject(vet::Subject& subject, const vet::Vetted& vetted, const std::string& path, vet::Baseline* baseline) {
    const text::SourceSet& sources = vetted.sources;
    const check::Severity fail_on = vetted.vetter->options().fail_on.value_or(check::Severity::kError);
    if (sinks_.Has("driver") && !subject.context().is_decided()) {
      console_.Remark(path + ": no cluster manager is named: this is the driver on yarn; --master names another");
    }
    repeats_.LeaveNew(subject, sources);
    if (baseline != nullptr) totals_.in_baseline += baseline->LeaveNew(subject, sources);
    if (!options_.statistics) {
      sinks_.Add(report::Configuration{path, sources, subject.context(), subject.submit, subject.transcript, subject.findings, subject.suppressed,
                                      vetted.vetter->knowledge().program});
    }
    if (sinks_.is_for_people() && !subject.findings.empty()) judgements_.Add(path, Judged(subject));
    ++totals_.configurations;
    const bool is_file = vetted.format != nullptr;  // no command line
    for (const check::Finding& f : subject.findings) {
      Count(f, fail_on);
      if (is_file && !f.fix.edits.empty()) ++(f.fix.is_safe ? safe_fixes_ : guesses_);
    }
    totals_.suppressed += subject.suppressed.size();
    if (!options_.statistics) return;
    for (const check::Suppressed& s : subject.suppressed) statistics_.AddSuppressed(s.finding);
  }

  // A baseline shrinks, and never grows by itself.
  void TellStale() {
    for (const auto& [file, baseline] : baselines_) {
      const size_t stale = baseline ? baseline->stale() : 0;
      if (stale == 0) continue;
      console_.Remark(file + ": " + base::Count(stale, "finding") + " of it " + (stale == 1 ? "is" : "are") +
                      " there no more: sparkvet baseline prune takes that out");
    }
  }

  void TellFixes() {
    if (safe_fixes_ + guesses_ == 0) return;
    std::string may = "sparkvet fix";
    if (safe_fixes_ == 0) may += " --unsafe";
    may += " may mend " + std::to_string(safe_fixes_ == 0 ? guesses_ : safe_fixes_) + " of them";
    if (safe_fixes_ > 0 && guesses_ > 0) may += ", with --unsafe " + std::to_string(guesses_) + " more";
    console_.Remark(may);
  }

  void Count(const check::Finding& f, check::Severity fail_on) {
    ++(f.severity == check::Severity::kError ? totals_.errors
       : f.severity == check::Severity::kWarning ? totals_.warnings : totals_.infos);
    if (f.severity >= fail_on && !options_.exit_zero) found_ = true;
    if (options_.statistics) statistics_.Add(f);
  }

  const CheckOptions& options_;
  Console& console_;
  Sinks& sinks_;
  Statistics statistics_;
  Judgements judgements_;
  vet::Repeats repeats_;
  report::Totals totals_;
  std::map<std::string, std::optional<vet::Baseline>> baselines_;  // nothing: it cannot be read
  bool is_world_broken_ = false;
  size_t safe_fixes_ = 0, guesses_ = 0;
  bool found_ = false;
};

}  // namespace

int RunCheck(const CheckOptions& options, vet::Policies& policies, Console& console) {
  if (options.quiet) console.BeQuiet();
  if (options.input.paths.empty() && options.input.command.empty()) return console.Refuse("nothing to check: name files or directories, or a command line behind --");
  const bool asks_for_log = std::ranges::any_of(options.formats, [](const std::string& f) { return f.starts_with("driver"); });
  if (options.timestamps && !asks_for_log) return console.Refuse("--timestamps is for --format driver: only a log has times");
  base::Result<vet::Options> context = ReadContext(options.context, policies.knowledge(), HowMany::kSeveral);
  if (!context) return console.Refuse(context.error().message);
  if (options.input.list) return EachInput(options.input, policies, {}, console, {});
  const report::Surroundings surroundings{policies.knowledge().program, console.style(), SPARKVET_VERSION, options.show_suppressed,
                                          options.timestamps ? Stamp() : ""};
  base::Result<Sinks> sinks = Sinks::Make(options.formats, surroundings, console);
  if (!sinks) return console.Refuse(sinks.error().message);
  if (sinks->Has("driver") && context->said.releases.size() > 1) return console.Refuse("--format driver is the log of one release");

  context->max_per_rule = options.max_per_rule;
  context->suppressions = Suppressions(options);
  context->fail_on = rule::SeverityByName(options.fail_on);
  context->baseline = options.baseline;
  Run run(options, console, *sinks);
  const int read_status = EachInput(options.input, policies, *context, console,
                                    [&](vet::Vetted& vetted, const std::string& path) { run.Take(vetted, path); });
  return std::max(run.Finish(), read_status);
}

}  // namespace sparkvet
