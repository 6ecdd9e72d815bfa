#include "lib/check/across_releases.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "lib/check/check.h"

namespace sparkvet::check {
namespace {

// The rule, the place, and which of several findings that agree in both.
using Identity = std::tuple<std::string_view, text::FileId, uint32_t, uint32_t, size_t>;

Verdict VerdictOf(const OfRelease& one, const Finding* finding) {
  Verdict v;
  v.first = v.last = one.release;
  v.found = finding != nullptr;
  if (v.found) {
    v.severity = finding->severity;
    v.stops_driver = finding->stops_driver;
    v.message = finding->message;
  } else {
    v.stops_elsewhere = std::any_of(one.findings.begin(), one.findings.end(), [](const Finding& f) { return f.stops_driver; });
  }
  return v;
}

bool SaySame(const Verdict& a, const Verdict& b) {
  return std::tie(a.found, a.severity, a.stops_driver, a.stops_elsewhere, a.message) ==
         std::tie(b.found, b.severity, b.stops_driver, b.stops_elsewhere, b.message);
}

std::vector<Verdict> Verdicts(const std::vector<OfRelease>& all, const std::vector<const Finding*>& found, spark::Release newest) {
  std::vector<Verdict> verdicts;
  for (size_t i = 0; i < all.size(); ++i) {
    Verdict v = VerdictOf(all[i], found[i]);
    if (!verdicts.empty() && SaySame(verdicts.back(), v)) verdicts.back().last = v.last;
    else verdicts.push_back(std::move(v));
  }
  verdicts.back().and_later = verdicts.back().last == newest && verdicts.back().first != newest;
  return verdicts;
}

}  // namespace

std::vector<Finding> AcrossReleases(const std::vector<OfRelease>& all, spark::Release newest) {
  std::map<Identity, std::vector<const Finding*>> found;
  for (size_t i = 0; i < all.size(); ++i) {
    std::map<Identity, size_t> alike;
    for (const Finding& f : all[i].findings) {
      Identity identity{f.rule, f.span.file, f.span.begin, f.span.end, 0};
      std::get<4>(identity) = alike[identity]++;
      std::vector<const Finding*>& of_releases = found[identity];
      of_releases.resize(all.size());
      of_releases[i] = &f;
    }
  }
  std::vector<Finding> merged;
  for (const auto& [identity, of_releases] : found) {
    const Finding* worst = nullptr;
    for (const Finding* f : of_releases) {
      if (f != nullptr && (worst == nullptr || f->severity >= worst->severity)) worst = f;
    }
    Finding& finding = merged.emplace_back(*worst);
    finding.verdicts = Verdicts(all, of_releases, newest);
  }
  Sort(merged);
  return merged;
}

}  // namespace sparkvet::check
