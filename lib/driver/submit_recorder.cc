#include "lib/driver/submit_recorder.h"

#include <bit>
#include <utility>

#include "lib/driver/submit_replay.h"
#include "lib/driver/submit_users.h"
#include "lib/rule/functions.h"
#include "lib/rule/type.h"

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::Node;
using rule::NodeId;
using rule::Op;
using rule::StepKind;
using rule::StepRecord;
using rule::Value;
using Fact = SubmitScript::Fact;
using Input = SubmitScript::Input;

// A step whose slot is what it names, not what it is made of.
bool Names(const StepRecord& step) {
  const bool names = step.kind == StepKind::kRead || step.kind == StepKind::kLet || step.kind == StepKind::kArgument || step.kind == StepKind::kCall;
  return names && step.slot != kNone;
}

bool IsNull(const Node& node) { return node.op == Op::kConstant && static_cast<rule::BaseType>(node.type) == rule::BaseType::kNull; }

bool IsCallOf(const rule::Program& program, NodeId id, std::string_view function) {
  const Node& node = program.node(id);
  return node.op == Op::kCall && rule::Functions()[node.a].name == function;
}

// What becomes of an exception on its way out is not written down.
bool ChangesExceptions(const StepRecord& step) {
  return step.kind == StepKind::kCall && (step.on_throw.count > 0 || step.exception.size > 0);
}

}  // namespace

SubmitRecorder::SubmitRecorder(const rule::Program& program, SubmitView& view, Submission& submission, Player& player,
                               const rule::Slots& slots)
    : program_(program), view_(view), submission_(submission), player_(player), slots_(slots),
      assumes_(view.resolved().open_ended || submission.command().open_ended), script_(std::make_unique<SubmitScript>()) {
  script_->slots = program.slots();
  script_->assumes = assumes_;
  script_->had_ignored = !view.resolved().ignored_keys.empty();
  script_->fact_of_key.resize(view.catalogue().size());
  view_.Note(&asked_of_view_);
  submission_.Note(&asked_);
}

SubmitRecorder::~SubmitRecorder() {
  view_.Note(nullptr);
  submission_.Note(nullptr);
}

Outcome SubmitRecorder::Play() { return Record(player_.Start("submit")); }

Outcome SubmitRecorder::Record(const rule::PartRecord& part) {
  const rule::PartRecord* const caller = player_.part();
  Outcome thrown;
  for (const StepRecord& step : program_.Steps(part)) {
    if (!player_.Concerns(step)) continue;
    player_.Enter(&part);
    const auto at = static_cast<uint32_t>(script_->visits.size());
    script_->visits.push_back({&step, &part});
    thrown = RecordStep(step, at);
    script_->visits[at].end = static_cast<uint32_t>(script_->visits.size());
    threw_ = threw_ || thrown || ChangesExceptions(step);
    if (player_.Ends(thrown)) break;
  }
  player_.Enter(caller);
  return thrown;
}

Outcome SubmitRecorder::RecordStep(const StepRecord& step, uint32_t at) {
  const auto visit = [&]() -> SubmitScript::Visit& { return script_->visits[at]; };
  const bool is_call = step.kind == StepKind::kCall && step.list == kNone;
  const Place said = EndOf(player_.transcript());
  visit().in_doubt = player_.is_in_doubt();
  // A setting is written down as it was before anything changes it.
  if (step.kind == StepKind::kAssign) visit().sets = FactOf(Fact::Kind::kProperty, program_.Text(step.property));
  if (step.kind == StepKind::kCall && step.list != kNone) {
    for (const std::string_view key : OutputsOf(program_.parts()[step.part]).keys) FactOf(Fact::Kind::kProperty, key);
  }
  inputs_.clear();
  asked_.Clear();
  asked_of_view_.Clear();
  AddInputs(step.when);
  const bool held = visit().held = player_.Holds(step);
  // What may be assigned counts as used, in each play.
  const bool may_assign = step.kind == StepKind::kAssign || step.kind == StepKind::kCall;
  if (!held && may_assign && player_.IsOpen(step)) visit().always = true;
  Outcome thrown;
  if (held && !is_call) {
    AddInputsOf(step);
    if (step.kind == StepKind::kCall) {
      const Value list = player_.List(step);
      KeepAsked(at);
      visit().is_words = IsCallOf(program_, step.list, "words") && AsksForWordOnly(program_, program_.parts()[step.part], step.slot);
      visit().always = !list.is(Value::Kind::kList) || !list.as_list().empty();
      thrown = player_.Walk(step, list);
    } else {
      // What becomes of an unknown value hangs on where it comes from.
      if (step.kind == StepKind::kAssign) {
        const Value value = player_.ValueOf(step);
        visit().always = value.is(Value::Kind::kUnknown);
        visit().idle = value.is(Value::Kind::kNull) || value.is(Value::Kind::kError);
      }
      // Of what this run has set itself, only the value is followed, not its layer.
      if (step.kind == StepKind::kArgument && (HasAssigned(step.property) || HasAssigned(step.old_property))) visit().always = true;
      thrown = player_.Step(step);
      if (step.kind == StepKind::kAssign) assigned_.push_back(program_.Text(step.property));
    }
  }
  KeepAsked(at);
  // What is said is said again; whether spark-submit hands anything on is no slot's value.
  if (EndOf(player_.transcript()) != said || thrown || step.kind == StepKind::kDecide) visit().always = true;
  inputs_of_.Start(at);
  for (const Input input : inputs_) inputs_of_.Add(input);
  if (!held || step.kind == StepKind::kCall || step.kind == StepKind::kThrow || step.kind == StepKind::kLog) visit().idle = true;
  if (held && is_call) {
    visit().doubts = !player_.IsCertain(step);
    player_.Doubt(visit().doubts);
    thrown = Record(program_.parts()[step.part]);
    player_.Doubt(visit().in_doubt);
  }
  if (Names(step)) {
    visit().names = true;
    visit().left = LeftIn(step.slot);
  }
  if (step.kind != StepKind::kCall) return thrown;
  const Outputs& outputs = OutputsOf(program_.parts()[step.part]);
  visit().first_after = static_cast<uint32_t>(script_->after.size());
  for (const uint32_t slot : outputs.slots) script_->after.push_back({static_cast<Input>(slot), LeftIn(slot)});
  for (const std::string_view key : outputs.keys) script_->after.push_back({FactOf(Fact::Kind::kProperty, key)});
  visit().end_of_after = static_cast<uint32_t>(script_->after.size());
  return thrown;
}

