#include "lib/vet/surely_stops.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/vet/submitted.h"

namespace sparkvet::vet {
namespace {

using driver::StopSlices;

constexpr int kMostAttempts = 6;  // each follows some more settings

struct Question {
  const Knowledge& knowledge;
  const resolve::Input& input;
  const resolve::Machine* machine;
  const driver::StopReason& reason;
  Memory& memory;
};

// What the driver is handed, as far as the slices tell it.
void Submit(const Question& q, StopSlices::Of& of, resolve::Resolved& resolved) {
  const driver::Surroundings surroundings{.machine = q.machine, .through_launcher = true};
  driver::Submission submission(resolved, *q.input.subject, q.knowledge.carriers.submit, surroundings);
  driver::SubmitView view(q.knowledge.catalogue, resolved, submission, &q.memory.room);
  if (q.machine != nullptr) view.SetMachine(*q.machine);
  q.memory.stop_slices.Submit(of, view, submission);
  submission.Finish();
}

StopSlices::Answer AskOf(const Question& q, resolve::Resolved& resolved) {
  StopSlices::Of& of = q.memory.stop_slices.Find(resolved.context.release, resolved.context.manager, q.reason);
  if (resolved.context.manager && !of.is_worth_asking()) return StopSlices::Answer::kUnknown;
  const bool is_submitted = q.input.subject->kind == carrier::Kind::kSubmit;
  if (is_submitted) {
    Submit(q, of, resolved);
    if (of.asks_more) return StopSlices::Answer::kAskAgain;
  }
  resolve::Complete(resolved);
  if (is_submitted) StayInJvm(resolved);
  if (!resolved.context.is_decided()) return StopSlices::Answer::kUndecided;
  resolve::View view(q.knowledge.catalogue, resolved, &q.memory.room);
  view.Share(q.memory.nearest);
  if (q.machine != nullptr) view.SetMachine(*q.machine);
  return q.memory.stop_slices.Ask(of, view, is_submitted);
}

StopSlices::Answer Ask(const Question& q, const resolve::Said& said) {
  resolve::Resolved resolved = resolve::Resolve(q.input, said, q.knowledge.catalogue, q.knowledge.carriers.submit, q.memory.Again(q.input));
  const StopSlices::Answer answer = AskOf(q, resolved);
  q.memory.again.resolved = std::move(resolved);
  return answer;
}

StopSlices::Answer AskUntilAnswered(const Question& q, const resolve::Said& said) {
  StopSlices::Answer answer = StopSlices::Answer::kAskAgain;
  for (int i = 0; i < kMostAttempts && answer == StopSlices::Answer::kAskAgain; ++i) answer = Ask(q, said);
  return answer;
}

// For this reason.
bool StopsSo(const Question& q, const resolve::Said& said) {
  const StopSlices::Answer own = AskUntilAnswered(q, said);
  if (own != StopSlices::Answer::kUndecided) return own == StopSlices::Answer::kStops;
  return std::all_of(std::begin(kAssumedManagers), std::end(kAssumedManagers), [&](spark::ClusterManager manager) {
    resolve::Said assumed = said;
    assumed.assumed_manager = manager;
    return AskUntilAnswered(q, assumed) == StopSlices::Answer::kStops;
  });
}

}  // namespace

bool SurelyStops(const Knowledge& knowledge, const resolve::Input& input, const resolve::Said& said, const resolve::Machine* machine,
                 const driver::StopReason& reason, Memory& memory) {
  if (StopsSo({knowledge, input, machine, reason, memory}, said)) return true;
  const auto instead = memory.stop_slices.Instead(*said.release, reason);
  return instead && StopsSo({knowledge, input, machine, *instead, memory}, said);
}

}  // namespace sparkvet::vet
