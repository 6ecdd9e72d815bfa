#include "lib/vet/stops_elsewhere.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/spark/cluster_manager.h"
#include "lib/vet/submitted.h"

namespace sparkvet::vet {
namespace {

using driver::StopReason;
using driver::StopSlices;

constexpr std::string_view kMaster = "spark.master";
constexpr int kMostAttempts = 6;  // each follows some more settings

std::string MasterOf(const resolve::Resolved& resolved) {
  const resolve::Assignment* const master = resolved.Find(kMaster);
  return master == nullptr || master->unknown ? std::string() : std::string(master->value);
}

bool MeansSame(const std::string& master, spark::Release a, spark::Release b) {
  return spark::ClusterManagerOfConf(master, a) == spark::ClusterManagerOfConf(master, b) &&
         spark::ClusterManagerOfSubmit(master, a) == spark::ClusterManagerOfSubmit(master, b);
}

}  // namespace

bool StopsElsewhere::Surely(const resolve::Said& said) {
  const auto holds = [&](const Proof& proof) { return Holds(proof, said); };
  if (std::any_of(proofs_.rbegin(), proofs_.rend(), holds)) return true;
  if (StopsSo(reason_, said)) return true;
  const auto instead = memory_.stop_slices.Instead(*said.release, reason_);
  return instead && StopsSo(*instead, said);
}

bool StopsElsewhere::StopsSo(const StopReason& reason, const resolve::Said& said) {
  const StopSlices::Answer own = AskUntilAnswered(reason, said);
  if (own != StopSlices::Answer::kUndecided) return own == StopSlices::Answer::kStops;
  return std::all_of(std::begin(kAssumedManagers), std::end(kAssumedManagers), [&](spark::ClusterManager manager) {
    resolve::Said assumed = said;
    assumed.assumed_manager = manager;
    return AskUntilAnswered(reason, assumed) == StopSlices::Answer::kStops;
  });
}

StopSlices::Answer StopsElsewhere::AskUntilAnswered(const StopReason& reason, const resolve::Said& said) {
  StopSlices::Answer answer = StopSlices::Answer::kAskAgain;
  for (int i = 0; i < kMostAttempts && answer == StopSlices::Answer::kAskAgain; ++i) answer = Ask(reason, said);
  return answer;
}

StopSlices::Answer StopsElsewhere::Ask(const StopReason& reason, const resolve::Said& said) {
  resolve::Resolved resolved = resolve::Resolve(input_, said, knowledge_.catalogue, memory_.Again(input_));
  const StopSlices::Answer answer = AskOf(reason, said, resolved);
  memory_.again.resolved = std::move(resolved);
  return answer;
}

StopSlices::Answer StopsElsewhere::AskOf(const StopReason& reason, const resolve::Said& said, resolve::Resolved& resolved) {
  StopSlices::Of& of = memory_.stop_slices.Find(resolved.context.release, resolved.context.manager, reason);
  if (resolved.context.manager && !of.is_worth_asking()) return StopSlices::Answer::kUnknown;
  Proof proof{{resolved.context.release, resolved.context.manager, reason, IsSubmitted()}, MasterOf(resolved), {}};
  if (IsSubmitted()) {
    if (!Submit(of, resolved)) return StopSlices::Answer::kUnknown;
    if (of.asks_more) return StopSlices::Answer::kAskAgain;
  }
  resolve::Complete(resolved);
  if (IsSubmitted()) StayInJvm(resolved);
  if (!resolved.context.is_decided()) return StopSlices::Answer::kUndecided;
  resolve::View view(knowledge_.catalogue, resolved, &memory_.room);
  view.Share(memory_.nearest);
  if (machine_ != nullptr) view.SetMachine(*machine_);
  const StopSlices::Answer answer = memory_.stop_slices.Ask(of, view, IsSubmitted());
  proof.master_of_driver = MasterOf(resolved);
  // Where a value takes in another key's, each release has a say in what that is by default.
  const bool tells_of_others = !proof.master.empty() && !proof.master_of_driver.empty() && !said.platform && !of.values.refer;
  if (answer != StopSlices::Answer::kStops || !tells_of_others) return answer;
  proof.of_slices.is_ascii = of.values.are_ascii;
  proof.of_slices.alike = of.alike;
  proofs_.push_back(std::move(proof));
  return answer;
}

// What the driver is handed, as far as the slices tell it; false where they do not.
bool StopsElsewhere::Submit(StopSlices::Of& of, resolve::Resolved& resolved) {
  const driver::Surroundings surroundings{.machine = machine_, .through_launcher = true};
  driver::Submission submission(resolved, *input_.subject, surroundings);
  driver::SubmitView view(knowledge_.catalogue, resolved, submission, &memory_.room);
  if (machine_ != nullptr) view.SetMachine(*machine_);
  RunInJvm(input_, resolved, submission);
  if (submission.has_properties_of_jvm()) return false;
  memory_.stop_slices.Submit(of, view, submission);
  submission.Finish();
  return true;
}

bool StopsElsewhere::Holds(const Proof& proof, const resolve::Said& said) {
  const spark::Release release = *said.release, proved = proof.of_slices.release;
  return memory_.stop_slices.Holds(proof.of_slices, release) && MeansSame(proof.master, proved, release) &&
         MeansSame(proof.master_of_driver, proved, release) && (!IsSubmitted() || HasSameWords(proved, release));
}

// Whether the command's options are options of both releases, or of neither.
bool StopsElsewhere::HasSameWords(spark::Release a, spark::Release b) const {
  return std::ranges::all_of(input_.subject->words, [&](const carrier::CommandWord& word) {
    return !word.option || word.option->ExistsIn(a) == word.option->ExistsIn(b);
  });
}

}  // namespace sparkvet::vet
