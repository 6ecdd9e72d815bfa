#include "lib/vet/judge.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lib/check/across_releases.h"
#include "lib/check/check.h"
#include "lib/resolve/by_option.h"
#include "lib/resolve/by_platform.h"
#include "lib/vet/stops_elsewhere.h"
#include "lib/vet/undecided.h"

namespace sparkvet::vet {
namespace {

using spark::ClusterManager;

bool IsStoppedAtSubmit(const driver::Transcript& submit) {
  return submit.exception != nullptr && submit.exception_cause.rule != driver::Cause::kNoRule;
}

// What stops spark-submit stops the job before its driver: that is what happens, whatever the driver would say beyond it.
// Mistakes on the command line have rules of their own, which know the place.
void StopAtSubmit(driver::Transcript& submit, driver::Transcript& transcript) {
  if (!IsStoppedAtSubmit(submit)) return;
  transcript.starts = false;
  transcript.exception = std::move(submit.exception);
  transcript.exception_cause = submit.exception_cause;
}

}  // namespace

Judge::Judge(const Knowledge& knowledge, const Options& options, const resolve::Input& input, const text::SourceSet& sources,
             std::vector<std::string>& notes, Memory& memory)
    : knowledge_(knowledge), options_(options), input_(input), sources_(sources), notes_(notes), memory_(memory) {
  if (!options.environment.empty()) machine_ = options.Machine();
}

void Judge::OnOne(Subject& subject, bool leaves_rest_untold) {
  std::optional<check::Briefs> briefs;
  if (leaves_rest_untold) briefs.emplace(options_.max_per_rule);
  On(options_.said, notes_, subject, briefs ? &*briefs : nullptr);
  if (briefs) Tell(*briefs, subject);
  NoteOtherReleases(subject);
}

void Judge::OnSeveral(Subject& subject) {
  std::vector<check::OfRelease> all;
  std::vector<std::string> notes;
  for (const spark::Release release : options_.said.releases) {
    resolve::Said said = options_.said;
    said.release = release;
    notes.clear();
    if (!all.empty()) memory_.again.resolved = std::move(subject.resolved);
    On(said, notes, subject);
    all.push_back({release, std::move(subject.findings)});
  }
  notes_.insert(notes_.end(), notes.begin(), notes.end());
  subject.findings = check::AcrossReleases(all, knowledge_.catalogue.newest());
  subject.releases = options_.releases;
}

void Judge::On(const resolve::Said& said, std::vector<std::string>& notes, Subject& subject, check::Briefs* briefs) {
  Submitted own = SubmitOn(said);
  const bool is_decided = own.resolved.context.is_decided();
  if (is_decided) subject.findings = FindingsOf(own, subject.transcript, &notes, briefs);
  subject.resolved = std::move(own.resolved);
  subject.submit = std::move(own.transcript);
  if (!is_decided) OnEachManager(said, notes, subject, briefs);
}

// Where nobody says the cluster manager, only what holds on all that may be meant is told.
void Judge::OnEachManager(const resolve::Said& said, std::vector<std::string>& notes, Subject& subject, check::Briefs* briefs) {
  std::vector<std::vector<check::Finding>> per_manager;
  std::vector<std::string_view> names;
  const bool again = subject.resolved.CanRewind();
  if (again) memory_.again.resolved = std::move(subject.resolved);
  std::vector<resolve::Resolved> assumed_ones;  // where there are options, which the manager decides about
  for (const ClusterManager manager : kAssumedManagers) {
    resolve::Said assumed = said;
    assumed.assumed_manager = manager;
    Submitted submitted = SubmitOn(assumed);
    const bool first = manager == kAssumedManagers[0];
    driver::Transcript transcript;
    per_manager.push_back(FindingsOf(submitted, transcript, first ? &notes : nullptr, briefs));
    names.push_back(spark::Name(manager));
    if (first) subject.transcript = std::move(transcript);
    if (!input_.subject->options.empty()) assumed_ones.push_back(std::move(submitted.resolved));
    else memory_.again.resolved = std::move(submitted.resolved);
  }
  if (again) subject.resolved = SubmitOn(said).resolved;
  for (const auto& findings : per_manager) {
    for (const check::Finding& f : findings) subject.elsewhere.emplace_back(f.rule, f.span);
  }
  subject.findings = check::HoldingOnAll(std::move(per_manager), names);
  if (!assumed_ones.empty()) resolve::AddByOptions(assumed_ones, names, subject.resolved);
}

std::vector<check::Finding> Judge::FindingsOf(Submitted& submitted, driver::Transcript& transcript, std::vector<std::string>* open,
                                              check::Briefs* briefs) {
  resolve::View view(knowledge_.catalogue, submitted.resolved, &memory_.room);
  transcript = Play(submitted, view);
  if (open != nullptr) AddUndecided(view, transcript, sources_, *open);
  return check::Check(knowledge_.program, view, transcript, input_.subject, &memory_.verdicts, check::Detail::kAll, briefs);
}

void Judge::Tell(const check::Briefs& briefs, Subject& subject) {
  resolve::View view(knowledge_.catalogue, subject.resolved, &memory_.room);
  view.Share(memory_.nearest);
  check::Tell(knowledge_.program, view, subject.fragment, briefs, subject.findings);
  for (const check::Briefs::OfRule& r : briefs.all()) {
    const std::string_view id = knowledge_.program.Text(knowledge_.program.infos()[r.rule->info].id);
    if (r.count > r.first.size()) subject.uncounted.emplace_back(id, r.count - r.first.size());
  }
}

// Nobody said which release: what stops the newest may be right on the one that is used, and then the finding says so.
void Judge::NoteOtherReleases(Subject& subject) {
  const auto stops = [](const check::Finding& f) { return f.stops_driver; };
  const auto stop = std::find_if(subject.findings.begin(), subject.findings.end(), stops);
  if (!subject.context().release_is_assumed || stop == subject.findings.end()) return;
  const spark::Release assumed = subject.context().release;
  const bool again = subject.resolved.CanRewind();
  if (again) memory_.again.resolved = std::move(subject.resolved);
  StopsElsewhere elsewhere(knowledge_, input_, machine_ ? &*machine_ : nullptr, driver::ReasonOf(subject.transcript.exception_cause), memory_);
  const std::string starting = knowledge_.catalogue.ReleasesWhere([&](spark::Release release) {
    if (release == assumed) return false;
    resolve::Said said = options_.said;
    said.release = release;
    if (elsewhere.Surely(said)) return false;
    const std::optional<driver::StopReason> stopped = StopOn(said);
    if (stopped) elsewhere.Learn(release, *stopped);
    return !stopped;
  });
  if (again) subject.resolved = SubmitOn(options_.said).resolved;
  if (!starting.empty()) stop->notes.push_back({{}, "Spark " + starting + " accepts this; --release names the one that is used"});
}

// ---- one play -----------------------------------------------------------------------------------------------

Submitted Judge::SubmitOn(const resolve::Said& said) {
  const driver::Surroundings surroundings{.machine = machine_ ? &*machine_ : nullptr, .through_launcher = true, .is_program = true};
  Submitted submitted = Submit(knowledge_, input_, said, surroundings, true, &memory_);
  resolve::Complete(submitted.resolved);
  resolve::AddUnwanted(*input_.subject, submitted.resolved);
  if (input_.subject->kind == carrier::Kind::kSubmit) StayInJvm(submitted.resolved);
  return submitted;
}

driver::Transcript Judge::Play(Submitted& submitted, resolve::View& view) {
  view.Share(memory_.nearest);
  if (machine_) view.SetMachine(*machine_);
  driver::Transcript transcript = memory_.rehearsals.Play(view);
  StopAtSubmit(submitted.transcript, transcript);
  return transcript;
}

std::optional<driver::StopReason> Judge::StopOf(Submitted submitted) {
  if (IsStoppedAtSubmit(submitted.transcript)) return driver::StopReason{};
  driver::Transcript transcript;
  {
    resolve::View view(knowledge_.catalogue, submitted.resolved, &memory_.room);
    transcript = Play(submitted, view);
  }
  memory_.again.resolved = std::move(submitted.resolved);
  if (transcript.starts) return std::nullopt;
  return driver::ReasonOf(transcript.exception_cause);
}

std::optional<driver::StopReason> Judge::StopOn(const resolve::Said& said) {
  Submitted own = SubmitOn(said);
  if (own.resolved.context.is_decided()) return StopOf(std::move(own));
  memory_.again.resolved = std::move(own.resolved);
  std::optional<driver::StopReason> stopped;
  for (const ClusterManager manager : kAssumedManagers) {
    resolve::Said assumed = said;
    assumed.assumed_manager = manager;
    if (stopped = StopOf(SubmitOn(assumed)); !stopped) break;
  }
  return stopped;
}

}  // namespace sparkvet::vet
