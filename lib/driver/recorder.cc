#include "lib/driver/recorder.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::StepKind;
using rule::StepRecord;
using rule::Value;

// Whether a play along the script tells it.
bool IsAnswered(rule::Decision decision) {
  return decision == rule::Decision::kAllocation || decision == rule::Decision::kInitialExecutors || decision == rule::Decision::kLogLevel;
}

void AddOnce(Script::Visits& visits, uint32_t at) {
  if (visits.empty() || visits.back() != at) visits.push_back(at);
}

}  // namespace

Recorder::Recorder(const rule::Program& program, resolve::View& view, Player& player, PartSlots& part_slots)
    : program_(program), view_(view), player_(player), part_slots_(part_slots), last_(program.slots(), Script::kNowhere) {}

bool Recorder::Play() {
  view_.Note(&asked_);
  const bool complete = Record(player_.Start(), Script::kNowhere);
  view_.Note(nullptr);
  const size_t visits = script_.visits.size();
  script_.uses.Finish(visits);
  script_.sources.Finish(visits);
  script_.on_throw.Finish(visits);
  keys_of_.Finish(visits);
  return complete;
}

// False when the driver stops.
bool Recorder::Record(const rule::PartRecord& part, uint32_t caller) {
  for (const StepRecord& step : program_.Steps(part)) {
    if (!player_.Concerns(step)) continue;
    const auto at = static_cast<uint32_t>(script_.visits.size());
    script_.visits.push_back({.step = &step, .part = &part, .caller = caller, .in_doubt = player_.is_in_doubt()});
    const Transcript& said = player_.transcript();
    const Place before = EndOf(said);
    const bool is_answered = step.kind != StepKind::kDecide || IsAnswered(step.decision);

    asked_.Clear();
    player_.Enter(&part);
    const bool held = script_.visits[at].held = player_.Holds(step);
    const bool calls = held && step.kind == StepKind::kCall;
    KeepUses(at, step);
    if (calls && step.list != kNone) {
      script_.visits[at].list = static_cast<uint32_t>(script_.lists.size());
      script_.lists.push_back(player_.List(step));
    }
    if (held && !calls && is_answered) {
      if (const Outcome thrown = player_.Step(step)) {
        stopped_by_ = thrown->cause.AllKeys();
        return false;
      }
    }
    if (held && (step.kind == StepKind::kRead || step.kind == StepKind::kLet)) Name(at, step.slot);
    const bool says = EndOf(said) != before;
    if (says || (held && step.kind == StepKind::kDecide && is_answered)) script_.always.push_back(at);
    if (step.kind == StepKind::kDecide && step.decision == rule::Decision::kLogLevel) script_.levels.push_back(at);
    KeepSources(at, step);
    KeepOnThrow(at, step);
    KeepAsked(at);
    if (calls && !RecordCall(step, at)) return false;
    if (!held && step.kind == StepKind::kCall) {
      slots_.clear();
      part_slots_.AddOf(step, slots_);
      std::sort(slots_.begin(), slots_.end());
      slots_.erase(std::unique(slots_.begin(), slots_.end()), slots_.end());
      for (const uint32_t slot : slots_) AddUse(at, slot, false);
      if (player_.IsOpen(step)) RecordOpen(step, at);
    }
    script_.visits[at].end = static_cast<uint32_t>(script_.visits.size());
  }
  return true;
}

bool Recorder::RecordCall(const StepRecord& step, uint32_t at) {
  const rule::PartRecord& part = program_.parts()[step.part];
  if (step.list == kNone) {
    const bool outer = player_.is_in_doubt();
    player_.Doubt(script_.visits[at].doubts = !player_.IsCertain(step));
    const bool goes_on = Record(part, at);
    player_.Doubt(outer);
    return goes_on;
  }
  const Value list = script_.lists[script_.visits[at].list];
  if (list.is(Value::Kind::kUnknown)) {
    player_.LeaveOpen(step);
    RecordOpen(step, at);
  }
  if (!list.is(Value::Kind::kList)) return true;
  for (const Value& element : list.as_list()) {
    const auto here = static_cast<uint32_t>(script_.visits.size());
    script_.visits.push_back({.step = &step, .caller = at, .end = here + 1});
    player_.Set(step.slot, element);
    Name(here, step.slot);
    if (!Record(part, at)) return false;
  }
  return true;
}

void Recorder::RecordOpen(const StepRecord& step, uint32_t at) {
  for (const uint32_t slot : player_.NamedBelow(step)) {
    const auto here = static_cast<uint32_t>(script_.visits.size());
    script_.visits.push_back({.step = &step, .caller = at, .end = here + 1});
    Name(here, slot);
  }
}

