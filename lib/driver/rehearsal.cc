#include "lib/driver/rehearsal.h"

#include <algorithm>
#include <cstring>

namespace sparkvet::driver {
namespace {

using resolve::Assignment;
using resolve::Resolved;
using rule::StepKind;
using rule::StepRecord;
using rule::Value;

// A copy that owns its texts.
Resolved Copy(const Resolved& from, std::deque<std::string>& texts) {
  const auto own = [&](std::string_view text) -> std::string_view { return texts.emplace_back(text); };
  Resolved to;
  to.context = from.context;
  to.context.deploy_mode = own(from.context.deploy_mode);
  for (const std::string_view key : from.keys()) {
    const std::string_view name = own(key);
    for (const Assignment* a = from.Find(key); a != nullptr; a = from.Next(*a)) {
      Assignment copy = *a;
      copy.key = name;
      copy.value = own(a->value);
      copy.written_as = own(a->written_as);
      copy.next = Assignment::kLast;
      to.Add(copy);
    }
  }
  return to;
}

bool SameSetting(const Assignment& a, const Assignment& b) {
  return a.value == b.value && a.unknown == b.unknown && a.key_unknown == b.key_unknown && a.layer == b.layer &&
         a.written_as == b.written_as && a.next == Assignment::kLast && b.next == Assignment::kLast;
}

bool Identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Value::Kind::kString: return a.as_string() == b.as_string();
    case Value::Kind::kList: return std::equal(a.as_list().begin(), a.as_list().end(), b.as_list().begin(), b.as_list().end(), Identical);
    default: return a.SameBits(b);
  }
}

}  // namespace

// ---- the rehearsal ------------------------------------------------------------------------------------------

Rehearsal::Rehearsal(const rule::Program& program, const resolve::View& view)
    : program_(program),
      resolved_(Copy(view.resolved(), texts_)),
      view_(view.catalogue(), resolved_),
      player_(program, view_),
      by_key_(view.catalogue().size()),
      by_slot_(program.slots()) {
  if (view.knows_machine()) view_.SetMachine({[](std::string_view) { return std::nullopt; }});
  view_.Note(&asked_);
  complete_ = !resolved_.open_ended && Record(player_.Start(), kNowhere);
  view_.Note(nullptr);
  again_ = always_;
}

// False when the driver stops.
bool Rehearsal::Record(const rule::PartRecord& part, uint32_t caller) {
  for (const StepRecord& step : program_.Steps(part)) {
    if (!player_.Concerns(step)) continue;
    const auto at = static_cast<uint32_t>(visits_.size());
    visits_.push_back({.step = &step, .part = &part, .caller = caller, .value = {}});
    always_.push_back(step.kind == StepKind::kDecide);
    const Transcript& said = player_.transcript();
    const auto words = [&] { return said.log.size() + said.silenced.size() + said.undecided.size(); };
    const size_t words_before = words();

    asked_.Clear();
    player_.Enter(&part);
    const bool held = visits_[at].held = player_.Holds(step);
    const bool calls = held && step.kind == StepKind::kCall;
    if (calls && step.list != rule::kNone) visits_[at].value = player_.List(step);
    if (held && !calls && player_.Step(step)) return false;
    if (held && (step.kind == StepKind::kRead || step.kind == StepKind::kLet)) {
      Name(at, step.slot, player_.Slot(step.slot));
    }
    if (words() > words_before) always_[at] = true;
    Keep(at);
    if (calls && !RecordCall(step, at)) return false;
    for (const rule::NodeId node : {step.when, step.unless, step.value, step.list}) KeepSlots(at, node);
    if (step.kind == StepKind::kRead && step.key == rule::kNone) {
      for (const rule::Piece& piece : program_.Pieces(step.message)) KeepSlots(at, piece.node);
    }
    visits_[at].end = static_cast<uint32_t>(visits_.size());
  }
  return true;
}

bool Rehearsal::RecordCall(const StepRecord& step, uint32_t at) {
  const rule::PartRecord& part = program_.parts()[step.part];
  if (step.list == rule::kNone) return Record(part, at);
  const Value list = visits_[at].value;
  if (!list.is(Value::Kind::kList)) return true;
  for (const Value& element : list.as_list()) {
    const auto here = static_cast<uint32_t>(visits_.size());
    visits_.push_back({.step = &step, .caller = at, .end = here + 1, .value = {}});
    Name(here, step.slot, element);
    always_.push_back(false);
    player_.Set(step.slot, element);
    if (!Record(part, at)) return false;
  }
  return true;
}

void Rehearsal::Name(uint32_t at, uint32_t slot, const Value& value) {
  visits_[at].slot = slot;
  visits_[at].value = value;
  writes_.push_back({at, slot, value});
}

void Rehearsal::Keep(uint32_t at) {
  const auto add = [&](Visits& visits) {
    if (visits.empty() || visits.back() != at) visits.push_back(at);
  };
  for (const spark::KeyId key : asked_.keys) add(by_key_[key]);
  for (const std::string& name : asked_.names) add(by_name_[name]);
  for (const std::string& prefix : asked_.prefixes) by_prefix_.emplace_back(prefix, at);
  for (const std::string& variable : asked_.environment) add(by_variable_[variable]);
}

void Rehearsal::KeepSlots(uint32_t at, rule::NodeId id) {
  if (id == rule::kNone) return;
  std::vector<uint32_t> slots;
  program_.AddSlots(id, slots);
  for (const uint32_t slot : slots) {
    if (by_slot_[slot].empty() || by_slot_[slot].back() != at) by_slot_[slot].push_back(at);
  }
}

