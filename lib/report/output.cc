#include "lib/report/output.h"

#include "lib/base/strings.h"

namespace sparkvet::report {
void EntryOutput::Add(const carrier::Problem& problem, const text::SourceSet& sources) {
  check::Finding finding;
  finding.rule = kSyntax;
  finding.severity = check::Severity::kError;
  finding.message = problem.message;
  finding.span = problem.span;
  AddFinding(finding, sources, sources[problem.span.file].path(), nullptr);
}

void EntryOutput::Add(const Configuration& configuration) {
  Begin(configuration);
  for (const check::Finding& f : configuration.findings) AddFinding(f, configuration.sources, configuration.path, &configuration);
  for (const check::Suppressed& s : configuration.suppressed) {
    AddFinding(s.finding, configuration.sources, configuration.path, &configuration, &s);
  }
}

void EntryOutput::AddFinding(const check::Finding& finding, const text::SourceSet& sources, std::string_view path,
                             const Configuration* configuration, const check::Suppressed* suppressed) {
  Entry entry{finding, sources, path, finding.span.known(), {}, {}, {}, configuration, suppressed};
  std::string_view line;
  if (entry.has_place) {
    const text::SourceFile& file = sources[finding.span.file];
    entry.path = file.path();
    entry.begin = file.Locate(finding.span.begin);
    entry.end = file.Locate(finding.span.end);
    line = base::TrimBlanks(file.Line(entry.begin.line));
  }
  // By content, not by line number: what moves is the same finding.
  std::string identity = finding.rule + '\n' + std::string(entry.path) + '\n' + std::string(line);
  const size_t times = seen_[identity]++;
  entry.fingerprint = base::Fingerprint(identity + '\n' + std::to_string(times));
  if (suppressed == nullptr) Add(entry);
  else AddSuppressed(entry);
}

}  // namespace sparkvet::report
