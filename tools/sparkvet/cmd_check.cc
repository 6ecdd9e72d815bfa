#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "lib/base/strings.h"
#include "lib/report/driver_log.h"
#include "lib/report/settings.h"
#include "lib/report/text.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

struct Counts {
  size_t errors = 0, warnings = 0, infos = 0, subjects = 0;

  void Add(check::Severity severity) {
    ++(severity == check::Severity::kError ? errors : severity == check::Severity::kWarning ? warnings : infos);
  }
};

// "submit.sh: judged as Spark 3.5 (the newest known), yarn (--master yarn)"
std::string Judged(const vet::Subject& subject, const std::string& path) {
  return base::Printable(path) + ": judged as " + report::ShowContext(subject.context()) +
         (subject.context().is_decided() ? "" : "; said is only what holds on yarn, kubernetes and standalone");
}

void ShowText(const vet::Vetted& vetted, const std::string& path, Console& console) {
  for (const auto& fragment : vetted.fragments) {
    for (const carrier::Problem& p : fragment->problems) console.Out(report::ShowProblem(p, vetted.sources, console.style()) + '\n');
  }
  for (const vet::Subject& subject : vetted.subjects) {
    for (const check::Finding& f : subject.findings) {
      console.Out(report::ShowFinding(f, vetted.sources, path, console.style()) + '\n');
    }
    if (!subject.findings.empty()) console.Say(Judged(subject, path));
  }
}

// The time that the log shows: now, here; or what SOURCE_DATE_EPOCH says, in UTC, so that output can be the same again.
std::string Stamp() {
  std::tm moment{};
  if (const char* const fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr && *fixed != '\0') {
    const auto seconds = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
    return gmtime_r(&seconds, &moment) == nullptr ? "" : report::LogStamp(moment);
  }
  const std::time_t now = std::time(nullptr);
  return localtime_r(&now, &moment) == nullptr ? "" : report::LogStamp(moment);
}

void ShowDriver(const vet::Vetted& vetted, const std::string& path, std::string_view stamp, Console& console) {
  for (const vet::Subject& subject : vetted.subjects) {
    if (!subject.context().is_decided()) {
      console.Say(path + ": no cluster manager is named: this is the driver on yarn; --master names another");
    }
    console.Out(report::ShowDriverLog(subject.transcript, stamp));
  }
  for (const auto& fragment : vetted.fragments) {
    for (const carrier::Problem& p : fragment->problems) {
      console.Say(base::Printable(vetted.sources[p.span.file].path()) + ": " + p.message);
    }
  }
}

}  // namespace

int RunCheck(const CheckOptions& options, const vet::Knowledge& knowledge, Console& console) {
  base::Result<vet::Options> context = ReadContext(options.context, knowledge);
  if (!context) {
    console.Say(context.error().message);
    return kUsage;
  }
  context->max_per_rule = options.max_per_rule;
  const vet::Vetter vetter(knowledge, std::move(*context));
  const auto threshold = rule::SeverityByName(options.fail_on);

  const std::string stamp = options.timestamps ? Stamp() : "";
  Counts counts;
  int status = kClean;
  const int read_status = EachInput(options.input, vetter, console, [&](const vet::Vetted& vetted, const std::string& path) {
    if (options.format == "driver") ShowDriver(vetted, path, stamp, console);
    else ShowText(vetted, path, console);
    for (const std::string& note : vetted.notes) console.Say(note);
    if (vetted.has_problems()) status = std::max(status, kUnparsable);
    counts.subjects += vetted.subjects.size();
    for (const vet::Subject& subject : vetted.subjects) {
      for (const check::Finding& f : subject.findings) {
        counts.Add(f.severity);
        if (threshold && f.severity >= *threshold && !options.exit_zero) status = std::max(status, kFindings);
      }
    }
  });
  if (options.format == "text" && (counts.subjects > 0 || status != kClean)) {
    console.Say(base::Count(counts.errors, "error") + ", " + base::Count(counts.warnings, "warning") + ", " +
                 base::Count(counts.infos, "info") + " in " + base::Count(counts.subjects, "configuration"));
  }
  return std::max(status, read_status);
}

}  // namespace sparkvet
