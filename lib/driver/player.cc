#include "lib/driver/player.h"

#include <algorithm>
#include <utility>

#include "lib/base/check.h"
#include "lib/driver/failed_read.h"
#include "lib/driver/submission.h"

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::StepKind;
using rule::StepRecord;
using rule::Value;
using spark::ReadResult;

constexpr size_t kLines = 8;

// Log4j's levels, least first.
int LevelOf(std::string_view name) {
  static constexpr std::string_view kLevels[] = {"ALL", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "OFF"};
  for (int i = 0; i < static_cast<int>(std::size(kLevels)); ++i) {
    if (kLevels[i] == name) return i;
  }
  return 0;
}

}  // namespace

const rule::PartRecord& Player::Start(std::string_view part) const {
  const rule::PartRecord* const first = program_.Part(part);
  SV_CHECK(first != nullptr);
  return *first;
}

Transcript Player::Finish(Outcome thrown) {
  if (first_) thrown = std::move(first_);
  if (thrown) {
    transcript_.starts = false;
    transcript_.exception = std::move(thrown->exception);
    transcript_.exception_cause = std::move(thrown->cause);
    transcript_.allocation = false;
    transcript_.initial_executors.reset();
    transcript_.manager = {};
  }
  return std::move(transcript_);
}

Outcome Player::Part(const rule::PartRecord& part) {
  const rule::PartRecord* const caller = std::exchange(part_, &part);
  Outcome thrown;
  for (const StepRecord& step : program_.Steps(part)) {
    if (!Concerns(step)) continue;
    ++steps_of_parts_;
    if (!Holds(step)) continue;
    thrown = Step(step);
    if (Ends(thrown)) break;
  }
  part_ = caller;
  return thrown;
}

bool Player::Ends(Outcome& thrown) {
  if (!thrown || !goes_on_) return thrown != nullptr;
  if (!first_) first_ = std::move(thrown);
  thrown.reset();
  return false;
}

bool Player::Concerns(const StepRecord& step) const {
  return driver::Concerns(step.audience, view_.release(), view_.manager());
}

Outcome Player::Step(const StepRecord& step) {
  switch (step.kind) {
    case StepKind::kRead: return Read(step);
    case StepKind::kLet: Let(step); return nullptr;
    case StepKind::kCall: return Call(step);
    case StepKind::kLog:
      if (Fails(step) && IsCertain(step)) Log(step.level, step.logger, step.message, CauseOf(step));
      return nullptr;
    case StepKind::kThrow: return Throw(step);
    case StepKind::kDecide: Decide(step); return nullptr;
    case StepKind::kArgument: Argument(step); return nullptr;
    case StepKind::kAssign: Assign(step); return nullptr;
    case StepKind::kRemove: submission_->Remove(program_.Text(step.property)); return nullptr;
  }
  return nullptr;
}

void Player::SayAgain(const Place& begin, const Place& end) {
  Transcript& t = transcript_;
  for (size_t i = begin.log; i < end.log; ++i) {
    t.log.push_back(t.log[i]);
    t.log_causes.push_back(t.log_causes[i]);
  }
  for (size_t i = begin.silenced; i < end.silenced; ++i) {
    t.silenced.push_back(t.silenced[i]);
    t.silenced_causes.push_back(t.silenced_causes[i]);
  }
  for (size_t i = begin.undecided; i < end.undecided; ++i) t.undecided.push_back(t.undecided[i]);
}

void Player::Set(uint32_t slot, const Value& value, bool is_assumed) {
  if (watcher_ != nullptr) watcher_->Named(slot, value, is_assumed);
  evaluator_.SetSlot(slot, value, is_assumed);
}

// Whether a condition holds; no condition does. An undecided one is remembered and does not.
bool Player::Holds(const StepRecord& step, rule::NodeId condition) {
  if (condition == kNone) return true;
  const Value v = evaluator_.Evaluate(condition);
  if (!v.is(Value::Kind::kBool)) Remember(step, v);
  if (v.is(Value::Kind::kUnknown)) LeaveOpen(step);
  return v.is_true();
}

