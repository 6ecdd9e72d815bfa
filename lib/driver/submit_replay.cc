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
  uint32_t at = 0;
  while (true) {
    at = std::min(stage_.again.Next(at), script_.does.Next(at));
    NameAgain(at);
    if (at == script_.visits.size()) break;
    const Visit& visit = script_.visits[at];
    if (!stage_.again.Has(at)) {
      DoAgain(visit);
      ++at;
      continue;
    }
    at = Play(visit, at, thrown);
    if (player_.Ends(thrown)) break;
    while (next_name_ < script_.names.size() && script_.names[next_name_].at < at) ++next_name_;
  }
  return player_.Finish(std::move(thrown));
}

// ---- what is otherwise --------------------------------------------------------------------------------------

void SubmitReplay::MarkFacts() {
  stage_.again = script_.always;
  ++stage_.plays;
  if (stage_.seen.size() < script_.facts.size()) stage_.seen.resize(script_.facts.size());
  MarkOptions();
  MarkProperties();
  MarkVariables();
  for (const uint32_t place : script_.given) {
    if (script_.facts[place].kind != Fact::Kind::kVariable && See(place)) MarkUsers(script_.fact(place));
  }
}

void SubmitReplay::MarkOptions() {
  const std::vector<carrier::Option>& options = submission_.command().options;
  for (auto is = options.rbegin(); is != options.rend(); ++is) {  // the last one counts
    const auto place = static_cast<uint32_t>(script_.Option(is->name));
    if (place == script_.facts.size() || !See(place)) continue;
    const Fact& was = script_.facts[place];
    if (!was.is || is->unknown != was.unknown || is->value != was.value) MarkUsers(script_.fact(place));
  }
}

void SubmitReplay::MarkProperties() {
  const resolve::Resolved& resolved = view_.resolved();
  const auto compare = [&](uint32_t place, const resolve::Assignment& is) {
    const Fact& was = script_.facts[place];
    See(place);
    const bool same = was.is && is.unknown == was.unknown && (is.layer == carrier::Layer::kFlag) == was.is_flag && is.value == was.value;
    if (!same) MarkUsers(script_.fact(place));
  };
  bool listed = false;
  for (size_t i = 0; i < resolved.keys().size(); ++i) {
    const spark::KeyId id = view_.key_ids()[i];
    const std::string_view key = resolved.keys()[i];
    listed = listed || IsListed(script_, view_, key, id);
    if (id != spark::kNoKey) {
      if (const Input place = script_.fact_of_key[id]; place != 0) compare(place - 1U, resolved.Winner(i));
      continue;
    }
    for (const uint32_t place : script_.other_properties) {
      if (script_.facts[place].name == key) compare(place, resolved.Winner(i));
    }
  }
  if (script_.had_ignored || !resolved.ignored_keys.empty()) MarkUsers(script_.ignored());
  if (script_.had_listed || listed) MarkUsers(script_.listed());
}

void SubmitReplay::MarkVariables() {
  const bool none_is_known = submission_.surroundings().machine == nullptr && submission_.command().environment.empty();
  if (none_is_known && !script_.had_variables) return;
  for (const uint32_t place : script_.variables) {
    const Fact& was = script_.facts[place];
    const auto is = submission_.InEnvironment(was.name);
    const bool same = is ? was.is && is->unknown == was.unknown && is->value == was.value : !was.is;
    if (!same) MarkUsers(script_.fact(place));
  }
}

void SubmitReplay::Compare(uint32_t slot, const SubmitScript::Left& before) {
  const Value now = player_.Slot(slot);
  const bool same = stage_.slots.IsAssumed(slot) == before.assumed;
  if (!same || !Identical(now, before.value)) stage_.again.SetAll(script_.by_value[before.definition]);
  if (!same || Rough(now) != Rough(before.value)) stage_.again.SetAll(script_.by_kind[before.definition]);
}

void SubmitReplay::CompareBehind(const Visit& visit) {
  for (uint32_t i = visit.first_after; i < visit.end_of_after; ++i) {
    const SubmitScript::After& after = script_.after[i];
    if (after.input < script_.slots) Compare(after.input, after.left);
    else MarkUsers(after.input);
  }
}

// ---- visits -------------------------------------------------------------------------------------------------

void SubmitReplay::NameAgain(uint32_t end) {
  for (; next_name_ < script_.names.size() && script_.names[next_name_].at < end; ++next_name_) {
    const SubmitScript::Name& name = script_.names[next_name_];
    stage_.slots.Set(name.slot, name.value, name.assumed);
  }
}

// What did something in the script does it again, with this command's own texts and places.
void SubmitReplay::DoAgain(const Visit& visit) {
  const rule::StepRecord& step = *visit.step;
  if (step.kind == StepKind::kArgument && visit.left.value.is(Value::Kind::kNull)) player_.Set(step.slot, visit.left.value);
  else static_cast<void>(player_.Step(step));
  if (visit.names) Compare(step.slot, visit.left);
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
  if (visit.names) Compare(step.slot, visit.left);
  if (step.kind == StepKind::kAssign) MarkUsers(visit.sets);
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
