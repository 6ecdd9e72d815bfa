#include "lib/check/suppression_findings.h"

#include <algorithm>
#include <string>

#include "lib/base/strings.h"
#include "lib/rule/evaluator.h"

namespace sparkvet::check {
namespace {

using rule::Collection;
using Suppression = Suppressions::Suppression;

constexpr size_t kMaxLookups = 100;  // of names that are like a misspelt one: each asks all rules

class Teller {
 public:
  Teller(const Suppressions& suppressions, const rule::Program& program, rule::Host& host, const SuppressionsAsked& asked,
         const text::SourceSet& sources)
      : suppressions_(suppressions), program_(program), evaluator_(program, host), asked_(asked), sources_(sources) {}

  std::vector<Finding> Faulty() {
    for (const Suppression& s : suppressions_.all()) {
      if (s.file != asked_.file) continue;
      const SuppressionComment& says = s.placed.says;
      if (!says.problem.empty()) {
        Say(Collection::kMalformedSuppressions, says.problem, says.problem_span);
        continue;
      }
      Unknown(says);
      if (asked_.reason_required && says.reason.empty()) {
        Say(Collection::kSuppressionsWithoutReason, Names(s, [](size_t) { return true; }), says.span);
      }
      if (s.expired) Say(Collection::kExpiredSuppressions, ShowDate(*says.until.value), says.until.span);
    }
    return std::move(findings_);
  }

  std::vector<Finding> Unused() {
    if (!asked_.all_is_told) return {};
    for (const Suppression& s : suppressions_.all()) {
      if (s.file == asked_.file && s.placed.says.problem.empty() && !s.expired) Unused(s);
    }
    return std::move(findings_);
  }

 private:
  template <class Wanted>
  static std::string Names(const Suppression& s, const Wanted& wanted) {
    std::string names;
    for (size_t i = 0; i < s.placed.says.rules.size(); ++i) {
      if (wanted(i)) names += (names.empty() ? "" : ", ") + std::string(s.placed.says.rules[i].value);
    }
    return names;
  }

  // The finding of each rule that walks over this collection; null when there is none.
  Finding* Say(Collection collection, std::string_view word, text::Span span) {
    Finding* said = nullptr;
    for (const rule::RuleRecord& rule : program_.rules()) {
      if (rule.collection != collection) continue;
      const rule::InfoRecord& info = program_.infos()[rule.info];
      evaluator_.SetVariable(rule.variable, rule::Value::String(word));
      if (rule.when != rule::kNone && !evaluator_.Evaluate(rule.when).is_true()) continue;
      said = &findings_.emplace_back();
      said->rule = program_.Text(info.id);
      said->severity = info.severity;
      said->message = evaluator_.Render(rule.message);
      said->help = evaluator_.Render(info.help);
      said->span = span;
      said->fix.is_safe = info.is_safe != 0;
    }
    return said;
  }

  void Unknown(const SuppressionComment& says) {
    for (const auto& rule : says.rules) {
      if (suppressions_.Knows(rule.value)) continue;
      Finding* const f = Say(Collection::kUnknownSuppressions, rule.value, rule.span);
      const std::string_view nearest = ++lookups_ > kMaxLookups ? std::string_view() : program_.NearestId(rule.value);
      if (f == nullptr || nearest.empty()) continue;
      f->help = "did you mean " + std::string(nearest) + '?';
      f->fix.edits.push_back({rule.span, std::string(nearest)});
    }
  }

  // A rule about comments is never missed, and a name that is none has been told.
  bool IsUnused(const Suppression& s, size_t i) const {
    const std::string_view name = s.placed.says.rules[i].value;
    if (s.used[i] || !suppressions_.Knows(name)) return false;
    return !std::any_of(program_.rules().begin(), program_.rules().end(), [&](const rule::RuleRecord& r) {
      return r.collection >= Collection::kMalformedSuppressions && program_.Text(program_.infos()[r.info].id) == name;
    });
  }

