#include "lib/driver/submit_replay.h"

#include <algorithm>

#include "lib/rule/functions.h"

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::StepKind;
using rule::Value;
using Fact = SubmitScript::Fact;

}  // namespace

bool AsksForWordOnly(const rule::Program& program, rule::NodeId id, uint32_t slot) {
  const rule::Node& node = program.node(id);
  const auto all = [&](uint32_t begin, uint32_t count) {
    return std::ranges::all_of(program.Arguments(begin, count), [&](rule::NodeId a) { return AsksForWordOnly(program, a, slot); });
  };
  switch (node.op) {
    case rule::Op::kConstant:
    case rule::Op::kText: return true;
    case rule::Op::kSlot: return node.a == slot;
    case rule::Op::kList: return all(node.a, node.b);
    case rule::Op::kNot: return AsksForWordOnly(program, node.a, slot);
    case rule::Op::kAnd:
    case rule::Op::kOr:
    case rule::Op::kEqual:
    case rule::Op::kNotEqual:
    case rule::Op::kIn: return AsksForWordOnly(program, node.a, slot) && AsksForWordOnly(program, node.b, slot);
    case rule::Op::kCall: {
      const std::string_view name = rule::Functions()[node.a].name;
      return (name == "wordKind" || name == "wordName" || name == "wordValue") && all(node.b, node.c);
    }
    default: return false;
  }
}

bool AsksForWordOnly(const rule::Program& program, const rule::PartRecord& part, uint32_t slot) {
  return std::ranges::all_of(program.Steps(part), [&](const rule::StepRecord& step) {
    return step.when != kNone && AsksForWordOnly(program, step.when, slot);
  });
}

bool IsListed(const SubmitScript& script, const SubmitView& view, std::string_view key, spark::KeyId id) {
  if (id != spark::kNoKey && view.catalogue().Deprecated(id, view.release()) != nullptr) return true;
  return std::ranges::any_of(script.prefixes, [&](const std::string& prefix) { return key.starts_with(prefix); });
}

SubmitReplay::SubmitReplay(const rule::Program& program, const SubmitScript& script, SubmitView& view, Submission& submission,
                           SubmitStage& stage, PlainWords& plain_words, bool goes_on)
    : program_(program), script_(script), view_(view), submission_(submission), stage_(stage), plain_words_(plain_words),
      player_(program, view, nullptr, &stage.slots) {
  player_.PlayFor(submission, goes_on);
  stage.slots.Clear();
}

Transcript SubmitReplay::Run() {
  MarkFacts();
  Outcome thrown;
  for (uint32_t at = 0; at < script_.visits.size();) {
    const Visit& visit = script_.visits[at];
    if (IsSame(visit)) {
      if (!visit.idle) DoAgain(visit);
      ++at;
      continue;
    }
    at = Play(visit, at, thrown);
    if (player_.Ends(thrown)) break;
  }
  return player_.Finish(std::move(thrown));
}

// ---- what is otherwise --------------------------------------------------------------------------------------

void SubmitReplay::MarkFacts() {
  const size_t facts = script_.facts.size();
  const resolve::Resolved& resolved = view_.resolved();
  stage_.changed.assign(script_.inputs_in_all(), 0);
  stage_.options.assign(facts, nullptr);
  stage_.settings.assign(facts, nullptr);
  for (const carrier::Option& option : submission_.command().options) {
    if (const size_t place = script_.Option(option.name); place < facts) stage_.options[place] = &option;  // the last one counts
  }
  bool listed = false;
  for (size_t i = 0; i < resolved.keys().size(); ++i) {
    const spark::KeyId id = view_.key_ids()[i];
    const std::string_view key = resolved.keys()[i];
    listed = listed || IsListed(script_, view_, key, id);
    if (id != spark::kNoKey) {
      if (const Input place = script_.fact_of_key[id]; place != 0) stage_.settings[place - 1U] = &resolved.Winner(i);
      continue;
    }
    for (const uint32_t place : script_.other_properties) {
      if (script_.facts[place].name == key) stage_.settings[place] = &resolved.Winner(i);
    }
  }
  for (size_t place = 0; place < facts; ++place) {
    const Fact& was = script_.facts[place];
    bool same = false;
    if (was.kind == Fact::Kind::kOption) {
      const carrier::Option* const is = stage_.options[place];
      same = was.is ? is != nullptr && is->unknown == was.unknown && is->value == was.value : is == nullptr;
    } else if (was.kind == Fact::Kind::kProperty) {
      const resolve::Assignment* const is = stage_.settings[place];
      same = was.is ? is != nullptr && is->unknown == was.unknown && (is->layer == carrier::Layer::kFlag) == was.is_flag && is->value == was.value
                    : is == nullptr;
    } else {
      const auto is = submission_.InEnvironment(was.name);
      same = was.is ? is && *is == was.value : !is;
    }
    stage_.changed[script_.fact(place)] = same ? 0 : 1;
  }
  stage_.changed[script_.words()] = 1;
  stage_.changed[script_.ignored()] = script_.had_ignored || !resolved.ignored_keys.empty() ? 1 : 0;
  stage_.changed[script_.listed()] = script_.had_listed || listed ? 1 : 0;
}

