#include "lib/driver/rehearsal.h"

#include <algorithm>
#include <cstring>
#include <set>

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

// Whether Rehearsal::Play tells it.
bool IsAnswered(rule::Decision decision) {
  return decision == rule::Decision::kAllocation || decision == rule::Decision::kInitialExecutors || decision == rule::Decision::kLogLevel;
}

// The slots that a call, and all that it calls, may fill or ask for.
class CallSlots {
 public:
  explicit CallSlots(const rule::Program& program) : program_(program) {}

  void AddCall(const StepRecord& step) {
    AddStep(step);
    for (const uint32_t part : {step.part, step.on_throw_part}) {
      if (part == rule::kNone || !parts_.insert(part).second) continue;
      for (const StepRecord& below : program_.Steps(program_.parts()[part])) AddCall(below);
    }
  }
  std::vector<uint32_t> Take() { return std::move(slots_); }

 private:
  void AddStep(const StepRecord& step) {
    if (step.slot != rule::kNone) slots_.push_back(step.slot);
    for (const rule::NodeId node : {step.when, step.unless, step.value, step.list, step.at, step.on_throw_when}) AddNode(node);
    for (const image::Range pieces : {step.message, step.cause_message, step.on_throw}) AddPieces(pieces);
    if (step.info != rule::kNone) AddPieces(program_.infos()[step.info].help);
  }
  void AddPieces(image::Range pieces) {
    for (const rule::Piece& piece : program_.Pieces(pieces)) AddNode(piece.node);
  }
  void AddNode(rule::NodeId node) {
    if (node != rule::kNone) program_.AddSlots(node, slots_);
  }

  const rule::Program& program_;
  std::set<uint32_t> parts_;
  std::vector<uint32_t> slots_;
};

std::vector<uint32_t> SlotsOfCall(const rule::Program& program, const StepRecord& call) {
  CallSlots slots(program);
  slots.AddCall(call);
  return slots.Take();
}

}  // namespace

// ---- the rehearsal ------------------------------------------------------------------------------------------

Rehearsal::Rehearsal(const rule::Program& program, const resolve::View& view)
    : program_(program),
      resolved_(Copy(view.resolved(), texts_)),
      view_(view.catalogue(), resolved_),
      player_(program, view_),
      ahead_(program.slots()),
      ahead_since_(program.slots()),
      by_key_(view.catalogue().size()),
      by_slot_(program.slots()),
      first_use_(program.slots(), kNowhere),
      slots_(program) {
  if (view.knows_machine()) view_.SetMachine({[](std::string_view) { return std::nullopt; }});
  view_.Note(&asked_);
  complete_ = !view.resolved().open_ended && Record(player_.Start(), kNowhere);
  view_.Note(nullptr);
  NameAhead();
  for (uint32_t at = 0; at < visits_.size(); ++at) {
    if (always_[at] != 0) all_always_.push_back(at);
  }
  for (const auto& [prefix, visits] : by_prefix_) {
    if (prefix.empty()) by_any_ = &visits;
    else prefixes_.push_back({static_cast<uint32_t>(prefix.size()), prefix.back(), &prefix, &visits});
  }
}

