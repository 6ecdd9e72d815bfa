#include "lib/report/resolution.h"

#include <algorithm>
#include <set>

#include "lib/base/strings.h"
#include "lib/report/resolution_outputs.h"

namespace sparkvet::report {
namespace {

using State = spark::ReadResult::State;

constexpr std::string_view kFormats[] = {"text", "json", "properties", "submit"};

}  // namespace

spark::ReadResult ReadSet(const resolve::View& view, std::string_view key) {
  const auto id = view.catalogue().Find(key);
  const spark::EntryRecord* const entry = id ? view.catalogue().Entry(*id, view.release()) : nullptr;
  if (entry == nullptr || entry->is_bare != 0) return view.ReadAs(key, spark::Getter::kGetOption);
  return view.ReadAs(*id, spark::Getter::kEntry);
}

namespace {

ResolvedSetting Set(const resolve::View& view, const resolve::Assignment& winner) {
  ResolvedSetting s{winner.key, &winner, nullptr, std::string(winner.value), winner.unknown, std::nullopt, {}};
  if (winner.unknown) return s;
  const spark::ReadResult read = ReadSet(view, winner.key);
  s.unknown = read.state == State::kUnknown;
  if (read.state == State::kValue) s.effective = std::string(read.text());
  return s;
}

// Nothing where it has no default either.
std::optional<ResolvedSetting> Unset(const resolve::View& view, spark::KeyId key) {
  const spark::ReadResult read = view.ReadAs(key, spark::Getter::kEntry);
  if (read.state == State::kUnset) return std::nullopt;
  ResolvedSetting s{view.catalogue().Name(key), nullptr, view.Setter(key), std::string(read.text()), read.state == State::kUnknown, std::nullopt, {}};
  if (read.state == State::kValue) s.effective = s.value;
  return s;
}

}  // namespace

std::optional<ResolvedSetting> SettingOf(const resolve::View& view, std::string_view key) {
  if (const resolve::Assignment* const winner = view.resolved().Find(key)) return Set(view, *winner);
  const auto id = view.catalogue().Find(key);
  return id ? Unset(view, *id) : std::nullopt;
}

std::string PlaceOf(const Job& job) {
  const text::Span span = job.fragment.program.span;
  std::string out = base::Printable(job.path);
  if (span.known() && span.file == job.fragment.file) out += ':' + std::to_string(job.sources[span.file].Locate(span.begin).line);
  return out;
}

std::string NameOf(const Job& job) {
  const carrier::Fragment& f = job.fragment;
  if (f.kind == carrier::Kind::kProperties) return f.title.empty() ? "properties" : base::Printable(f.title);
  if (f.kind != carrier::Kind::kSubmit || f.primary_resource.value.empty()) return base::Printable(f.title);
  return base::Printable(f.title + ' ' + std::string(f.primary_resource.value));
}

Resolution MakeResolution(const Job& job, const resolve::View& view, const ResolutionScope& scope) {
  Resolution out{job, view, {}};
  for (const std::string_view key : view.resolved().keys()) {
    if (!key.starts_with(scope.prefix)) continue;
    const resolve::Assignment& winner = *view.resolved().Find(key);
    if (winner.layer != carrier::Layer::kBuiltIn) out.settings.push_back(Set(view, winner));
  }
  for (const resolve::OnSome& some : view.resolved().on_some) {
    const resolve::Assignment& a = some.setting;
    if (!a.key.starts_with(scope.prefix)) continue;
    out.settings.push_back({a.key, &a, nullptr, std::string(a.value), a.unknown, std::nullopt, some.managers});
  }
  const auto by_key = [](const ResolvedSetting& a, const ResolvedSetting& b) { return a.key < b.key; };
  std::stable_sort(out.settings.begin(), out.settings.end(), by_key);
  if (!scope.defaults) return out;
  std::vector<ResolvedSetting> defaults;
  for (spark::KeyId id = 0; id < view.catalogue().size(); ++id) {
    const std::string_view key = view.catalogue().Name(id);
    if (!key.starts_with(scope.prefix)) continue;
    const bool is_set = std::binary_search(out.settings.begin(), out.settings.end(), ResolvedSetting{key, nullptr, nullptr, {}, false, {}, {}}, by_key);
    if (is_set) continue;
    if (auto setting = Unset(view, id)) defaults.push_back(std::move(*setting));
  }
  out.settings.insert(out.settings.end(), std::make_move_iterator(defaults.begin()), std::make_move_iterator(defaults.end()));
  std::stable_sort(out.settings.begin(), out.settings.end(), by_key);
  return out;
}

std::vector<const carrier::Option*> PlainOptions(const Resolution& r) {
  constexpr std::string_view kFiles[] = {"--properties-file", "--extra-properties-file", "--load-spark-defaults"};
  std::set<std::string_view> gone(std::begin(kFiles), std::end(kFiles));
  for (const resolve::Ignored& dropped : r.resolved().dropped_options) gone.insert(dropped.word);
  for (const std::string_view key : r.resolved().keys()) {
    for (const resolve::Assignment* a = r.resolved().Find(key); a != nullptr; a = r.resolved().Next(*a)) gone.insert(a->written_as);
  }
  std::vector<const carrier::Option*> plain;
  for (const carrier::Option& o : r.job.fragment.options) {
    if (!gone.contains(o.name)) plain.push_back(&o);
  }
  return plain;
}

std::span<const std::string_view> ResolutionFormats() { return kFormats; }

std::unique_ptr<ResolutionOutput> MakeResolutionOutput(std::string_view format, const ResolutionSurroundings& surroundings) {
  if (format == "text") return MakeResolutionText(surroundings);
  if (format == "json") return MakeResolutionJson(surroundings);
  if (format == "properties") return MakeResolutionProperties(surroundings);
  if (format == "submit") return MakeResolutionSubmit(surroundings);
  return nullptr;
}

}  // namespace sparkvet::report
