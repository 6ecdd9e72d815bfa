#include "lib/check/check.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "lib/carrier/fragment.h"
#include "lib/check/collections.h"
#include "lib/check/places.h"
#include "lib/check/unreadable.h"
#include "lib/driver/failed_read.h"
#include "lib/rule/evaluator.h"

namespace sparkvet::check {
namespace {

using rule::Collection;
using rule::Program;
using rule::RuleRecord;

constexpr std::string_view kUnnamedLine = kUnnamedRules[0], kUnnamedStop = kUnnamedRules[1];

// Findings of one configuration. Room for many more is more than an allocator has at hand.
constexpr size_t kUsual = 2;

class Checker {
 public:
  Checker(const Program& program, resolve::View& view, const carrier::Fragment* subject, KeyVerdicts* verdicts, Detail detail,
          Briefs* briefs = nullptr)
      : program_(program), view_(view), subject_(subject), known_(verdicts == nullptr ? nullptr : &verdicts->Of(view)),
        tells_all_(detail == Detail::kAll), briefs_(briefs), collections_(view.resolved(), subject), evaluator_(program, view) {
    findings_.reserve(kUsual);
  }

  void AddTranscript(const driver::Transcript& transcript) {
    for (size_t i = 0; i < transcript.log.size(); ++i) {
      const driver::LogLine& line = transcript.log[i];
      const driver::Cause& cause = transcript.log_causes[i];
      const bool is_trouble = (line.level == "WARN" || line.level == "ERROR") && !cause.announces_exception;
      if (cause.rule != driver::Cause::kNoRule || (is_trouble && SomebodySet(cause))) AddLine(line, cause);
    }
    if (transcript.exception != nullptr) AddException(*transcript.exception, transcript.exception_cause);
  }

  void AddRules() {
    if (known_ != nullptr) {
      RuleList& rules = known_->rules(program_);
      const driver::Marks& asked = rules.ToAsk(view_, collections_.held());
      for (uint32_t i = asked.Next(0); i < asked.size(); i = asked.Next(i + 1)) {
        if (rules[i].collection != Collection::kWhole) {
          AddAtPlaces(rules[i]);
        } else if (!rules.WasSilent(i, view_)) {
          if (rules.MayLearn(i)) AddWholeAndLearn(rules, i);
          else AddWhole(rules[i]);
        }
      }
    } else {
      for (const RuleRecord& rule : program_.rules()) {
        if (rule.collection == Collection::kKeys || !Concerns(rule)) continue;
        if (rule.collection == Collection::kWhole) AddWhole(rule);
        else AddAtPlaces(rule);
      }
    }
    AddAtKeys();
  }

  // Values that nobody will be able to read, but for those that the driver has stopped at.
  void AddUnreadable(const driver::Transcript& transcript) {
    view_.EachKnownKey([&](size_t place, spark::KeyId id) {
      const std::optional<spark::ValueType> type = known_ == nullptr ? ConvertedTo(view_, id) : known_->TypeOf(id, view_);
      if (!type) return;
      const resolve::Assignment& a = view_.resolved().Winner(place);
      if (!IsUnreadable(view_, id, *type, a)) return;
      const auto stopped_at = transcript.exception_cause.AllKeys();
      const bool is_told = std::ranges::find(stopped_at, id) != stopped_at.end() ||
                           std::ranges::any_of(findings_, [&](const Finding& f) { return f.span.known() && f.span == a.value_span; });
      if (is_told) return;
      const Place at{view_.resolved().keys()[place], a.value_span, &a};
      for (const RuleRecord& rule : program_.rules()) {
        if (rule.collection == Collection::kUnreadableValues && Concerns(rule)) AddAt(rule, at);
      }
    });
  }

  void AddWhole(const RuleRecord& rule) {
    if (Fires(rule)) AddFiring(rule);
  }

  void AddFiring(const RuleRecord& rule) {
    Finding& f = Add(rule);
    if (tells_all_) PointAtKeys(view_, program_.Keys(rule.keys), f);
  }

  // Where it is silent of what it has asked for, it will be so again.
  void AddWholeAndLearn(RuleList& rules, uint32_t rule) {
    resolve::Asked& asked = rules.asked();
    view_.Note(&asked);
    const bool fires = Fires(rules[rule]);
    view_.Note(nullptr);
    if (fires) AddFiring(rules[rule]);
    else if (asked.IsOnlyAboutKeysAndManager()) rules.KeepSilent(rule, asked, view_);
  }