// False when the driver stops.
bool Rehearsal::Record(const rule::PartRecord& part, uint32_t caller) {
  for (const StepRecord& step : program_.Steps(part)) {
    if (!player_.Concerns(step)) continue;
    const auto at = static_cast<uint32_t>(visits_.size());
    visits_.push_back({.step = &step, .part = &part, .caller = caller, .value = {}});
    always_.push_back(step.kind == StepKind::kDecide && IsAnswered(step.decision));
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
    KeepSlots(at, step);
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
  for (const std::string& prefix : asked_.prefixes) add(by_prefix_[prefix]);
  for (const std::string& variable : asked_.environment) add(by_variable_[variable]);
  if (asked_.deprecated) add(by_deprecated_);
}

void Rehearsal::KeepSlots(uint32_t at, rule::NodeId id) {
  if (id == rule::kNone) return;
  std::vector<uint32_t> slots;
  program_.AddSlots(id, slots);
  for (const uint32_t slot : slots) {
    if (by_slot_[slot].empty() || by_slot_[slot].back() != at) by_slot_[slot].push_back(at);
    first_use_[slot] = std::min(first_use_[slot], at);
  }
}

void Rehearsal::KeepSlots(uint32_t at, const StepRecord& step) {
  for (const rule::NodeId node : {step.when, step.unless, step.value, step.list}) KeepSlots(at, node);
  if (step.kind == StepKind::kRead && step.key == rule::kNone) {
    for (const rule::Piece& piece : program_.Pieces(step.message)) KeepSlots(at, piece.node);
  }
  // What is only said changes nothing that comes behind it. What a call says, it says of what was thrown.
  if (step.kind == StepKind::kCall) return;
  KeepSlotsOfWords(at, step.message);
  KeepSlotsOfWords(at, step.cause_message);
  if (step.info != rule::kNone) KeepSlotsOfWords(at, program_.infos()[step.info].help);
  std::vector<uint32_t> slots;
  if (step.at != rule::kNone) program_.AddSlots(step.at, slots);
  for (const uint32_t slot : slots) first_use_[slot] = std::min(first_use_[slot], at);
}

void Rehearsal::KeepSlotsOfWords(uint32_t at, image::Range pieces) {
  std::vector<uint32_t> slots;
  for (const rule::Piece& piece : program_.Pieces(pieces)) {
    if (piece.node != rule::kNone) program_.AddSlots(piece.node, slots);
  }
  for (const uint32_t slot : slots) first_use_[slot] = std::min(first_use_[slot], at);
}

void Rehearsal::NameAhead() {
  std::vector<uint32_t> times(program_.slots());
  for (const Write& write : writes_) ++times[write.slot];
  for (const Write& write : writes_) {
    if (times[write.slot] > 1 || first_use_[write.slot] <= write.at) {
      in_order_.push_back(write);
      continue;
    }
    ahead_[write.slot] = write.value;
    ahead_since_[write.slot] = write.at;
    slots_.Set(write.slot, write.value);
  }
  std::set<uint32_t> slots;
  for (const Write& write : in_order_) slots.insert(write.slot);
  in_order_slots_.assign(slots.begin(), slots.end());
}

bool Rehearsal::TouchesAhead(uint32_t call) {
  std::optional<bool>& known = visits_[call].touches_ahead;
  if (!known) {
    const std::vector<uint32_t> slots = SlotsOfCall(program_, *visits_[call].step);
    known = std::any_of(slots.begin(), slots.end(), [&](uint32_t slot) { return ahead_since_[slot] > call; });
  }
  return *known;
}

// ---- playing it again ---------------------------------------------------------------------------------------

bool Rehearsal::Suits(const resolve::View& view) const {
  return resolved_.context.JudgesAs(view.resolved().context) && !view.resolved().open_ended &&
         view.knows_machine() == view_.knows_machine();
}

void Rehearsal::MarkChanges(const resolve::View& view) {
  again_ = always_;
  // A fleet of many releases has more rehearsals than the processor's cache holds: what will be needed is sent for together.
  for (const uint32_t at : all_always_) __builtin_prefetch(&visits_[at]);
  for (const spark::KeyId id : view.key_ids()) {
    if (id != spark::kNoKey) __builtin_prefetch(&by_key_[id]);
  }
  const auto mark = [&](const Visits& visits) {
    for (const uint32_t at : visits) {
      again_[at] = true;
      __builtin_prefetch(&visits_[at]);
    }
  };
  const auto changed = [&](std::string_view key, spark::KeyId id) {
    if (by_any_ != nullptr) mark(*by_any_);
    if (id != spark::kNoKey) mark(by_key_[id]);
    else if (const auto at = by_name_.find(key); at != by_name_.end()) mark(at->second);
    for (const Prefix& prefix : prefixes_) {
      if (prefix.size <= key.size() && prefix.last == key[prefix.size - 1] && key.starts_with(*prefix.text)) mark(*prefix.visits);
    }
    if (id != spark::kNoKey && view.catalogue().Deprecated(id, view.release()) != nullptr) mark(by_deprecated_);
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
  Replay(Rehearsal& rehearsal, resolve::View& view)
      : r_(rehearsal), view_(view), player_(r_.program_, view, this, &r_.slots_), write_(r_.in_order_.data()),
        writes_end_(write_ + r_.in_order_.size()) {
    r_.slots_.Note(&r_.named_);
  }
  ~Replay() override {
    r_.slots_.Note(nullptr);
    for (const uint32_t slot : r_.named_) r_.slots_.Set(slot, r_.ahead_[slot]);
    for (const uint32_t slot : r_.in_order_slots_) r_.slots_.Set(slot, r_.ahead_[slot]);
    r_.named_.clear();
  }

  Transcript Run() {
    Outcome thrown;
    while (!thrown) {
      const uint32_t next = NextMarked(at_);
      if (next == r_.visits_.size()) break;  // nobody asks for a name any more
      NameUntil(next);
      const Visit& visit = r_.visits_[at_];
      const uint32_t here = at_;
      player_.Enter(visit.part);
      const bool holds = player_.Holds(*visit.step);
      if (visit.step->kind == StepKind::kCall) at_ = Call(visit, holds, thrown);
      else at_ = Step(visit, holds, thrown);
      if (thrown) Unwind(here, visit.caller, thrown);
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

  // Goes on to `next`, with what was named on the way there.
  void NameUntil(uint32_t next) {
    while (write_ != writes_end_ && write_->at < at_) ++write_;  // of what was played
    if (!in_order_) r_.slots_.Note(nullptr);  // in_order_slots_ are known
    for (; write_ != writes_end_ && write_->at < next; ++write_) player_.Restore(write_->slot, write_->value);
    r_.slots_.Note(&r_.named_);
    at_ = next;
  }

  // From here on a name exists from its place on only: what follows was not rehearsed, and may ask for any.
  void NameNothingAhead(uint32_t here) {
    if (in_order_) return;
    in_order_ = true;
    write_ = r_.writes_.data();
    writes_end_ = write_ + r_.writes_.size();
    while (write_ != writes_end_ && write_->at <= here) ++write_;
    for (const Write* ahead = write_; ahead != writes_end_; ++ahead) {
      if (!r_.ahead_[ahead->slot].is(Value::Kind::kError)) player_.Restore(ahead->slot, Value::Error());
    }
  }

  void Changed(uint32_t slot) {
    for (const uint32_t at : r_.by_slot_[slot]) r_.again_[at] = true;
  }

  // What the visit named in the rehearsal it does not name now.
  void DoNotName(const Visit& visit) {
    if (visit.slot == kNowhere) return;
    if (!in_order_ && !r_.ahead_[visit.slot].is(Value::Kind::kError)) player_.Restore(visit.slot, Value::Error());
    if (!Identical(visit.value, player_.Slot(visit.slot))) Changed(visit.slot);
  }

  uint32_t Step(const Visit& visit, bool holds, Outcome& thrown) {
    if (holds) {
      expected_ = &visit;
      if (visit.step->kind == StepKind::kRead) thrown = ReadAgain(*visit.step);
      else thrown = player_.Step(*visit.step);
      expected_ = nullptr;
    } else {
      DoNotName(visit);
    }
    return at_ + 1;
  }

  // Many jobs set the same.
  Outcome ReadAgain(const StepRecord& step) {
    const Assignment* const set = step.key == rule::kNone ? nullptr : view_.Set(step.key, view_.catalogue().Name(step.key));
    if (set == nullptr || set->unknown || set->value.size() > RememberedReads::kLongest) return player_.Step(step);
    if (const Value* const known = r_.reads_.Find(step, set->value)) {
      player_.Set(step.slot, *known);
      return std::nullopt;
    }
    const size_t words = Words();
    r_.asked_.Clear();
    view_.Note(&r_.asked_);
    Outcome thrown = player_.Step(step);
    view_.Note(nullptr);
    if (!thrown && Words() == words && r_.asked_.OnlyAbout(step.key)) Remember(step, set->value, player_.Slot(step.slot));
    return thrown;
  }

  void Remember(const StepRecord& step, std::string_view text, const Value& value) {
    // A text that is not the setting's own, trimmed or filled in, lives no longer than this play.
    const bool lives_on = !value.is(Value::Kind::kList) && (!value.is(Value::Kind::kString) || value.as_string() == text);
    if (lives_on && !r_.reads_.is_full()) r_.reads_.Add(step, text, value);
  }

  size_t Words() const {
    const Transcript& said = player_.transcript();
    return said.log.size() + said.silenced.size() + said.undecided.size();
  }

  // The visit to go on with: the first below the call where that goes as before, else the first behind it.
  uint32_t Call(const Visit& visit, bool holds, Outcome& thrown) {
    const StepRecord& step = *visit.step;
    if (holds && step.list == rule::kNone) {
      if (visit.held) return at_ + 1;
      if (r_.TouchesAhead(at_)) NameNothingAhead(at_);
      thrown = player_.Step(step);
    } else if (holds) {
      const Value list = player_.List(step);
      if (visit.held && Identical(visit.value, list)) return at_ + 1;
      if (r_.TouchesAhead(at_)) NameNothingAhead(at_);
      thrown = player_.Walk(step, list);
    }
    for (uint32_t below = at_ + 1; below < visit.end; ++below) DoNotName(r_.visits_[below]);
    return visit.end;
  }

  void Unwind(uint32_t here, uint32_t caller, Outcome& thrown) {
    NameNothingAhead(here);
    for (; caller != kNowhere; caller = r_.visits_[caller].caller) {
      thrown = player_.Wrapped(*r_.visits_[caller].step, std::move(thrown));
    }
  }

  Rehearsal& r_;
  resolve::View& view_;
  Player player_;
  uint32_t at_ = 0;
  bool in_order_ = false;  // all is named in its order
  const Write* write_;     // the next of what is named in its order
  const Write* writes_end_;
  const Visit* expected_ = nullptr;  // the visit whose step is played
};

Transcript Rehearsal::Play(resolve::View& view) {
  if (reads_.is_full()) reads_.Clear();  // no name refers to them between plays
  MarkChanges(view);
  Transcript transcript = Replay(*this, view).Run();
  transcript.manager = {};
  return transcript;
}

}  // namespace sparkvet::driver
