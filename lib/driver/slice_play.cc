#include "lib/driver/slice_play.h"

#include <algorithm>

namespace sparkvet::driver {

using rule::StepKind;
using rule::StepRecord;
using rule::Value;

void SlicePlay::Submit(Submission& submission, uint32_t words_call, PlainWords* plain_words) {
  submission_ = &submission;
  words_call_ = words_call;
  plain_words_ = plain_words;
  static_cast<void>(PlayAll());
}

bool SlicePlay::PlayAll() {
  const bool throws = Play(0, Size(), 0);
  for (const Gone& gone : gone_) *alike_ &= ~gone.fork->releases;  // it has ended on this way
  return throws;
}

// Of steps below a call, whose place is `call` from 1.
bool SlicePlay::Play(uint32_t begin, uint32_t end, uint32_t call) {
  for (uint32_t at = begin; at < end; at = slice_.steps[at].end) {
    if (!gone_.empty()) Meet(at);
    if (!forks_.empty()) GoTheirWay(at, 0);
    const Slice::Step& here = slice_.steps[at];
    player_.Enter(here.part);
    if (!Holds(at)) continue;
    if (here.step->kind == StepKind::kCall) {
      if (Call(at)) return true;
    } else if (here.step->kind == StepKind::kThrow) {
      if (player_.Throws(*here.step)) return true;
    } else {
      Outcome thrown = player_.Step(*here.step);
      if (player_.Ends(thrown)) return true;
    }
  }
  if (!gone_.empty()) Meet(end);
  if (!forks_.empty()) GoTheirWay(end, call);
  if (!gone_.empty()) Meet(end);
  return false;
}

// ---- other releases -----------------------------------------------------------------------------------------

// Forks whose own way has ended: both ways must have come to the same.
void SlicePlay::Meet(uint32_t at) {
  std::erase_if(gone_, [&](const Gone& gone) {
    if (gone.fork->end > at) return false;
    for (size_t i = 0; i < gone.left.size(); ++i) {
      const uint32_t slot = gone.fork->compared[i];
      const auto& [value, assumed] = gone.left[i];
      if (slots_->IsAssumed(slot) != assumed || !Identical((*slots_)[slot], value)) *alike_ &= ~gone.fork->releases;
    }
    return true;
  });
}

// The other way of each fork that begins here, or behind the last step below a call; behind it everything is as it was, but for
// what only they know of. Forks before that are below calls that were not made.
void SlicePlay::GoTheirWay(uint32_t at, uint32_t below) {
  for (; !forks_.empty() && (forks_.front().at < at || (forks_.front().at == at && forks_.front().below >= below)); forks_ = forks_.subspan(1)) {
    const SliceFork& fork = forks_.front();
    const bool is_here = fork.at == at && fork.below == below;
    if (is_here && (*alike_ & fork.releases) != 0) GoTheirWay(fork);
  }
}

void SlicePlay::GoTheirWay(const SliceFork& fork) {
  std::vector<std::pair<Value, bool>> before;
  for (const uint32_t slot : fork.put_back) before.emplace_back((*slots_)[slot], slots_->IsAssumed(slot));
  if (!ComesToNames(fork.theirs)) *alike_ &= ~fork.releases;
  Gone& gone = gone_.emplace_back(Gone{&fork, {}});
  for (const uint32_t slot : fork.compared) gone.left.emplace_back((*slots_)[slot], slots_->IsAssumed(slot));
  for (size_t i = 0; i < before.size(); ++i) slots_->Set(fork.put_back[i], before[i].first, before[i].second);
}

// Whether these steps do no more than name.
bool SlicePlay::ComesToNames(const Slice& theirs) {
  SlicePlay other(program_, theirs, player_);
  other.submission_ = submission_;
  for (uint32_t at = 0; at < theirs.steps.size(); ++at) {
    const StepRecord& step = *theirs.steps[at].step;
    player_.Enter(theirs.steps[at].part);
    if (!other.Holds(at)) continue;
    if (step.kind == StepKind::kAssign) {
      const Value value = player_.ValueOf(step);
      if (!value.is(Value::Kind::kNull) && !value.is(Value::Kind::kError)) return false;
    } else if (player_.Step(step) != nullptr) {
      return false;
    }
  }
  return true;
}

// ---- one step -----------------------------------------------------------------------------------------------

bool SlicePlay::Holds(uint32_t at) {
  const StepRecord& step = *slice_.steps[at].step;
  if (submission_ != nullptr) return player_.Holds(step);
  const Value holds = step.when == rule::kNone ? Value::Bool(true) : player_.Evaluate(step.when);
  const bool reads = step.kind == StepKind::kRead;
  if (holds.is_true() && !(reads && !IsNameKnown(step))) return true;
  if (reads || !holds.is_false()) LeaveOpen(at);
  return false;
}

// Where a read's name is made of values, they may be open.
bool SlicePlay::IsNameKnown(const StepRecord& step) {
  return step.message.count == 0 || std::ranges::all_of(program_.Pieces(step.message), [&](const rule::Piece& piece) {
           return piece.node == rule::kNone || player_.Evaluate(piece.node).is_known();
         });
}

// Nobody knows what it does: what it may name is not to be known. Below a call other releases may name other things.
void SlicePlay::LeaveOpen(uint32_t at) {
  const uint32_t end = slice_.steps[at].end;
  for (const SliceFork& fork : forks_) {
    if (fork.at > at && fork.at <= end) *alike_ &= ~fork.releases;
  }
  for (; at < end; ++at) {
    if (const uint32_t slot = slice_.steps[at].step->slot; slot != rule::kNone) player_.Set(slot, Value::Unknown());
  }
}

bool SlicePlay::Call(uint32_t at) {
  const StepRecord& step = *slice_.steps[at].step;
  const uint32_t end = slice_.steps[at].end;
  if (at == words_call_) {
    PlayWords(at);
    return false;
  }
  if (step.list == rule::kNone) {
    const bool outer = player_.is_in_doubt();
    player_.Doubt(!player_.IsCertain(step));
    const bool throws = Play(at + 1, end, at + 1);
    player_.Doubt(outer);
    return throws;
  }
  const Value list = player_.List(step);
  if (!list.is_known() && submission_ == nullptr) LeaveOpen(at);
  if (!list.is(Value::Kind::kList)) return false;
  for (const Value& item : list.as_list()) {
    player_.Set(step.slot, item);
    if (Play(at + 1, end, at + 1)) return true;
  }
  return false;
}

void SlicePlay::PlayWords(uint32_t at) {
  const StepRecord& step = *slice_.steps[at].step;
  const Value list = player_.List(step);
  if (!list.is(Value::Kind::kList) || list.as_list().empty()) return;
  const std::span<const rule::CommandWord> words = submission_->Words();
  for (const Value& item : list.as_list()) {
    const rule::CommandWord& word = words[static_cast<size_t>(item.as_int())];
    if (plain_words_->Has(word)) continue;
    player_.Set(step.slot, item);
    if (!IsPlain(word, at)) static_cast<void>(Play(at + 1, slice_.steps[at].end, at + 1));
  }
  player_.Set(step.slot, list.as_list().back());
}

bool SlicePlay::IsPlain(const rule::CommandWord& word, uint32_t call) {
  submission_->ForgetWords();
  for (uint32_t at = call + 1; at < slice_.steps[call].end; at = slice_.steps[at].end) {
    if (!player_.Evaluate(slice_.steps[at].step->when).is_false()) return false;
  }
  plain_words_->Add(word, submission_->asked_of_words());
  return true;
}

}  // namespace sparkvet::driver