// ---- playing it again ---------------------------------------------------------------------------------------

bool Rehearsal::Suits(const resolve::View& view) const {
  return resolved_.context.JudgesAs(view.resolved().context) && !view.resolved().open_ended &&
         view.knows_machine() == view_.knows_machine();
}

void Rehearsal::MarkChanges(const resolve::View& view) {
  again_ = always_;
  const auto mark = [&](const Visits& visits) {
    for (const uint32_t at : visits) again_[at] = true;
  };
  const auto changed = [&](std::string_view key, spark::KeyId id) {
    if (id != spark::kNoKey) mark(by_key_[id]);
    else if (const auto at = by_name_.find(key); at != by_name_.end()) mark(at->second);
    for (const auto& [prefix, at] : by_prefix_) {
      if (key.starts_with(prefix)) again_[at] = true;
    }
  };
  for (const auto& [variable, visits] : by_variable_) {
    if (view.EnvironmentOf(variable).kind != spark::Binding::Kind::kAbsent) mark(visits);
  }
  const Resolved& now = view.resolved();
  for (size_t i = 0; i < now.keys().size(); ++i) {
    const std::string_view key = now.keys()[i];
    const Assignment* const before = view_.Set(view.key_ids()[i], key);
    if (before == nullptr || !SameSetting(*before, now.Winner(i))) changed(key, view.key_ids()[i]);
  }
  for (size_t i = 0; i < resolved_.keys().size(); ++i) {
    const std::string_view key = resolved_.keys()[i];
    if (view.Set(view_.key_ids()[i], key) == nullptr) changed(key, view_.key_ids()[i]);
  }
}

// One play: walks along the visits and plays those again that are marked; what they name otherwise than in the
// rehearsal marks those that stand over it.
class Rehearsal::Replay : public SlotWatcher {
 public:
  Replay(Rehearsal& rehearsal, resolve::View& view) : r_(rehearsal), player_(r_.program_, view, this) {}

  Transcript Run() {
    Outcome thrown;
    auto write = r_.writes_.cbegin();
    for (uint32_t at = 0; !thrown;) {
      const uint32_t next = NextMarked(at);
      while (write != r_.writes_.cend() && write->at < at) ++write;  // of what was skipped, or played
      for (; write != r_.writes_.cend() && write->at < next; ++write) player_.Restore(write->slot, write->value);
      at = next;
      if (at == r_.visits_.size()) break;
      const Visit& visit = r_.visits_[at];
      player_.Enter(visit.part);
      const bool holds = player_.Holds(*visit.step);
      if (visit.step->kind == StepKind::kCall) at = Call(visit, at, holds, thrown);
      else at = Step(visit, at, holds, thrown);
      if (thrown) Unwind(visit.caller, thrown);
    }
    return player_.Finish(std::move(thrown));
  }

  void BeforeWrite(uint32_t slot, const Value& old, const Value& value) override {
    const bool expected_here = expected_ != nullptr && expected_->slot == slot;
    if (!Identical(expected_here ? expected_->value : old, value)) Changed(slot);
  }

 private:
  uint32_t NextMarked(uint32_t from) const {
    const uint8_t* const begin = r_.again_.data();
    const size_t size = r_.again_.size();
    const void* const found = from == size ? nullptr : std::memchr(begin + from, 1, size - from);
    return static_cast<uint32_t>(found == nullptr ? size : static_cast<size_t>(static_cast<const uint8_t*>(found) - begin));
  }

  void Changed(uint32_t slot) {
    for (const uint32_t at : r_.by_slot_[slot]) r_.again_[at] = true;
  }

  uint32_t Step(const Visit& visit, uint32_t at, bool holds, Outcome& thrown) {
    if (holds) {
      expected_ = &visit;
      thrown = player_.Step(*visit.step);
      expected_ = nullptr;
    } else if (visit.slot != kNowhere && !Identical(visit.value, player_.Slot(visit.slot))) {
      Changed(visit.slot);  // it is not named this time
    }
    return at + 1;
  }

  // The visit to go on with: the first below the call where that goes as before, else the first behind it.
  uint32_t Call(const Visit& visit, uint32_t at, bool holds, Outcome& thrown) {
    const StepRecord& step = *visit.step;
    if (holds && step.list == rule::kNone) {
      if (visit.held) return at + 1;
      thrown = player_.Step(step);
    } else if (holds) {
      const Value list = player_.List(step);
      if (visit.held && Identical(visit.value, list)) return at + 1;
      thrown = player_.Walk(step, list);
    }
    for (uint32_t below = at + 1; below < visit.end; ++below) {
      const Visit& v = r_.visits_[below];
      if (v.slot != kNowhere && !Identical(v.value, player_.Slot(v.slot))) Changed(v.slot);
    }
    return visit.end;
  }

  void Unwind(uint32_t caller, Outcome& thrown) {
    for (; caller != kNowhere; caller = r_.visits_[caller].caller) {
      thrown = player_.Wrapped(*r_.visits_[caller].step, std::move(thrown));
    }
  }

  Rehearsal& r_;
  Player player_;
  const Visit* expected_ = nullptr;  // the visit whose step is played
};

Transcript Rehearsal::Play(resolve::View& view) {
  MarkChanges(view);
  return Replay(*this, view).Run();
}

}  // namespace sparkvet::driver