  // Whether the rule looks at one place at a time: then it says of a file below a job what it says of the file alone.
  bool LooksAtPlaces(std::string_view name) const {
    return std::any_of(program_.rules().begin(), program_.rules().end(), [&](const rule::RuleRecord& r) {
      return r.collection != Collection::kWhole && program_.Text(program_.infos()[r.info].id) == name;
    });
  }

  void Unused(const Suppression& s) {
    const auto& rules = s.placed.says.rules;
    std::vector<size_t> unused;
    for (size_t i = 0; i < rules.size(); ++i) {
      if (IsUnused(s, i)) unused.push_back(i);
    }
    if (unused.empty()) return;
    const bool all = unused.size() == rules.size();
    Finding* const f = Say(Collection::kUnusedSuppressions, Names(s, [&](size_t i) { return IsUnused(s, i); }),
                           all ? s.placed.says.span : rules[unused.front()].span);
    if (f == nullptr) return;
    for (const size_t i : unused) {
      const auto said = asked_.said.find(rules[i].value);
      if (said != asked_.said.end() && said->second.file == s.file) {
        f->notes.push_back({said->second, std::string(rules[i].value) + " is said here"});
      }
    }
    const bool may_count = asked_.may_lie_below && std::any_of(unused.begin(), unused.end(), [&](size_t i) { return !LooksAtPlaces(rules[i].value); });
    if (may_count) {
      f->severity = std::min(f->severity, Severity::kInfo);
      f->fix.is_safe = false;
      f->notes.push_back({{}, "a job that lies over this file may need it; vet that with this file as its defaults"});
    }
    if (s.placed.subject != nullptr) return;  // taking an annotation away is for whoever knows YAML
    if (all) f->fix.edits.push_back({Whole(s.placed.says.span), ""});
    else Remove(rules, unused, *f);
  }

  // The comment, and its line where nothing else stands on it, else the blanks in front.
  text::Span Whole(text::Span span) const {
    const text::SourceFile& file = sources_[span.file];
    const std::string_view text = file.text();
    while (span.begin > 0 && (text[span.begin - 1] == ' ' || text[span.begin - 1] == '\t')) --span.begin;
    const bool is_line = (span.begin == 0 || text[span.begin - 1] == '\n') && (span.end == text.size() || text[span.end] == '\n' || text[span.end] == '\r');
    if (is_line && span.end < text.size() && text[span.end] == '\r') ++span.end;
    if (is_line && span.end < text.size() && text[span.end] == '\n') ++span.end;
    return span;
  }

  // Names before the first that stays go with the comma behind them, the others with the comma in front.
  static void Remove(const std::vector<text::Located<std::string_view>>& rules, const std::vector<size_t>& unused, Finding& f) {
    size_t stays = 0;
    while (stays < unused.size() && unused[stays] == stays) ++stays;
    for (const size_t i : unused) {
      text::Span span = rules[i].span;
      if (i < stays) span.end = rules[i + 1].span.begin;
      else span.begin = rules[i - 1].span.end;
      f.fix.edits.push_back({span, ""});
    }
  }

  const Suppressions& suppressions_;
  const rule::Program& program_;
  rule::Evaluator evaluator_;
  const SuppressionsAsked& asked_;
  const text::SourceSet& sources_;
  std::vector<Finding> findings_;
  size_t lookups_ = 0;
};

}  // namespace

std::vector<Finding> FaultySuppressions(const Suppressions& suppressions, const rule::Program& program, rule::Host& host,
                                        const SuppressionsAsked& asked, const text::SourceSet& sources) {
  return Teller(suppressions, program, host, asked, sources).Faulty();
}

std::vector<Finding> UnusedSuppressions(const Suppressions& suppressions, const rule::Program& program, rule::Host& host,
                                        const SuppressionsAsked& asked, const text::SourceSet& sources) {
  return Teller(suppressions, program, host, asked, sources).Unused();
}

}  // namespace sparkvet::check