bool Player::IsOpen(const StepRecord& step) { return step.when != kNone && evaluator_.Evaluate(step.when).is(Value::Kind::kUnknown); }

// Each step of the part that is called, and of those below.
template <class Use>
void Player::EachBelow(const StepRecord& call, const Use& use) const {
  for (const StepRecord& step : program_.Steps(program_.parts()[call.part])) {
    if (!Concerns(step)) continue;
    use(step);
    if (step.kind == StepKind::kCall) EachBelow(step, use);  // no part calls itself
  }
}

void Player::LeaveOpen(const StepRecord& step) {
  const bool is_call = step.kind == StepKind::kCall;
  if (submission_ != nullptr) {
    const auto may_use = [&](const StepRecord& s) {
      if (s.kind == StepKind::kAssign && s.slot != kNone) submission_->MayUse(s.slot);
    };
    may_use(step);
    if (is_call) EachBelow(step, may_use);
  } else if (is_call) {  // of a `let`, the compiler has seen to it
    for (const uint32_t slot : NamedBelow(step)) Set(slot, Value::Unknown());
  }
}

std::vector<uint32_t> Player::NamedBelow(const StepRecord& call) const {
  std::vector<uint32_t> slots;
  EachBelow(call, [&](const StepRecord& step) {
    if (step.slot != kNone) slots.push_back(step.slot);
  });
  return slots;
}

// Whether what `unless` asks for is not so; without an `unless` it is not.
bool Player::Fails(const StepRecord& step) {
  if (step.unless == kNone) return true;
  const Value v = evaluator_.Evaluate(step.unless);
  if (!v.is(Value::Kind::kBool)) Remember(step, v);
  return v.is_false();
}

// Whether what a step asks holds without any assumption, too. The way that leads to the step may rest on one, unless the
// step asks nothing itself.
bool Player::IsCertain(const StepRecord& step) {
  if (in_doubt_ && step.when == kNone && step.unless == kNone) return false;
  if (!evaluator_.assumes()) return true;
  return (step.when == kNone || evaluator_.EvaluateWithoutAssumptions(step.when).is_true()) &&
         (step.unless == kNone || evaluator_.EvaluateWithoutAssumptions(step.unless).is_false());
}

// What stays open because the context says too little, though nobody set any of the step's keys, is not worth a
// word; a mistake always is.
void Player::Remember(const StepRecord& step, const Value& why) {
  const auto keys = program_.Keys(step.keys);
  const auto is_set = [&](spark::KeyId key) { return view_.Setter(key) != nullptr; };
  if (why.is(Value::Kind::kUnknown) && std::none_of(keys.begin(), keys.end(), is_set)) return;
  const std::string_view what = step.info == kNone ? std::string_view() : program_.Text(program_.infos()[step.info].summary);
  const auto number = static_cast<uint32_t>(&step - program_.Steps(*part_).data()) + 1;
  const bool is_mistake = !why.is(Value::Kind::kUnknown);
  transcript_.undecided.push_back({what, {keys.begin(), keys.end()}, program_.Text(part_->name), number, is_mistake});
}

Cause Player::CauseOf(const StepRecord& step) {
  Cause cause;
  cause.rule = step.info;
  cause.keys = program_.Keys(step.keys);
  if (step.at != kNone) {
    const Value key = evaluator_.Evaluate(step.at);
    if (key.is(Value::Kind::kString)) Point(cause, key.as_string());
  }
  if (step.info != kNone && tells_help_) {
    const rule::InfoRecord& info = program_.infos()[step.info];
    cause.help = evaluator_.Render(info.help);
    cause.replacement = evaluator_.Render(info.replace);
  }
  return cause;
}

void Player::Point(Cause& cause, std::string_view key) const {
  if (const auto id = view_.catalogue().Find(key)) cause.key = *id;
  else cause.key_by_name = key;
}