  void AddAtPlaces(const RuleRecord& rule) {
    if (briefs_ != nullptr && AddMisusesInBrief(rule)) return;
    for (const Place& place : collections_.Of(rule.collection)) AddAt(rule, place);
  }

  // Those of which the places were kept.
  void Tell(const Briefs& briefs) {
    for (const Briefs::OfRule& r : briefs.all()) {
      const bool is_key = r.rule->collection == Collection::kKeys;
      for (const Briefs::Place& p : r.first) {
        if (is_key) AddAt(*r.rule, {p.word, p.span, view_.resolved().Find(p.word)});
        else AddAt(*r.rule, PlaceOf(subject_->misuses[p.index]));
      }
    }
  }

  std::vector<Finding> Take() { return std::move(findings_); }

 private:
  // Whether a setting stands behind what the driver says. What it says to everybody nobody need mend.
  bool SomebodySet(const driver::Cause& cause) const {
    return view_.resolved().Find(cause.key_by_name) != nullptr ||
           (cause.key && view_.Setter(*cause.key) != nullptr) ||
           std::any_of(cause.keys.begin(), cause.keys.end(), [&](spark::KeyId key) { return view_.Setter(key) != nullptr; });
  }

  Finding& Add(const rule::InfoRecord& info, std::string message) {
    Finding& f = findings_.emplace_back();
    f.rule = program_.Text(info.id);
    f.severity = info.severity;
    f.message = std::move(message);
    return f;
  }

  Finding& Add(const RuleRecord& rule) {
    const rule::InfoRecord& info = program_.infos()[rule.info];
    Finding& f = Add(info, evaluator_.Render(rule.message));
    if (tells_all_) f.help = evaluator_.Render(info.help);
    return f;
  }

  void AddLine(const driver::LogLine& line, const driver::Cause& cause) {
    const bool has_rule = cause.rule != driver::Cause::kNoRule;
    const std::string_view id = has_rule ? program_.Text(program_.infos()[cause.rule].id) : kUnnamedLine;
    if (Finding* const said = SaidBefore(id, line.message); said != nullptr) {
      ++said->times;
      return;
    }
    Finding& f = has_rule ? Add(program_.infos()[cause.rule], line.message) : findings_.emplace_back();
    if (!has_rule) {
      f.rule = id;
      f.has_page = false;
      f.message = line.message;
      f.source = line.logger;
    }
    if (!tells_all_) return;
    if (has_rule) f.source = program_.Text(program_.infos()[cause.rule].source);
    f.help = cause.help;
    PointAt(cause, f);
    AddFix(cause, f);
  }

  // The finding of a line that was the same. A log has few lines, or very many.
  Finding* SaidBefore(std::string_view id, std::string_view message) {
    constexpr size_t kFew = 32;
    const auto is_it = [&](const Finding& f) { return f.rule == id && f.message == message; };
    if (findings_.size() < kFew) {
      const auto at = std::ranges::find_if(findings_, is_it);
      return at == findings_.end() ? nullptr : &*at;
    }
    for (; indexed_ < findings_.size(); ++indexed_) by_message_.try_emplace(findings_[indexed_].rule + ' ' + findings_[indexed_].message, indexed_);
    const auto at = by_message_.find(std::string(id) + ' ' + std::string(message));
    return at == by_message_.end() ? nullptr : &findings_[at->second];
  }

  // A key that no catalogue knows (spark.task.resource.gpu.amount) is named; it tells more than the others.
  void PointAt(const driver::Cause& cause, Finding& f) {
    const resolve::Assignment* const named = view_.resolved().Find(cause.key_by_name);
    if (named != nullptr && named->key_span.known()) {
      f.span = named->value_span;
      AddLosers(view_.resolved(), *named, f);
    }
    PointAtKeys(view_, cause.AllKeys(), f);
  }

  // Where somebody wrote the key that the driver speaks of.
  void AddFix(const driver::Cause& cause, Finding& f) {
    if (cause.replacement.empty()) return;
    const resolve::Assignment* const set = cause.key ? view_.SetByKey(*cause.key) : view_.resolved().Find(cause.key_by_name);
    if (set != nullptr && set->key_span.known()) f.fix = {{{set->key_span, cause.replacement}}, program_.infos()[cause.rule].is_safe != 0};
  }

