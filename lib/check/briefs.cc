#include "lib/check/briefs.h"

#include <algorithm>
#include <tuple>

namespace sparkvet::check {
namespace {

// As findings of one rule are sorted (check.h).
bool ComesBefore(const Briefs::Place& a, const Briefs::Place& b) {
  return std::tie(a.span.file, a.span.begin, a.order) < std::tie(b.span.file, b.span.begin, b.order);
}

}  // namespace

bool MayBeBrief(const rule::Program& program, const rule::RuleRecord& rule) {
  const rule::InfoRecord& info = program.infos()[rule.info];
  return info.audience.managers == rule::kAllManagers && program.IsFixed(rule.message) && program.IsFixed(info.help) && program.IsFixed(info.replace);
}

void Briefs::Add(const rule::RuleRecord& rule, std::string_view word, text::Span span, uint32_t index) {
  auto of_rule = std::find_if(all_.begin(), all_.end(), [&](const OfRule& r) { return r.rule == &rule; });
  if (of_rule == all_.end()) of_rule = all_.insert(all_.end(), {&rule, 0, {}});
  ++of_rule->count;
  // A heap, the last place on top. Places nearly always come in their order.
  std::vector<Place>& first = of_rule->first;
  const Place place{span, added_++, index, word};
  if (first.size() == most_) {
    if (most_ == 0 || !ComesBefore(place, first.front())) return;
    std::pop_heap(first.begin(), first.end(), ComesBefore);
    first.pop_back();
  }
  first.push_back(place);
  std::push_heap(first.begin(), first.end(), ComesBefore);
}

void Briefs::Finish() {
  for (OfRule& r : all_) std::sort_heap(r.first.begin(), r.first.end(), ComesBefore);
  is_finished_ = true;
}

}  // namespace sparkvet::check