void Player::Let(const StepRecord& step) {
  const size_t lists = view_.lists();
  const Value value = evaluator_.Evaluate(step.value);
  const bool is_part = view_.resolved().open_ended && view_.lists() != lists;
  const bool is_assumed = evaluator_.assumes() && value.is_known() && !evaluator_.EvaluateWithoutAssumptions(step.value).is_known();
  Set(step.slot, value, is_part || is_assumed);
}

Outcome Player::Read(const StepRecord& step) {
  const auto getter = static_cast<spark::Getter>(step.getter);
  if (step.key != kNone && getter == spark::Getter::kEntry) {  // what nearly all reads come to
    if (const std::optional<Value> value = view_.Default(step.key)) {
      Set(step.slot, *value, view_.resolved().open_ended);
      return nullptr;
    }
  }
  if (const std::optional<Value> value = ReadBefore(step)) {
    Set(step.slot, *value);
    return nullptr;
  }
  std::string name;
  if (step.message.count > 0) name = evaluator_.Render(step.message);
  ReadResult result = step.key == kNone ? view_.ReadAs(std::string_view(name), getter) : view_.ReadAs(step.key, getter);
  const bool hidden = result.state == ReadResult::State::kUnset && view_.resolved().open_ended;
  if (result.state == ReadResult::State::kUnset && !hidden && step.value != kNone) {
    Set(step.slot, evaluator_.Evaluate(step.value));
    return nullptr;
  }
  if (hidden) result.state = ReadResult::State::kUnknown;
  if (result.state == ReadResult::State::kUnknown) Remember(step, Value::Unknown());
  if (result.substituted) {  // the slot's text must outlive this read
    result.written = evaluator_.Keep(*result.substituted);
    result.substituted.reset();
  }
  Set(step.slot, resolve::View::ToValue(result), result.is_default && view_.resolved().open_ended);
  if (result.is_default || result.state == ReadResult::State::kUnset) return nullptr;

  FailedRead failed = Examine(program_, view_, evaluator_, step, name, result);
  if (!failed.exception) return nullptr;
  if (step.key == kNone) Point(failed.cause, name);
  return std::make_unique<Thrown>(std::make_unique<Exception>(std::move(*failed.exception)), std::move(failed.cause));
}

// Of a text that only the key itself decides about, as whoever kept it has seen.
std::optional<Value> Player::ReadBefore(const StepRecord& step) const {
  if (reads_ == nullptr || step.key == kNone) return std::nullopt;
  const resolve::Assignment* const set = view_.SetByKey(step.key);
  if (set == nullptr || set->unknown) return std::nullopt;
  return reads_->Find({step.key, step.getter, step.key}, set->value);
}

Value Player::List(const StepRecord& call) {
  const Value list = evaluator_.Evaluate(call.list);
  if (!list.is_known()) Remember(call, list);
  return list;
}

Outcome Player::Call(const StepRecord& step) {
  if (step.list != kNone) return Walk(step, List(step));
  const bool outer = std::exchange(in_doubt_, !IsCertain(step));
  Outcome thrown = Part(program_.parts()[step.part]);
  in_doubt_ = outer;
  return Wrapped(step, std::move(thrown));
}

Outcome Player::Walk(const StepRecord& step, const Value& list) {
  const rule::PartRecord& part = program_.parts()[step.part];
  if (list.is(Value::Kind::kUnknown)) LeaveOpen(step);
  if (!list.is(Value::Kind::kList)) return nullptr;
  for (const Value& item : list.as_list()) {
    Set(step.slot, item);
    if (Outcome thrown = Part(part)) return Wrapped(step, std::move(thrown));
  }
  return nullptr;
}

