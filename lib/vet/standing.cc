#include "lib/vet/standing.h"

#include <algorithm>

#include "lib/report/resolution.h"
#include "lib/resolve/view.h"

namespace sparkvet::vet {
namespace {

// Whether what is set in `set` is read alike in `other`. An old name is nothing by itself: what it stands for is read by the new one.
bool AreReadAlike(const spark::Catalogue& catalogue, const resolve::View& set, const resolve::View& other) {
  for (size_t place = 0; place < set.key_ids().size(); ++place) {
    const spark::KeyId id = set.key_ids()[place];
    const spark::DeprecatedRecord* const old = id == spark::kNoKey ? nullptr : catalogue.Deprecated(id, set.release());
    if (old != nullptr && old->renamed != spark::kNoKey) continue;
    const std::string_view key = set.resolved().keys()[place];
    if (!spark::AreAlike(report::ReadSet(set, key), report::ReadSet(other, key))) return false;
  }
  return true;
}

}  // namespace

Standing::Standing(const Vetted& vetted) {
  for (const auto& fragment : vetted.fragments) problems_ += fragment->problems.size();
  for (const Subject& subject : vetted.subjects) {
    for (const check::Finding& f : subject.findings) ++said_[Of(f)];
    const driver::Transcript& t = subject.transcript;
    ends_.push_back({t.starts, t.exception == nullptr ? "" : t.exception->class_name + ": " + t.exception->message.value_or(""), t.allocation, t.initial_executors});
  }
}

std::optional<Standing::Said> Standing::NewBeside(const Standing& before, const Counts& gone, const std::function<bool(const Said&)>& matters) const {
  const auto count = [](const Counts& counts, const Said& said) {
    const auto at = counts.find(said);
    return at == counts.end() ? size_t{0} : at->second;
  };
  for (const auto& [said, times] : said_) {
    const size_t may = count(before.said_, said), less = count(gone, said);
    if (times > may - std::min(may, less) && (less > 0 || matters(said))) return said;
  }
  return std::nullopt;
}

bool AreReadAlike(const spark::Catalogue& catalogue, const Vetted& a, const Vetted& b) {
  for (size_t i = 0; i < a.subjects.size(); ++i) {
    const resolve::View one(catalogue, a.subjects[i].resolved), other(catalogue, b.subjects[i].resolved);
    if (!AreReadAlike(catalogue, one, other) || !AreReadAlike(catalogue, other, one)) return false;
  }
  return true;
}

}  // namespace sparkvet::vet