// ---- inputs -------------------------------------------------------------------------------------------------

void SubmitRecorder::KeepAsked(uint32_t at) {
  for (const std::string& name : asked_.options) AddInput(FactOf(Fact::Kind::kOption, name));
  for (const std::string& key : asked_.properties) AddInput(FactOf(Fact::Kind::kProperty, key));
  for (const std::string& name : asked_.variables) AddInput(FactOf(Fact::Kind::kVariable, name));
  if (asked_.words) AddInput(script_->words());
  if (asked_.ignored) AddInput(script_->ignored());
  if (asked_of_view_.deprecated) AddInput(script_->listed());
  bool always = asked_.files || !asked_of_view_.keys.empty() || !asked_of_view_.names.empty() || !asked_of_view_.environment.empty();
  for (const std::string& prefix : asked_of_view_.prefixes) {
    if (prefix.empty() || MayAssignUnder(prefix)) always = true;
    AddInput(script_->listed());
    if (std::find(script_->prefixes.begin(), script_->prefixes.end(), prefix) == script_->prefixes.end()) script_->prefixes.push_back(prefix);
  }
  if (always) script_->visits[at].always = true;
}

void SubmitRecorder::AddInput(Input input) {
  if (std::find(inputs_.begin(), inputs_.end(), input) == inputs_.end()) inputs_.push_back(input);
}

void SubmitRecorder::AddInputs(NodeId id) {
  if (id == kNone) return;
  const Node& node = program_.node(id);
  if (node.op == Op::kEqual || node.op == Op::kNotEqual) {
    for (const auto& [one, other] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      if (program_.node(one).op == Op::kSlot && IsNull(program_.node(other))) return AddInput(script_->KindOf(program_.node(one).a));
    }
  }
  if (node.op == Op::kNot) return AddInputs(node.a);
  if (node.op == Op::kAnd || node.op == Op::kOr) {
    // One side decides, whatever the other is; without an assumption it may not.
    for (const NodeId side : {node.a, node.b}) {
      const Value value = assumes_ ? Value::Unknown() : ValueOf(side);
      if (node.op == Op::kAnd ? value.is_false() : value.is_true()) return AddInputs(side);
    }
    AddInputs(node.a);
    return AddInputs(node.b);
  }
  if (node.op == Op::kConditional) {
    AddInputs(node.a);
    const Value condition = assumes_ ? Value::Unknown() : ValueOf(node.a);
    if (condition.is(Value::Kind::kBool)) return AddInputs(condition.is_true() ? node.b : node.c);
    AddInputs(node.b);
    return AddInputs(node.c);
  }
  std::vector<uint32_t> slots;
  program_.AddSlots(id, slots);
  for (const uint32_t slot : slots) AddInput(static_cast<Input>(slot));
}

Value SubmitRecorder::ValueOf(NodeId id) {
  view_.Note(nullptr);
  submission_.Note(nullptr);
  const Value value = player_.Evaluate(id);
  view_.Note(&asked_of_view_);
  submission_.Note(&asked_);
  return value;
}

void SubmitRecorder::AddInputs(image::Range pieces) {
  for (const rule::Piece& piece : program_.Pieces(pieces)) AddInputs(piece.node);
}