// As it is now.
void Recorder::Name(uint32_t at, uint32_t slot) {
  const auto name = static_cast<uint32_t>(script_.names.size());
  script_.names.push_back({.at = at, .slot = slot, .before = last_[slot], .meaning = {player_.Slot(slot), player_.IsAssumed(slot)}});
  script_.visits[at].name = last_[slot] = name;
}

void Recorder::KeepAsked(uint32_t at) {
  keys_of_.Start(at);
  asked_.EachKey([&](spark::KeyId key) { keys_of_.Add(key); });
  for (const spark::KeyId key : asked_.keys) by_key_.Add(key, at);
  for (const spark::KeyId key : asked_.whether_set) by_presence_.Add(key, at);
  for (const std::string& name : asked_.names) AddOnce(script_.by_other_key[name], at);
  for (const std::string& prefix : asked_.prefixes) AddOnce(by_prefix_[prefix], at);
  for (const std::string& variable : asked_.environment) AddOnce(by_variable_[variable], at);
  if (asked_.deprecated) AddOnce(by_deprecated_, at);
}

void Recorder::AddUse(uint32_t at, uint32_t slot, bool decides) {
  const std::span<const Script::Use> uses = script_.uses.Last();
  const uint32_t name = last_[slot];
  if (std::none_of(uses.begin(), uses.end(), [&](const Script::Use& use) { return use.slot == slot; })) script_.uses.Add({slot, name});
  if (decides && name == Script::kNowhere) by_nameless_.Add(slot, at);
  else if (decides) by_name_.Add(name, at);
}

void Recorder::AddUses(uint32_t at, rule::NodeId node, bool decides) {
  if (node == kNone) return;
  slots_.clear();
  program_.AddSlots(node, slots_);
  for (const uint32_t slot : slots_) AddUse(at, slot, decides);
}

void Recorder::AddUses(uint32_t at, image::Range pieces, bool decides) {
  for (const rule::Piece& piece : program_.Pieces(pieces)) AddUses(at, piece.node, decides);
}

void Recorder::KeepUses(uint32_t at, const StepRecord& step) {
  script_.uses.Start(at);
  AddUses(at, step.when, true);
  script_.visits[at].asks = static_cast<uint32_t>(script_.uses.Last().size());
  if (step.kind == StepKind::kDecide && !IsAnswered(step.decision)) return;
  for (const rule::NodeId node : {step.unless, step.value, step.list}) AddUses(at, node, true);
  // What a call says, it says of what was thrown.
  if (step.kind == StepKind::kCall) return;
  const bool is_name_of_key = step.kind == StepKind::kRead && step.key == kNone;
  AddUses(at, step.message, is_name_of_key);
  AddUses(at, step.cause_message, false);
  AddUses(at, step.at, false);
  if (step.info != kNone) {
    AddUses(at, program_.infos()[step.info].help, false);
    AddUses(at, program_.infos()[step.info].replace, false);
  }
  if (step.kind != StepKind::kRead) return;
  for (const uint32_t slot : part_slots_.of_failures()) AddUse(at, slot, false);
}

// What a read asks for of its own, whether it was held or not.
void Recorder::KeepSources(uint32_t at, const StepRecord& step) {
  script_.sources.Start(at);
  if (step.kind != StepKind::kRead || step.key == kNone) return;
  const spark::EntryRecord* const entry = view_.catalogue().Entry(step.key, view_.release());
  if (entry != nullptr && entry->prepend != spark::kNoKey) return;
  asked_by_read_.Clear();
  view_.Note(&asked_by_read_);
  static_cast<void>(view_.ReadAs(step.key, static_cast<spark::Getter>(step.getter)));
  view_.Note(&asked_);
  for (const spark::KeyId key : asked_by_read_.keys) {
    const std::span<const spark::KeyId> sources = script_.sources.Last();
    if (std::find(sources.begin(), sources.end(), key) == sources.end()) script_.sources.Add(key);
  }
  script_.visits[at].is_simple = asked_by_read_.OnlyAbout(script_.sources.Last());
}

void Recorder::KeepOnThrow(uint32_t at, const StepRecord& step) {
  script_.on_throw.Start(at);
  if (step.kind != StepKind::kCall) return;
  slots_.clear();
  part_slots_.AddOnThrow(step, slots_);
  for (const uint32_t slot : slots_) script_.on_throw.Add(slot);
}

// With the keys of the catalogue that start so, and those that are deprecated: nobody asks what those are set to.
Lists<uint32_t> Recorder::ByPresence() {
  const spark::Catalogue& catalogue = view_.catalogue();
  const auto size = static_cast<spark::KeyId>(catalogue.size());
  for (const auto& [prefix, visits] : by_prefix_) {
    const auto keys = std::views::iota(spark::KeyId{0}, size);
    const auto begin = std::ranges::lower_bound(keys, prefix, {}, [&](spark::KeyId key) { return catalogue.Name(key); });
    for (auto at = begin; at != keys.end() && catalogue.Name(*at).starts_with(prefix); ++at) by_presence_.AddAll(*at, visits);
  }
  for (spark::KeyId key = 0; key < size && !by_deprecated_.empty(); ++key) {
    if (catalogue.Deprecated(key, view_.release()) != nullptr) by_presence_.AddAll(key, by_deprecated_);
  }
  return by_presence_.Sorted(size);
}

