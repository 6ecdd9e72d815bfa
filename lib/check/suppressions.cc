#include "lib/check/suppressions.h"

#include <algorithm>
#include <set>

#include "lib/check/check.h"

namespace sparkvet::check {
namespace {

Date DayOfTheMachine() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

}  // namespace

bool AsksToIgnore(const carrier::Fragment& fragment) {
  return !fragment.ignored_rules.value.empty() ||
         std::any_of(fragment.comments.begin(), fragment.comments.end(), [](const auto& c) { return IsForSparkvet(c.value); });
}

Suppressions::Suppressions(std::span<const carrier::Fragment* const> fragments, const text::SourceSet& sources,
                           const rule::Program& program, const SuppressionOptions& options)
    : sources_(sources), program_(program), today_(options.today ? *options.today : DayOfTheMachine()) {
  if (!options.honoured) return;
  // Most inputs have nothing to say to us, and then their lines need not even be counted.
  if (std::none_of(fragments.begin(), fragments.end(), [](const carrier::Fragment* f) { return AsksToIgnore(*f); })) return;
  std::map<text::FileId, std::vector<const carrier::Fragment*>> by_file;
  for (const carrier::Fragment* const f : fragments) by_file[f->file].push_back(f);
  for (const auto& [file, its] : by_file) Add(file, PlaceSuppressions(sources[file], its));
}

void Suppressions::Add(text::FileId file, PlacedSuppressions placed) {
  commands_.merge(placed.commands);
  std::map<std::string_view, std::vector<Ranged>> ranges;
  for (PlacedSuppression& p : placed.all) {
    const auto index = static_cast<uint32_t>(all_.size());
    Suppression& s = all_.emplace_back(Suppression{std::move(p), file, false, {}});
    s.used.resize(s.placed.says.rules.size());
    s.expired = s.placed.says.until.value && *s.placed.says.until.value < today_;
    if (s.expired || !s.placed.says.problem.empty()) continue;
    for (uint32_t i = 0; i < s.used.size(); ++i) {
      const std::string_view rule = s.placed.says.rules[i].value;
      for (const Lines& lines : s.placed.lines) ranges[rule].push_back({lines, {index, i}});
      if (s.placed.says.scope == SuppressionComment::Scope::kFile && s.placed.subject == nullptr) by_file_.try_emplace({file, rule}, Use{index, i});
      if (s.placed.subject != nullptr) by_subject_.try_emplace({s.placed.subject, rule}, Use{index, i});
    }
  }
  for (auto& [rule, its] : ranges) by_line_[{file, rule}] = Flatten(std::move(its));
}

// Sweeps over the lines and keeps what counts at each: the one that began last.
Suppressions::Stretches Suppressions::Flatten(std::vector<Ranged> ranges) {
  std::stable_sort(ranges.begin(), ranges.end(), [](const Ranged& a, const Ranged& b) { return a.lines.first < b.lines.first; });
  std::map<uint32_t, std::vector<std::pair<size_t, bool>>> events;  // at a line: range, whether it begins
  for (size_t i = 0; i < ranges.size(); ++i) {
    events[ranges[i].lines.first].emplace_back(i, true);
    if (ranges[i].lines.last != Lines::kEnd) events[ranges[i].lines.last + 1].emplace_back(i, false);
  }
  Stretches out;
  std::set<size_t> active;
  for (const auto& [line, its] : events) {
    for (const auto& [range, begins] : its) {
      if (begins) active.insert(range);
      else active.erase(range);
    }
    Stretch& stretch = out[line];
    if (!active.empty()) stretch = {ranges[*active.rbegin()].use, ranges[*active.rbegin()].lines.last};
  }
  return out;
}

const Suppressions::Stretch* Suppressions::At(text::FileId file, std::string_view rule, uint32_t line) const {
  const auto of_rule = by_line_.find({file, rule});
  if (of_rule == by_line_.end()) return nullptr;
  auto next = of_rule->second.upper_bound(line);
  if (next == of_rule->second.begin()) return nullptr;
  const Stretch& at = (--next)->second;
  return at.use ? &at : nullptr;
}

const Suppressions::Use* Suppressions::UseAt(std::string_view rule, text::Span place, const carrier::Fragment* subject) const {
  if (place.known()) {
    const Stretch* const at = At(place.file, rule, sources_[place.file].Locate(place.begin).line);
    if (at != nullptr) return &*at->use;
  }
  if (subject == nullptr) return nullptr;
  if (const auto of_subject = by_subject_.find({subject, rule}); of_subject != by_subject_.end()) return &of_subject->second;
  if (place.known() && place.file == subject->file) return nullptr;
  // Said of the job, but not at one of its lines.
  if (const auto command = commands_.find(subject); command != commands_.end()) {
    const Stretch* const at = At(subject->file, rule, command->second.first);
    if (at != nullptr && at->last >= command->second.last) return &*at->use;
  }
  const auto of_file = by_file_.find({subject->file, rule});
  return of_file == by_file_.end() ? nullptr : &of_file->second;
}

const Suppressions::Suppression* Suppressions::Find(std::string_view rule, text::Span place, const carrier::Fragment* subject) {
  const Use* const use = UseAt(rule, place, subject);
  if (use == nullptr) return nullptr;
  Suppression& s = all_[use->suppression];
  s.used[use->rule] = true;
  return &s;
}

bool Suppressions::Knows(std::string_view rule) const { return program_.Info(rule) != nullptr || IsUnnamedRule(rule); }

}  // namespace sparkvet::check