void SubmitReplay::Compare(uint32_t slot, const Value& before, bool was_assumed) {
  const Value now = player_.Slot(slot);
  const bool same = stage_.slots.IsAssumed(slot) == was_assumed;
  stage_.changed[slot] = same && Identical(now, before) ? 0 : 1;
  stage_.changed[script_.KindOf(slot)] = same && Rough(now) == Rough(before) ? 0 : 1;
}

void SubmitReplay::CompareBehind(const Visit& visit) {
  for (uint32_t i = visit.first_after; i < visit.end_of_after; ++i) {
    const SubmitScript::After& after = script_.after[i];
    if (after.input < script_.slots) Compare(after.input, after.value, after.assumed);
    else stage_.changed[after.input] = 1;
  }
}

// ---- visits -------------------------------------------------------------------------------------------------

// What did something in the script does it again, with this command's own texts and places.
void SubmitReplay::DoAgain(const Visit& visit) {
  const rule::StepRecord& step = *visit.step;
  bool same = true;
  switch (step.kind) {
    case StepKind::kArgument:
      if (visit.value.is(Value::Kind::kNull)) player_.Set(step.slot, visit.value);
      else static_cast<void>(player_.Step(step));
      same = stage_.slots.IsAssumed(step.slot) == visit.assumed;
      break;
    case StepKind::kRead:
    case StepKind::kLet:
      player_.Set(step.slot, visit.value);
      if (script_.assumes) stage_.slots.Assume(step.slot, visit.assumed);
      break;
    case StepKind::kAssign:
    case StepKind::kRemove: static_cast<void>(player_.Step(step)); return;
    default: return;
  }
  stage_.changed[step.slot] = stage_.changed[script_.KindOf(step.slot)] = same ? 0 : 1;
}

// Returns the visit to go on with.
uint32_t SubmitReplay::Play(const Visit& visit, uint32_t at, Outcome& thrown) {
  const rule::StepRecord& step = *visit.step;
  player_.Enter(visit.part);
  player_.Doubt(visit.in_doubt);
  const bool holds = player_.Holds(step);
  if (!holds && !visit.held) return visit.end;
  const bool is_call = step.kind == StepKind::kCall;
  const bool goes_below = is_call && step.list == kNone && holds && visit.held;
  if (goes_below && player_.IsCertain(step) != visit.doubts) return at + 1;
  if (holds) thrown = visit.is_words ? PlayWords(visit) : player_.Step(step);
  if (is_call) CompareBehind(visit);
  if (visit.names) Compare(step.slot, visit.value, visit.assumed);
  if (step.kind == StepKind::kAssign) stage_.changed[visit.sets] = 1;
  return visit.end;
}

Outcome SubmitReplay::PlayWords(const Visit& visit) {
  const rule::StepRecord& step = *visit.step;
  const rule::PartRecord& part = program_.parts()[step.part];
  const Value list = player_.List(step);
  if (!list.is(Value::Kind::kList)) return nullptr;
  const std::span<const rule::CommandWord> words = submission_.Words();
  for (const Value& item : list.as_list()) {
    const rule::CommandWord& word = words[static_cast<size_t>(item.as_int())];
    if (plain_words_.Has(word)) continue;
    player_.Set(step.slot, item);
    if (IsPlain(part, word)) continue;
    if (Outcome thrown = player_.Part(part)) return thrown;
  }
  if (!list.as_list().empty()) player_.Set(step.slot, list.as_list().back());
  return nullptr;
}

bool SubmitReplay::IsPlain(const rule::PartRecord& part, const rule::CommandWord& word) {
  submission_.ForgetWords();
  for (const rule::StepRecord& step : program_.Steps(part)) {
    if (player_.Concerns(step) && !player_.Evaluate(step.when).is_false()) return false;
  }
  plain_words_.Add(word, submission_.asked_of_words());
  return true;
}

}  // namespace sparkvet::driver