// Whether what is below one call mirrors what is below the other, of the same part: the same steps, over names from the same place below it or
// from the very same visit.
bool Recorder::AreTwins(uint32_t call, uint32_t earlier) const {
  const auto& visits = script_.visits;
  const uint32_t size = visits[call].end - call;
  if (visits[earlier].end - earlier != size || earlier + size > call) return false;
  if (std::any_of(script_.levels.begin(), script_.levels.end(), [&](uint32_t at) { return at > earlier && at < call + size; })) return false;
  for (uint32_t i = 1; i < size; ++i) {
    if (visits[call + i].step != visits[earlier + i].step || visits[call + i].in_doubt != visits[earlier + i].in_doubt) return false;
    const auto own = script_.uses[call + i], its = script_.uses[earlier + i];
    const auto same = [&](const Script::Use& a, const Script::Use& b) {
      if (a.slot != b.slot) return false;
      if (a.name == b.name) return true;
      if (a.name == Script::kNowhere || b.name == Script::kNowhere) return false;
      const uint32_t at = script_.names[a.name].at, before = script_.names[b.name].at;
      return at > call && before > earlier && at - call == before - earlier;
    };
    if (!std::equal(own.begin(), own.end(), its.begin(), its.end(), same)) return false;
  }
  return true;
}

void Recorder::FindTwins() {
  auto& visits = script_.visits;
  std::vector<std::vector<uint32_t>> calls_of_part(program_.parts().size());
  for (uint32_t at = 0; at < visits.size(); ++at) {
    if (visits[at].step->kind != StepKind::kCall || visits[at].step->list != kNone || visits[at].end == at + 1) continue;
    std::vector<uint32_t>& calls = calls_of_part[visits[at].step->part];
    const auto earlier = std::find_if(calls.begin(), calls.end(), [&](uint32_t call) { return AreTwins(at, call); });
    if (earlier == calls.end()) {
      calls.push_back(at);
      continue;
    }
    for (uint32_t i = 1; i < visits[at].end - at; ++i) {
      const StepKind kind = visits[at + i].step->kind;
      if (kind == StepKind::kCall || kind == StepKind::kDecide) continue;
      visits[at + i].twin = *earlier + i;
      visits[*earlier + i].has_twin = true;
    }
  }
}

Script Recorder::Take() {
  Gathered names_of;
  for (uint32_t name = 0; name < script_.names.size(); ++name) names_of.Add(script_.names[name].slot, name);
  script_.names_of = names_of.Sorted(program_.slots());
  script_.by_name = by_name_.Sorted(script_.names.size());
  script_.by_nameless = by_nameless_.Sorted(program_.slots());
  FindTwins();
  script_.by_key = by_key_.Sorted(view_.catalogue().size());
  script_.by_presence = ByPresence();
  script_.by_prefix = {by_prefix_.begin(), by_prefix_.end()};
  script_.by_variable = {by_variable_.begin(), by_variable_.end()};
  script_.visits.shrink_to_fit();
  script_.names.shrink_to_fit();
  for (uint32_t at = 0; at < script_.visits.size(); ++at) {
    script_.visits[at].uses = script_.uses.PlaceOf(at);
    script_.visits[at].sources = script_.sources.PlaceOf(at);
  }
  for (uint32_t name = 0; name < script_.names.size(); ++name) script_.names[name].users = script_.by_name.PlaceOf(name);
  return std::move(script_);
}

std::vector<spark::KeyId> Recorder::Forks() const {
  const auto& visits = script_.visits;
  std::vector<uint32_t> open;
  std::vector<bool> seen(visits.size());
  const auto visit = [&](uint32_t at) {
    if (!seen[at]) open.push_back(at);
    seen[at] = true;
  };
  for (uint32_t at = 0; at < visits.size(); ++at) {
    if (visits[at].step->kind == StepKind::kCall) visit(at);
  }
  std::vector<spark::KeyId> forks;
  while (!open.empty()) {
    const uint32_t at = open.back();
    open.pop_back();
    forks.insert(forks.end(), keys_of_[at].begin(), keys_of_[at].end());
    for (const Script::Use& use : script_.uses[at]) {
      if (use.name != Script::kNowhere) visit(script_.names[use.name].at);
    }
  }
  std::sort(forks.begin(), forks.end());
  forks.erase(std::unique(forks.begin(), forks.end()), forks.end());
  return forks;
}

}  // namespace sparkvet::driver