// Beyond its `when`. What is only said needs none: where something is said, the visit is played in any case.
void SubmitRecorder::AddInputsOf(const StepRecord& step) {
  for (const NodeId node : {step.unless, step.value, step.list}) AddInputs(node);
  if (step.kind == StepKind::kRead && step.key == kNone) AddInputs(step.message);
  if (step.kind == StepKind::kAssign && step.slot != kNone) AddInput(static_cast<Input>(step.slot));
}

Input SubmitRecorder::FactOf(Fact::Kind kind, std::string_view name) {
  const auto [known, is_new] = inputs_of_facts_.try_emplace(std::string(1, "opv"[static_cast<size_t>(kind)]).append(name));
  if (!is_new) return known->second;
  known->second = script_->fact(script_->facts.size());
  Fact& fact = script_->facts.emplace_back(Fact{kind, false, false, false, std::string(name)});
  if (kind == Fact::Kind::kOption) {
    if (const carrier::Option* const option = submission_.Given(name)) {
      fact.is = true;
      fact.unknown = option->unknown;
      fact.value = option->value;
    }
  } else if (kind == Fact::Kind::kVariable) {
    const auto value = submission_.InEnvironment(name);
    fact.is = value.has_value();
    fact.unknown = value && value->unknown;
    fact.value = value ? value->value : std::string_view();
  } else if (const resolve::Assignment* const set = view_.resolved().Find(name)) {
    fact.is = true;
    fact.unknown = set->unknown;
    fact.is_flag = set->layer == carrier::Layer::kFlag;
    fact.value = set->value;
  }
  return known->second;
}

const SubmitRecorder::Outputs& SubmitRecorder::OutputsOf(const rule::PartRecord& part) {
  const auto [known, is_new] = outputs_.try_emplace(&part);
  if (!is_new) return known->second;
  Outputs outputs;
  for (const StepRecord& step : program_.Steps(part)) {
    if (!player_.Concerns(step)) continue;
    if (Names(step)) outputs.slots.push_back(step.slot);
    if (step.kind == StepKind::kAssign) outputs.keys.push_back(program_.Text(step.property));
    if (step.part == kNone) continue;
    const Outputs& below = OutputsOf(program_.parts()[step.part]);
    outputs.slots.insert(outputs.slots.end(), below.slots.begin(), below.slots.end());
    outputs.keys.insert(outputs.keys.end(), below.keys.begin(), below.keys.end());
  }
  return outputs_[&part] = std::move(outputs);
}

bool SubmitRecorder::MayAssignUnder(std::string_view prefix) {
  return std::ranges::any_of(OutputsOf(player_.Start("submit")).keys, [&](std::string_view key) { return key.starts_with(prefix); });
}

// ---- the script ---------------------------------------------------------------------------------------------

Value SubmitRecorder::Copy(const Value& value) {
  if (value.is(Value::Kind::kString)) return Value::String(script_->texts.Keep(std::string(value.as_string())));
  if (!value.is(Value::Kind::kList)) return value;
  std::vector<Value>& items = script_->lists.emplace_back();
  for (const Value& item : value.as_list()) items.push_back(Copy(item));
  return Value::List(items);
}

SubmitScript::Left SubmitRecorder::LeftIn(uint32_t slot) { return {.assumed = slots_.IsAssumed(slot), .value = Copy(player_.Slot(slot))}; }

std::unique_ptr<SubmitScript> SubmitRecorder::Take() {
  SubmitScript& s = *script_;
  if (threw_ || s.inputs_in_all() > UINT16_MAX) return nullptr;
  inputs_of_.Finish(s.visits.size());
  FindUsers(s, inputs_of_);
  s.after.shrink_to_fit();
  s.visits.shrink_to_fit();
  s.options.resize(std::bit_ceil(2 * s.facts.size() + 1));
  for (size_t place = 0; place < s.facts.size(); ++place) {
    const std::string& name = s.facts[place].name;
    if (s.facts[place].is) s.given.push_back(static_cast<uint32_t>(place));
    if (s.facts[place].kind == Fact::Kind::kVariable) {
      s.variables.push_back(static_cast<uint32_t>(place));
      s.had_variables |= s.facts[place].is;
    }
    if (s.facts[place].kind == Fact::Kind::kProperty) {
      if (const auto id = view_.catalogue().Find(name)) s.fact_of_key[*id] = static_cast<Input>(place + 1);
      else s.other_properties.push_back(static_cast<uint32_t>(place));
    }
    if (s.facts[place].kind != Fact::Kind::kOption) continue;
    size_t i = spark::HashKey(name) & (s.options.size() - 1);
    while (s.options[i] != 0) i = (i + 1) & (s.options.size() - 1);
    s.options[i] = static_cast<uint32_t>(place + 1);
  }
  const resolve::Resolved& resolved = view_.resolved();
  for (const std::string_view key : resolved.keys()) s.had_listed = s.had_listed || IsListed(s, view_, key, view_.catalogue().Find(key).value_or(spark::kNoKey));
  return std::move(script_);
}

}  // namespace sparkvet::driver