Outcome Player::Wrapped(const StepRecord& step, Outcome thrown) {
  if (!thrown) return thrown;
  if (step.on_throw.count > 0 && (step.on_throw_when == rule::kNone || evaluator_.Evaluate(step.on_throw_when).is_true())) {
    Cause announcement;
    announcement.announces_exception = true;
    Log(step.level, step.logger, step.on_throw, std::move(announcement));
    if (step.on_throw_part != rule::kNone) static_cast<void>(Part(program_.parts()[step.on_throw_part]));  // what it throws is lost
  }
  const std::string_view wrapper = program_.Text(step.exception);
  const std::string_view unless = program_.Text(step.wrapped_unless);
  if (wrapper.empty() || (!unless.empty() && thrown->exception->class_name == unless)) return thrown;
  auto outer = std::make_unique<Exception>();
  outer->class_name = wrapper;
  if (step.message.count > 0) outer->message = evaluator_.Render(step.message);
  outer->cause = step.cause_exception.size > 0 ? CauseThatIsSaid(step) : std::move(thrown->exception);
  thrown->exception = std::move(outer);
  return thrown;
}

void Player::Log(image::Str level, image::Str logger, image::Range message, Cause cause) {
  const std::string_view name = program_.Text(level);
  const bool printed = LevelOf(name) >= log_level_;
  auto& lines = printed ? transcript_.log : transcript_.silenced;
  auto& causes = printed ? transcript_.log_causes : transcript_.silenced_causes;
  if (lines.empty()) {  // who says something mostly says more
    lines.reserve(kLines);
    causes.reserve(kLines);
  }
  lines.push_back({name, program_.Text(logger), evaluator_.Render(message)});
  causes.push_back(std::move(cause));
}

Outcome Player::Throw(const StepRecord& step) {
  if (!Throws(step)) return nullptr;
  auto exception = std::make_unique<Exception>();
  exception->class_name = program_.Text(step.exception);
  if (step.message.count > 0) exception->message = evaluator_.Render(step.message);
  if (step.cause_exception.size > 0) {
    exception->cause = CauseThatIsSaid(step);
  }
  return std::make_unique<Thrown>(std::move(exception), CauseOf(step));
}

std::unique_ptr<Exception> Player::CauseThatIsSaid(const StepRecord& step) {
  auto cause = std::make_unique<Exception>();
  cause->class_name = program_.Text(step.cause_exception);
  if (step.cause_message.count > 0) cause->message = evaluator_.Render(step.cause_message);
  return cause;
}

void Player::Decide(const StepRecord& step) {
  const Value v = evaluator_.Evaluate(step.value);
  if (!v.is_known()) return;
  switch (step.decision) {
    case rule::Decision::kAllocation: transcript_.allocation = v.is_true(); break;
    case rule::Decision::kInitialExecutors: transcript_.initial_executors = v.as_int(); break;
    case rule::Decision::kMinExecutors: transcript_.manager.min_executors = v.as_int(); break;
    case rule::Decision::kMaxExecutors: transcript_.manager.max_executors = v.as_int(); break;
    case rule::Decision::kSchedulerBacklogTimeout: transcript_.manager.scheduler_backlog_timeout = v.as_duration(); break;
    case rule::Decision::kSustainedSchedulerBacklogTimeout: transcript_.manager.sustained_scheduler_backlog_timeout = v.as_duration(); break;
    case rule::Decision::kExecutorIdleTimeout: transcript_.manager.executor_idle_timeout = v.as_duration(); break;
    case rule::Decision::kCachedExecutorIdleTimeout: transcript_.manager.cached_executor_idle_timeout = v.as_duration(); break;
    case rule::Decision::kShuffleTrackingTimeout: transcript_.manager.shuffle_tracking_timeout = v.as_duration(); break;
    case rule::Decision::kSubmits: transcript_.submits = v.is_true(); break;
    case rule::Decision::kLogLevel: log_level_ = LevelOf(v.as_string()); break;
  }
}

void Player::Argument(const StepRecord& step) {
  const Submission::Sources sources{program_.Text(step.option), program_.Text(step.property), program_.Text(step.old_property),
                                    program_.Text(step.environment)};
  Set(step.slot, submission_->Argument(step.slot, sources, step.elsewhere != 0));
}

void Player::Assign(const StepRecord& step) {
  const Value value = ValueOf(step);
  const auto from = step.slot == kNone ? std::nullopt : std::optional(step.slot);
  submission_->Assign(program_.Text(step.property), value, from, step.merge != 0);
}

}  // namespace sparkvet::driver
