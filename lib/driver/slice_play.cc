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
  static_cast<void>(Play(0, Size()));
}

bool SlicePlay::Play(uint32_t begin, uint32_t end) {
  for (uint32_t at = begin; at < end; at = slice_.steps[at].end) {
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
  return false;
}

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

// Nobody knows what it does: what it may name is not to be known.
void SlicePlay::LeaveOpen(uint32_t at) {
  for (const uint32_t end = slice_.steps[at].end; at < end; ++at) {
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
    const bool throws = Play(at + 1, end);
    player_.Doubt(outer);
    return throws;
  }
  const Value list = player_.List(step);
  if (!list.is_known() && submission_ == nullptr) LeaveOpen(at);
  if (!list.is(Value::Kind::kList)) return false;
  for (const Value& item : list.as_list()) {
    player_.Set(step.slot, item);
    if (Play(at + 1, end)) return true;
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
    if (!IsPlain(word, at)) static_cast<void>(Play(at + 1, slice_.steps[at].end));
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
