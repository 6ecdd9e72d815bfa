#include "lib/driver/submit_rehearsals.h"

#include <algorithm>
#include <utility>

#include "lib/driver/play.h"
#include "lib/driver/submit_recorder.h"

namespace sparkvet::driver {
namespace {

// Each holds some ten thousand bytes; a fleet whose release nobody knows needs one for each release and place.
constexpr size_t kMostShelves = 128;
// Where commands keep stopping there is nothing to write down.
constexpr uint32_t kMostTries = 8;

bool IsWhole(const Surroundings& s) { return s.machine != nullptr && s.machine->is_whole; }

// Writing one down costs some plays.
constexpr uint64_t kWorthIt = 3;

bool SamePlatform(const resolve::Context& a, const resolve::Context& b) {
  return a.platform.has_value() == b.platform.has_value() && (!a.platform || a.platform->name() == b.platform->name());
}

}  // namespace

SubmitRehearsals::Shelf::Shelf(const Submission& submission, bool goes)
    : context(submission.resolved().context), deploy_mode(context.deploy_mode), is_open_ended(submission.resolved().open_ended),
      command_is_open_ended(submission.command().open_ended), has_environment(submission.surroundings().machine != nullptr),
      is_whole(IsWhole(submission.surroundings())), files_are_known(submission.surroundings().files_are_known),
      through_launcher(submission.surroundings().through_launcher), goes_on(goes) {
  context.deploy_mode = deploy_mode;
}

bool SubmitRehearsals::Shelf::Suits(const Submission& submission, bool goes) const {
  const Surroundings& s = submission.surroundings();
  const resolve::Context& other = submission.resolved().context;
  return context.JudgesAs(other) && SamePlatform(context, other) && is_open_ended == submission.resolved().open_ended &&
         command_is_open_ended == submission.command().open_ended && has_environment == (s.machine != nullptr) && is_whole == IsWhole(s) &&
         files_are_known == s.files_are_known && through_launcher == s.through_launcher && goes_on == goes;
}

SubmitRehearsals::Shelf& SubmitRehearsals::ShelfOf(const Submission& submission, bool goes_on) {
  const auto at = std::find_if(shelves_.begin(), shelves_.end(), [&](const auto& s) { return s->Suits(submission, goes_on); });
  if (at != shelves_.end()) return **at;
  if (shelves_.size() >= kMostShelves) {
    shelves_.erase(std::min_element(shelves_.begin(), shelves_.end(), [](const auto& a, const auto& b) { return a->last_used < b->last_used; }));
  }
  return *shelves_.emplace_back(std::make_unique<Shelf>(submission, goes_on));
}

Transcript SubmitRehearsals::Record(Shelf& shelf, SubmitView& view, Submission& submission, bool goes_on) {
  ++shelf.tries;
  stage_.slots.Clear();
  Player player(program_, view, nullptr, &stage_.slots);
  player.PlayFor(submission, goes_on);
  SubmitRecorder recorder(program_, view, submission, player, stage_.slots);
  Transcript transcript = player.Finish(recorder.Play());
  shelf.script = recorder.Take();
  return transcript;
}

Transcript SubmitRehearsals::Play(SubmitView& view, Submission& submission, bool goes_on) {
  if (!submission.surroundings().unreadable.empty() || submission.has_properties_of_jvm()) return PlaySubmit(program_, view, submission, goes_on);
  Shelf& shelf = ShelfOf(submission, goes_on);
  shelf.last_used = ++plays_;
  ++shelf.plays;
  if (shelf.script != nullptr) return SubmitReplay(program_, *shelf.script, view, submission, stage_, shelf.plain_words, goes_on).Run();
  if (shelf.plays <= kWorthIt || shelf.tries >= kMostTries) return PlaySubmit(program_, view, submission, goes_on);
  return Record(shelf, view, submission, goes_on);
}

}  // namespace sparkvet::driver
