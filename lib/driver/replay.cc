#include "lib/driver/replay.h"

namespace sparkvet::driver {
namespace {

using resolve::Assignment;
using rule::StepKind;
using rule::StepRecord;
using rule::Value;

}  // namespace

Replay::Replay(const rule::Program& program, const Script& script, resolve::View& view, Stage& stage, RememberedReads& reads)
    : script_(script), view_(view), stage_(stage), reads_(reads), player_(program, view, this, &stage.slots) {
  player_.Remember(reads);
  if (!stage.tells_help) player_.LeaveOutHelp();
  if (stage_.slots.any_assumed() && !view.resolved().open_ended) stage_.slots.Clear();  // of another play
  ++stage_.plays;
  stage_.touched.clear();
  if (stage_.outcomes.size() < script.visits.size()) stage_.outcomes.resize(script.visits.size());
}

Transcript Replay::Run() {
  Outcome thrown;
  while (!thrown) {
    at_ = stage_.again.Next(at_);
    if (at_ == script_.visits.size()) break;
    const Visit& visit = script_.visits[at_];
    if (visit.twin != Script::kNowhere && Mirror(visit, stage_.outcomes[visit.twin])) {
      ++at_;
    } else if (visit.has_twin) {
      PlayForTwin(visit, thrown);
    } else {
      Play(visit, thrown);
    }
  }
  return player_.Finish(std::move(thrown));
}

bool Replay::Play(const Visit& visit, Outcome& thrown) {
  player_.Enter(visit.part);
  player_.Doubt(visit.in_doubt);
  const std::span<const Script::Use> uses = script_.uses[visit.uses];
  Show(uses.first(visit.asks));
  const bool holds = player_.Holds(*visit.step);
  if (holds && visit.is_simple && ReadAgain(visit)) {
    ++at_;
    return true;
  }
  Show(uses.subspan(visit.asks));
  if (visit.step->kind == StepKind::kCall) {
    const uint32_t next = Call(visit, holds, thrown);
    if (!thrown) at_ = next;
  } else {
    if (holds) Step(visit, thrown);
    else DoNotName(visit);
    if (!thrown) ++at_;
  }
  if (thrown) Unwind(visit.caller, thrown);
  return holds;
}

void Replay::PlayForTwin(const Visit& visit, Outcome& thrown) {
  const uint32_t here = at_;
  const Place before = Words();
  const bool held = Play(visit, thrown);
  const uint32_t slot = visit.step->slot;
  const Meaning named = slot == rule::kNone ? Meaning() : Meaning{player_.Slot(slot), player_.IsAssumed(slot)};
  stage_.outcomes[here] = {stage_.plays, held, named, before, Words()};
}

bool Replay::Mirror(const Visit& visit, const Stage::Outcome& twin) {
  if (twin.play != stage_.plays) return false;
  if (!twin.held) DoNotName(visit);
  else if (visit.step->slot != rule::kNone) NameHere(visit, twin.named);
  player_.SayAgain(twin.from, twin.to);  // where it did not hold, perhaps that this is not to be told
  return true;
}

void Replay::NameHere(const Visit& visit, const Meaning& meaning) {
  expected_ = visit.name;
  Named(visit.step->slot, meaning);
  expected_ = Script::kNowhere;
}

// ---- names --------------------------------------------------------------------------------------------------

void Replay::SetNow(uint32_t slot, uint32_t at, const Meaning& meaning) {
  Stage::Now& now = stage_.now[slot];
  if (now.play != stage_.plays) stage_.touched.push_back(slot);
  now = {stage_.plays, at, meaning};
}

void Replay::Mark(std::span<const uint32_t> visits) {
  for (const uint32_t at : visits) stage_.again.Set(at);
}

void Replay::MarkUsers(uint32_t slot, uint32_t name) {
  Mark(name == Script::kNowhere ? script_.by_nameless[slot] : script_.by_name[script_.names[name].users]);
}

void Replay::Named(uint32_t slot, const Meaning& meaning) {
  if (expected_ != Script::kNowhere && script_.names[expected_].slot == slot) {
    const Script::Name& expected = script_.names[expected_];
    if (expected.meaning == meaning) return;
    SetNow(slot, at_, meaning);
    Mark(script_.by_name[expected.users]);
    return;
  }
  const uint32_t before = script_.LastBefore(slot, at_);
  if (Current(slot, before) == meaning) return;
  SetNow(slot, at_, meaning);
  MarkUsers(slot, before);
}

void Replay::DoNotName(const Visit& visit) {
  if (visit.name == Script::kNowhere) return;
  const Script::Name& name = script_.names[visit.name];
  const Meaning current = Current(name.slot, name.before);  // a copy: SetNow writes where it may stand
  SetNow(name.slot, name.at, current);
  if (name.meaning != current) Mark(script_.by_name[name.users]);
}

void Replay::ShowAll(uint32_t visit) {
  stage_.slots.Clear();
  const auto is_now = [&](uint32_t slot) { return stage_.now[slot].play == stage_.plays; };
  for (const uint32_t slot : stage_.touched) Show(slot, stage_.now[slot].meaning);
  for (const Script::Name& name : script_.names) {
    if (name.at >= visit) break;
    if (!is_now(name.slot) || stage_.now[name.slot].at < name.at) Show(name.slot, name.meaning);
  }
}

// ---- steps --------------------------------------------------------------------------------------------------

void Replay::Step(const Visit& visit, Outcome& thrown) {
  expected_ = visit.name;
  thrown = visit.is_simple ? Read(visit) : player_.Step(*visit.step);
  expected_ = Script::kNowhere;
}

Replay::Source Replay::SourceOf(const Visit& visit) const {
  const std::span<const spark::KeyId> sources = script_.sources[visit.sources];
  Source source;
  for (; source.asked < sources.size() && source.set == nullptr; ++source.asked) source.set = view_.SetByKey(sources[source.asked]);
  if (source.set == nullptr) return source;
  source.reader = {visit.step->key, visit.step->getter, sources[source.asked - 1]};
  return source;
}

// Many jobs set the same: what was made of it needs nothing but its text, not even what failures are told with.
bool Replay::ReadAgain(const Visit& visit) {
  const Source source = SourceOf(visit);
  if (source.set == nullptr || source.set->unknown) return false;
  const std::optional<Value> known = reads_.Find(source.reader, source.set->value);
  if (!known) return false;
  NameHere(visit, {*known});
  stage_.slots.Set(visit.step->slot, *known);
  return true;
}

// Keeps what it came to, where that hangs on nothing but the text.
Outcome Replay::Read(const Visit& visit) {
  const StepRecord& step = *visit.step;
  const Source source = SourceOf(visit);
  if (source.set == nullptr || source.set->unknown) return player_.Step(step);
  const Place words = Words();
  stage_.asked.Clear();
  view_.Note(&stage_.asked);
  Outcome thrown = player_.Step(step);
  view_.Note(nullptr);
  const bool is_of_text = stage_.asked.OnlyAbout(script_.sources[visit.sources].first(source.asked));
  const bool is_sure = is_of_text && !stage_.slots.IsAssumed(step.slot);
  if (!thrown && Words() == words && is_sure) reads_.Keep(source.reader, source.set->value, player_.Slot(step.slot));
  return thrown;
}

uint32_t Replay::Call(const Visit& visit, bool holds, Outcome& thrown) {
  const StepRecord& step = *visit.step;
  if (holds && step.list == rule::kNone) {
    if (visit.held && player_.IsCertain(step) != visit.doubts) return at_ + 1;
    if (visit.held) ShowAll(at_);
    thrown = player_.Step(step);
  } else if (holds) {
    const Value list = player_.List(step);
    if (visit.held && Identical(script_.lists[visit.list], list)) return at_ + 1;
    if (visit.held) ShowAll(at_);
    thrown = player_.Walk(step, list);
  }
  if (thrown) return at_;
  for (uint32_t below = at_ + 1; below < visit.end; ++below) DoNotName(script_.visits[below]);
  return visit.end;
}

void Replay::Unwind(uint32_t caller, Outcome& thrown) {
  for (; caller != Script::kNowhere; caller = script_.visits[caller].caller) {
    for (const uint32_t slot : script_.on_throw[caller]) Show(slot, Current(slot, script_.LastBefore(slot, at_ + 1)));
    player_.Doubt(script_.visits[caller].in_doubt);
    thrown = player_.Wrapped(*script_.visits[caller].step, std::move(thrown));
  }
}

}  // namespace sparkvet::driver
