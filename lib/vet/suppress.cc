#include "lib/vet/suppress.h"

#include <algorithm>
#include <utility>

#include "lib/check/check.h"
#include "lib/check/suppression_findings.h"
#include "lib/resolve/view.h"

namespace sparkvet::vet {
namespace {

// Moves what comments leave out from the subject's findings to its suppressed ones.
void LeaveOut(check::Suppressions& suppressions, Subject& subject, std::vector<check::Finding>& findings) {
  const auto left_out = [&](check::Finding& f) {
    const auto* const by = suppressions.Find(f.rule, f.span, subject.fragment);
    if (by == nullptr) return false;
    const check::SuppressionComment& says = by->placed.says;
    subject.suppressed.push_back({std::move(f), says.span, std::string(says.reason), says.until.value});
    return true;
  };
  std::vector<check::Finding> kept;
  for (check::Finding& f : findings) {
    if (!left_out(f)) kept.push_back(std::move(f));
  }
  findings = std::move(kept);
}

// Where each rule says something, whether left out or not.
void CollectSaid(const Vetted& vetted, std::map<std::string, text::Span, std::less<>>& said) {
  for (const Subject& subject : vetted.subjects) {
    for (const check::Finding& f : subject.findings) {
      if (f.span.known()) said.try_emplace(f.rule, f.span);
    }
  }
}

// Whether every part of the file was read and vetted.
bool IsWholeTold(const Vetted& vetted, text::FileId file) {
  return std::none_of(vetted.fragments.begin(), vetted.fragments.end(), [&](const auto& f) {
    return f->file == file && (!f->problems.empty() || !f->unread.empty());
  });
}

}  // namespace

void Suppress(const Knowledge& knowledge, const check::SuppressionOptions& options, Vetted& vetted) {
  if (vetted.subjects.empty()) return;
  std::vector<const carrier::Fragment*> fragments;
  for (const auto& f : vetted.fragments) fragments.push_back(f.get());
  check::Suppressions suppressions(fragments, vetted.sources, knowledge.program, options);
  if (suppressions.empty()) return;

  for (Subject& subject : vetted.subjects) {
    for (const auto& [rule, place] : subject.elsewhere) suppressions.Find(rule, place, subject.fragment);
    LeaveOut(suppressions, subject, subject.findings);
  }
  Subject& first = vetted.subjects.front();
  check::SuppressionsAsked asked;
  asked.file = first.fragment->file;
  asked.reason_required = options.reason_required;
  asked.all_is_told = IsWholeTold(vetted, asked.file);
  asked.may_lie_below = first.fragment->kind == carrier::Kind::kProperties;
  CollectSaid(vetted, asked.said);
  resolve::View view(knowledge.catalogue, first.resolved);
  for (const auto tell : {check::FaultySuppressions, check::UnusedSuppressions}) {
    std::vector<check::Finding> own = tell(suppressions, knowledge.program, view, asked, vetted.sources);
    LeaveOut(suppressions, first, own);
    first.findings.insert(first.findings.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  check::Sort(first.findings);
}

}  // namespace sparkvet::vet
