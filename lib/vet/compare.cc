#include "lib/vet/compare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "lib/report/settings.h"
#include "lib/resolve/view.h"

namespace sparkvet::vet {
namespace {

using report::Change;
using report::JobDifference;
using report::ResolvedSetting;

// A job and how it is seen.
struct Side {
  Side(const Knowledge& knowledge, const Vetted& of, const Subject& job) : vetted(of), subject(job), view(knowledge.catalogue, job.resolved) {
    view.SetMachine(of.vetter->options().Machine());
  }

  std::string Judged() const { return report::ShowContext(subject.context(), subject.releases); }

  const Vetted& vetted;
  const Subject& subject;
  resolve::View view;
};

std::string HeadingOf(const Vetted& vetted, const Subject& subject) {
  const report::Job job{vetted.sources[0].path(), *subject.fragment, vetted.sources};
  return report::PlaceOf(job) + ": " + report::NameOf(job);
}

// ---- how a job ends ---------------------------------------------------------------------------------------------

std::string Starts(const driver::Transcript& t) {
  if (t.starts) return "yes";
  const driver::Exception* innermost = t.exception.get();
  while (innermost != nullptr && innermost->cause != nullptr) innermost = innermost->cause.get();
  return innermost == nullptr ? "no" : "no, " + innermost->class_name + (innermost->message ? ": " + *innermost->message : "");
}

std::string ExecutorsOf(const driver::Transcript& t) { return t.initial_executors ? std::to_string(*t.initial_executors) : "not known"; }

void AddEnds(const driver::Transcript& before, const driver::Transcript& after, std::vector<Change>& out) {
  const auto add = [&](std::string_view what, std::string was, std::string is) {
    if (was != is) out.push_back({std::string(what), std::move(was), std::move(is), {}, {}});
  };
  add("starts", Starts(before), Starts(after));
  if (!before.starts || !after.starts) return;
  add("dynamic allocation", before.allocation ? "on" : "off", after.allocation ? "on" : "off");
  add("executors asked for at start", ExecutorsOf(before), ExecutorsOf(after));
}

// ---- what it reads ----------------------------------------------------------------------------------------------

std::string ValueOf(const std::optional<ResolvedSetting>& s) {
  if (!s) return "not set";
  return s->unknown ? s->value + ", unknown before run time" : s->effective.value_or(s->value);
}

std::string OriginOf(const std::optional<ResolvedSetting>& s, const text::SourceSet& sources) {
  if (!s) return {};
  if (s->winner != nullptr) return report::ShowOrigin(*s->winner, sources);
  return s->through == nullptr ? "the built-in default" : "from " + std::string(s->through->key) + ", " + report::ShowOrigin(*s->through, sources);
}

// Nothing where the driver reads the same.
std::optional<Change> ChangeOf(std::string_view key, const Side& before, const Side& after) {
  const resolve::Assignment* const was = before.view.resolved().Find(key);
  const resolve::Assignment* const is = after.view.resolved().Find(key);
  const bool is_unknown = (was != nullptr && was->unknown) || (is != nullptr && is->unknown);
  if (is_unknown && was != nullptr && is != nullptr && was->unknown == is->unknown && was->value == is->value) return std::nullopt;
  if (!is_unknown && spark::AreAlike(report::ReadSet(before.view, key), report::ReadSet(after.view, key))) return std::nullopt;
  const auto old = report::SettingOf(before.view, key), now = report::SettingOf(after.view, key);
  return Change{std::string(key), ValueOf(old), ValueOf(now), OriginOf(old, before.vetted.sources), OriginOf(now, after.vetted.sources)};
}

void AddSettings(const Side& before, const Side& after, const report::ResolutionScope& scope, std::vector<Change>& out) {
  std::set<std::string_view> keys;
  for (const Side* side : {&before, &after}) keys.insert(side->view.resolved().keys().begin(), side->view.resolved().keys().end());
  const spark::Catalogue& catalogue = before.view.catalogue();
  for (spark::KeyId id = 0; scope.defaults && id < catalogue.size(); ++id) keys.insert(catalogue.Name(id));
  for (const std::string_view key : keys) {
    if (!key.starts_with(scope.prefix)) continue;
    if (std::optional<Change> change = ChangeOf(key, before, after)) out.push_back(std::move(*change));
  }
}

// ---- what is said of it -----------------------------------------------------------------------------------------

// "Spark 3.3 does not know …" and "Spark 4.1 does not know …" are the same of both releases.
std::string WithoutRelease(std::string message, spark::Release release) {
  const std::string name = "Spark " + release.ToString();
  for (size_t at = message.find(name); at != std::string::npos; at = message.find(name, at + 5)) message.erase(at + 5, name.size() - 5);
  return message;
}

using Counts = std::map<std::tuple<std::string, std::string>, std::pair<int, const check::Finding*>>;

Counts CountFindings(const Subject& subject) {
  Counts counts;
  for (const check::Finding& f : subject.findings) {
    auto& [count, finding] = counts[{f.rule, WithoutRelease(f.message, subject.context().release)}];
    ++count;
    finding = &f;
  }
  return counts;
}

// What `some` has and `others` have not, or less often.
std::vector<std::string> Beyond(const Counts& some, const Counts& others) {
  std::vector<std::string> out;
  for (const auto& [said, counted] : some) {
    const auto other = others.find(said);
    const int more = counted.first - (other == others.end() ? 0 : other->second.first);
    if (more <= 0) continue;
    const check::Finding& f = *counted.second;
    out.push_back(std::string(rule::Name(f.severity)) + ": " + f.message + " [" + f.rule + ']' + (more > 1 ? ", " + std::to_string(more) + " times" : ""));
  }
  return out;
}

JobDifference CompareJob(const Side& before, const Side& after, const report::ResolutionScope& scope) {
  JobDifference out;
  const std::string was = HeadingOf(before.vetted, before.subject), is = HeadingOf(after.vetted, after.subject);
  out.job = was == is ? was : was + " -> " + is;
  out.before = before.Judged();
  out.after = after.Judged();
  AddEnds(before.subject.transcript, after.subject.transcript, out.ends);
  AddSettings(before, after, scope, out.settings);
  const Counts had = CountFindings(before.subject), has = CountFindings(after.subject);
  out.gone = Beyond(had, has);
  out.come = Beyond(has, had);
  return out;
}

// Which job after is the one before: its number, or nothing.
std::vector<std::optional<size_t>> Pair(const Vetted& before, const Vetted& after) {
  std::vector<std::optional<size_t>> out(before.subjects.size());
  if (before.subjects.size() == after.subjects.size()) {
    for (size_t i = 0; i < out.size(); ++i) out[i] = i;
    return out;
  }
  const auto name = [](const Vetted& v, const Subject& s) { return report::NameOf({v.sources[0].path(), *s.fragment, v.sources}); };
  std::multimap<std::string, size_t> free;
  for (size_t i = 0; i < after.subjects.size(); ++i) free.emplace(name(after, after.subjects[i]), i);
  for (size_t i = 0; i < out.size(); ++i) {
    const auto same = free.find(name(before, before.subjects[i]));
    if (same == free.end()) continue;
    out[i] = same->second;
    free.erase(same);
  }
  return out;
}

}  // namespace

std::vector<JobDifference> Compare(const Knowledge& knowledge, const Vetted& before, const Vetted& after, const report::ResolutionScope& scope) {
  std::vector<JobDifference> out;
  std::vector<bool> is_paired(after.subjects.size());
  const std::vector<std::optional<size_t>> pairs = Pair(before, after);
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Subject& subject = before.subjects[i];
    if (!pairs[i]) {
      out.push_back({.job = HeadingOf(before, subject), .before = {}, .after = {}, .where = JobDifference::Where::kOnlyBefore, .ends = {}, .settings = {}, .gone = {}, .come = {}});
      continue;
    }
    is_paired[*pairs[i]] = true;
    out.push_back(CompareJob(Side(knowledge, before, subject), Side(knowledge, after, after.subjects[*pairs[i]]), scope));
  }
  for (size_t i = 0; i < is_paired.size(); ++i) {
    if (is_paired[i]) continue;
    out.push_back({.job = HeadingOf(after, after.subjects[i]), .before = {}, .after = {}, .where = JobDifference::Where::kOnlyAfter, .ends = {}, .settings = {}, .gone = {}, .come = {}});
  }
  return out;
}

}  // namespace sparkvet::vet