  void AddException(const driver::Exception& outermost, const driver::Cause& cause) {
    // The innermost cause is what the user did; what wraps it is how Spark says so.
    const driver::Exception* innermost = &outermost;
    while (innermost->cause != nullptr) innermost = innermost->cause.get();
    Finding f;
    f.rule = kUnnamedStop;
    f.has_page = cause.rule != driver::Cause::kNoRule;
    f.severity = Severity::kError;
    if (cause.rule != driver::Cause::kNoRule) {
      const rule::InfoRecord& info = program_.infos()[cause.rule];
      f.rule = program_.Text(info.id);
      f.source = program_.Text(info.source);
    }
    f.message = innermost->message.value_or(innermost->class_name);
    f.help = cause.help;
    f.stops_driver = true;
    f.exception = outermost.class_name;
    if (innermost != &outermost && outermost.message) f.exception += ": " + *outermost.message;
    PointAt(cause, f);
    findings_.push_back(std::move(f));
  }

  bool Fires(const RuleRecord& rule) {
    return rule.when == rule::kNone || evaluator_.Evaluate(rule.when).is_true();
  }

  bool Concerns(const RuleRecord& rule) const {
    return driver::Concerns(program_.infos()[rule.info].audience, view_.release(), view_.manager());
  }

  void AddAtKeys() {
    const bool are_others_told = briefs_ != nullptr && briefs_->is_finished() && KeysMayBeBrief() && !briefs_->has_left();
    if (are_others_told) return view_.EachKnownKey([&](size_t place, spark::KeyId id) { AddAtKey(place, id); });
    const std::vector<spark::KeyId>& ids = view_.key_ids();
    for (size_t place = 0; place < ids.size(); ++place) {
      if (known_ == nullptr || !known_->SaysNothing(ids[place])) AddAtKey(place, ids[place]);
    }
  }

  void AddAtKey(size_t place, spark::KeyId id) {
    const resolve::Assignment& a = view_.resolved().Winner(place);
    if (a.key_unknown) return;
    if (a.of_jvm && id == spark::kNoKey) return;  // somebody else's
    const std::string_view key = view_.resolved().keys()[place];
    if (briefs_ != nullptr && id == spark::kNoKey && AddKeyInBrief(key, a.key_span)) return;
    const KeyVerdict* const verdict = known_ == nullptr ? nullptr : known_->Find(id, key, a.layer);
    if (verdict != nullptr && verdict->empty()) return;
    const Place at{key, a.key_span, &a};
    if (verdict != nullptr) {
      for (const Fired& fired : *verdict) AddFired(fired, at);
      return;
    }
    resolve::Asked asked;
    if (known_ != nullptr) view_.Note(&asked);
    KeyVerdict now = AskAllOf(at);
    if (known_ != nullptr) view_.Note(nullptr);
    for (const Fired& fired : now) AddFired(fired, at);
    if (known_ == nullptr) return;
    if (asked.NothingButManager()) known_->Add(id, key, std::move(now));
    else if (asked.NothingButManagerAndSetterOf(key)) known_->AddOfLayer(id, key, a.layer, std::move(now));
  }

  // Whether all that rules say of a key that no catalogue has can be, or was, said in brief.
  bool AddKeyInBrief(std::string_view key, text::Span span) {
    if (!KeysMayBeBrief()) return false;
    if (briefs_->is_finished()) return !briefs_->IsLeft(key);
    resolve::Asked asked;
    view_.Note(&asked);
    key_rules_->firing.clear();
    for (const RuleRecord* const rule : key_rules_->all) {
      evaluator_.SetVariable(rule->variable, rule::Value::String(key));
      if (Fires(*rule)) key_rules_->firing.push_back(rule);
    }
    view_.Note(nullptr);
    if (!asked.nothing()) {
      briefs_->Leave(key);
      return false;
    }
    for (const RuleRecord* const rule : key_rules_->firing) briefs_->Add(*rule, key, span);
    return true;
  }

  bool KeysMayBeBrief() {
    if (key_rules_ != nullptr) return key_rules_->may_be_brief;
    key_rules_ = std::make_unique<KeyRules>();
    std::vector<const RuleRecord*>& all = key_rules_->all;
    EachRuleOfKeys([&](const RuleRecord& rule) { all.push_back(&rule); });
    return key_rules_->may_be_brief = std::all_of(all.begin(), all.end(), [&](const RuleRecord* rule) { return MayBeBrief(program_, *rule); });
  }

  // Whether the rule is about nothing but misuses, and says the same of each wherever it runs.
  bool AddMisusesInBrief(const RuleRecord& rule) {
    if (!IsOfMisuses(rule.collection) || subject_ == nullptr || rule.when != rule::kNone || !MayBeBrief(program_, rule)) return false;
    if (briefs_->is_finished()) return true;
    for (uint32_t i = 0; i < subject_->misuses.size(); ++i) {
      const carrier::Misuse& m = subject_->misuses[i];
      if (CollectionOf(m.kind) == rule.collection) briefs_->Add(rule, m.word, m.span, i);
    }
    return true;
  }

  template <class Take>
  void EachRuleOfKeys(Take take) const {
    for (const RuleRecord& rule : program_.rules()) {
      if (rule.collection == Collection::kKeys && Concerns(rule)) take(rule);
    }
  }

  // What the rules that walk over keys say of one.
  KeyVerdict AskAllOf(const Place& key) {
    KeyVerdict verdict;
    EachRuleOfKeys([&](const RuleRecord& rule) {
      if (auto fired = Ask(rule, key)) verdict.push_back(std::move(*fired));
    });
    return verdict;
  }

  std::optional<Fired> Ask(const RuleRecord& rule, const Place& place) {
    evaluator_.SetVariable(rule.variable, rule::Value::String(place.word));
    if (!Fires(rule)) return std::nullopt;
    return Fired{&rule, evaluator_.Render(rule.message), evaluator_.Render(program_.infos()[rule.info].help),
                 evaluator_.Render(program_.infos()[rule.info].replace)};
  }

  void AddAt(const RuleRecord& rule, const Place& place) {
    if (const auto fired = Ask(rule, place)) AddFired(*fired, place);
  }

  void AddFired(const Fired& fired, const Place& place) {
    Finding& f = Add(program_.infos()[fired.rule->info], fired.message);
    f.help = place.help.empty() ? fired.help : std::string(place.help);
    f.span = place.span;
    if (!place.source.empty()) f.notes.push_back({{}, "source: " + std::string(place.source)});
    if (place.winner.known()) f.notes.push_back({place.winner, "this one holds"});
    if (place.assignment != nullptr) AddLosers(view_.resolved(), *place.assignment, f);
    if (!place.nearest.empty()) f.help = "did you mean " + std::string(place.nearest) + '?';
    const std::string_view replacement = place.nearest.empty() ? std::string_view(fired.replacement) : place.nearest;
    if (replacement.empty() || !place.span.known()) return;
    f.fix = {{{place.span, std::string(replacement)}}, program_.infos()[fired.rule->info].is_safe != 0};
  }

  const Program& program_;
  resolve::View& view_;
  const carrier::Fragment* subject_;
  KeyVerdicts::Table* known_;
  bool tells_all_;
  Briefs* briefs_;
  Collections collections_;
  rule::Evaluator evaluator_;
  std::vector<Finding> findings_;
  std::unordered_map<std::string, size_t> by_message_;  // places of the first `indexed_` findings
  size_t indexed_ = 0;
  // Rules that walk over keys, once somebody needs them.
  struct KeyRules {
    std::vector<const RuleRecord*> all, firing;  // at the key at hand
    bool may_be_brief = false;
  };
  std::unique_ptr<KeyRules> key_rules_;
};

}  // namespace

std::vector<Finding> Check(const Program& program, resolve::View& view, const driver::Transcript& transcript,
                           const carrier::Fragment* subject, KeyVerdicts* verdicts, Detail detail, Briefs* briefs) {
  Checker checker(program, view, subject, verdicts, detail, briefs);
  checker.AddTranscript(transcript);
  checker.AddRules();
  checker.AddUnreadable(transcript);
  if (briefs != nullptr && !briefs->is_finished()) briefs->Finish();
  std::vector<Finding> findings = checker.Take();
  Sort(findings);
  return findings;
}

void Tell(const Program& program, resolve::View& view, const carrier::Fragment* subject, const Briefs& briefs, std::vector<Finding>& findings) {
  Checker checker(program, view, subject, nullptr, Detail::kAll);
  checker.Tell(briefs);
  std::vector<Finding> told = checker.Take();
  findings.insert(findings.end(), std::make_move_iterator(told.begin()), std::make_move_iterator(told.end()));
  Sort(findings);
}

bool IsUnnamedRule(std::string_view id) { return id == kUnnamedLine || id == kUnnamedStop; }

void Sort(std::vector<Finding>& findings) {
  if (findings.size() < 2) return;
  const auto order = [](const Finding& f) {
    return std::tuple(f.span.file, f.span.begin, -static_cast<int>(f.severity), std::string_view(f.rule));
  };
  const auto before = [&](const Finding& a, const Finding& b) { return order(a) < order(b); };
  if (!std::is_sorted(findings.begin(), findings.end(), before)) std::stable_sort(findings.begin(), findings.end(), before);
}

}  // namespace sparkvet::check
