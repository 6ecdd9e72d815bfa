#include "lib/driver/stop_slices.h"

#include <algorithm>
#include <utility>

#include "lib/base/check.h"
#include "lib/driver/player.h"
#include "lib/driver/slice_play.h"
#include "lib/rule/functions.h"

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::StepKind;
using rule::StepRecord;

constexpr size_t kMost = 512;     // releases, managers and reasons, of some thousand bytes each
constexpr size_t kMostWords = 4;  // ways to look at words, of some thousand bytes each

bool Makes(const StepRecord& step) { return step.kind == StepKind::kAssign || step.kind == StepKind::kRemove; }

bool Throws(const StepRecord& step, const StopReason& reason) {
  if (reason.read) return step.kind == StepKind::kRead && step.key == *reason.read;
  return step.kind == StepKind::kThrow && reason.rule != Cause::kNoRule && step.info == reason.rule;
}

// Whether all that the steps below a call do hangs on a word, whose place is in the slot.
bool AsksForWordOnly(const rule::Program& program, const Slice& slice, uint32_t call) {
  const StepRecord& step = *slice.steps[call].step;
  if (step.list == kNone) return false;
  const rule::Node& list = program.node(step.list);
  if (list.op != rule::Op::kCall || rule::Functions()[list.a].name != "words") return false;
  for (uint32_t at = call + 1; at < slice.steps[call].end; at = slice.steps[at].end) {
    const rule::NodeId when = slice.steps[at].step->when;
    if (when == kNone || !driver::AsksForWordOnly(program, when, step.slot)) return false;
  }
  return true;
}

}  // namespace

StopReason ReasonOf(const Cause& cause) {
  const bool is_read = cause.key && cause.keys.empty();
  return {cause.rule, is_read ? cause.key : std::nullopt};
}

StopSlices::StopSlices(const rule::Program& program, const spark::Catalogue& catalogue, std::vector<std::string_view> context_keys)
    : program_(program), catalogue_(catalogue), context_keys_(std::move(context_keys)), slots_(program) {}

StopSlices::Of& StopSlices::Find(spark::Release release, std::optional<spark::ClusterManager> manager, const StopReason& reason) {
  const auto is_it = [&](const Group& g) { return g.reason == reason && g.manager == manager; };
  if (last_group_ >= groups_.size() || !is_it(groups_[last_group_])) {  // mostly it is
    last_group_ = static_cast<size_t>(std::ranges::find_if(groups_, is_it) - groups_.begin());
  }
  if (last_group_ < groups_.size()) {
    for (Of* const of : groups_[last_group_].of_releases) {
      if (of->release == release) return *of;
    }
  }
  MakeRoom(1);
  last_group_ = std::min(last_group_, groups_.size());
  if (last_group_ == groups_.size()) groups_.push_back(Group{manager, reason, {}});
  Of& of = all_.emplace_back();
  groups_[last_group_].of_releases.push_back(&of);
  of.release = release;
  of.manager = manager;
  of.reason = reason;
  of.driver = Slice::OfDriver(program_, release, manager, [&](const StepRecord& step) { return Throws(step, reason); });
  of.follows = context_keys_;
  return of;
}

void StopSlices::MakeRoom(size_t slices) {
  if (all_.size() + slices <= kMost) return;
  groups_.clear();
  all_.clear();
}

std::optional<StopReason> StopSlices::Instead(spark::Release release, const StopReason& reason) const {
  const auto known = std::ranges::find_if(others_, [&](const Other& o) { return o.release == release && o.reason == reason; });
  return known == others_.end() ? std::nullopt : std::optional(known->instead);
}

void StopSlices::Learn(spark::Release release, const StopReason& reason, const StopReason& instead) {
  if (reason == instead) return;
  const auto known = std::ranges::find_if(others_, [&](const Other& o) { return o.release == release && o.reason == reason; });
  if (known != others_.end()) known->instead = instead;
  else if (others_.size() < kMost) others_.push_back({release, reason, instead});
}

// ---- spark-submit -------------------------------------------------------------------------------------------

void StopSlices::MakeSubmit(Of& of) {
  const auto is_asked = [&](const StepRecord& step) {
    return Makes(step) && std::ranges::find(of.follows, program_.Text(step.property)) != of.follows.end();
  };
  of.submit = Slice::OfSubmit(program_, of.release, of.manager, is_asked);
  of.words_call = kNone;
  for (uint32_t at = 0; at < of.submit.steps.size() && of.words_call == kNone; ++at) {
    if (of.submit.steps[at].step->kind == StepKind::kCall && AsksForWordOnly(program_, of.submit, at)) of.words_call = at;
  }
  if (of.words_call != kNone) of.plain_words = WordsOf(of.submit, of.words_call);
}

PlainWords* StopSlices::WordsOf(const Slice& slice, uint32_t call) {
  std::vector<const StepRecord*> steps;
  for (uint32_t at = call + 1; at < slice.steps[call].end; at = slice.steps[at].end) steps.push_back(slice.steps[at].step);
  const auto known = std::ranges::find(words_, steps, &KnownWords::steps);
  if (known != words_.end()) return &known->words;
  if (words_.size() >= kMostWords) return nullptr;
  return &words_.emplace_back(KnownWords{std::move(steps), {}}).words;
}

void StopSlices::Submit(Of& of, SubmitView& view, Submission& submission) {
  if (made_.empty()) {
    is_made_.resize(catalogue_.size());
    for (const rule::PartRecord& part : program_.parts()) {
      for (const StepRecord& step : program_.Steps(part)) {
        if (!Makes(step)) continue;
        const std::string_view key = program_.Text(step.property);
        if (std::ranges::find(made_, key) == made_.end()) made_.push_back(key);
        if (const auto id = catalogue_.Find(key)) is_made_[*id] = 1;
      }
    }
  }
  if (of.submit.steps.empty()) MakeSubmit(of);
  of.alike = of.forking[true];
  slots_.Clear();
  Player player(program_, view, nullptr, &slots_);
  player.PlayFor(submission, true);
  asked_.Clear();
  asked_of_submission_.Clear();
  view.Note(&asked_);
  submission.Note(&asked_of_submission_);
  SlicePlay play(program_, of.submit, player);
  play.GoBothWays(of.submit_forks, slots_, of.alike);
  play.Submit(submission, of.plain_words == nullptr ? kNone : of.words_call, of.plain_words);
  view.Note(nullptr);
  submission.Note(nullptr);
  of.values = {};
  LookAtAsked(view, of.values);
  for (const std::string& key : asked_of_submission_.properties) LookAt(view.resolved().Find(key), view.resolved(), of.values);
  of.asks_more = false;
  FollowAsked(of, asked_);
  for (const std::string& key : asked_of_submission_.properties) Follow(of, key);
}

void StopSlices::Follow(Of& of, std::string_view key) {
  if (std::ranges::find(of.follows, key) != of.follows.end()) return;
  const auto made = std::ranges::find(made_, key);
  if (made == made_.end()) return;
  of.follows.push_back(*made);
  of.submit.steps.clear();
  of.submit_forks.clear();
  of.forking[true] = 0;
  of.asks_more = true;
}

void StopSlices::FollowAsked(Of& of, const resolve::Asked& asked) {
  asked.EachKey([&](spark::KeyId key) {
    if (is_made_[key] != 0) Follow(of, catalogue_.Name(key));
  });
  for (const std::string& name : asked.names) Follow(of, name);
  if (asked.prefixes.empty() && !asked.deprecated) return;
  for (const std::string_view key : made_) {
    const bool is_among = asked.deprecated || std::ranges::any_of(asked.prefixes, [&](const std::string& prefix) { return key.starts_with(prefix); });
    if (is_among) Follow(of, key);
  }
}

// ---- the driver ---------------------------------------------------------------------------------------------

StopSlices::Answer StopSlices::Ask(Of& of, resolve::View& view, bool is_submitted) {
  slots_.Clear();
  Player player(program_, view, nullptr, &slots_);
  player.LeaveOutHelp();
  asked_.Clear();
  view.Note(&asked_);
  if (!is_submitted) {
    of.alike = of.forking[false];
    of.values = {};
  }
  SlicePlay play(program_, of.driver, player);
  play.GoBothWays(of.driver_forks, slots_, of.alike);
  const bool throws = play.Throws();
  view.Note(nullptr);
  LookAtAsked(view, of.values);
  if (is_submitted) FollowAsked(of, asked_);
  if (is_submitted && of.asks_more) return Answer::kAskAgain;
  const bool stops = throws && view.manager() == of.manager && view.release() == of.release;
  ++(stops ? of.proved : of.failed);
  return stops ? Answer::kStops : Answer::kUnknown;
}

void StopSlices::LookAt(const resolve::Assignment* first, const resolve::Resolved& resolved, Of::Values& values) {
  for (const resolve::Assignment* a = first; a != nullptr; a = resolved.Next(*a)) {
    values.refer = values.refer || a->value.contains("${");
    values.are_ascii = values.are_ascii && std::ranges::all_of(a->value, [](char c) { return (c & 0x80) == 0; });
  }
}

void StopSlices::LookAtAsked(const resolve::View& view, Of::Values& values) const {
  const resolve::Resolved& resolved = view.resolved();
  if (!asked_.prefixes.empty() || asked_.deprecated) {
    for (size_t place = 0; place < resolved.keys().size(); ++place) LookAt(&resolved.Winner(place), resolved, values);
    return;
  }
  asked_.EachKey([&](spark::KeyId key) { LookAt(view.SetByKey(key), resolved, values); });
  for (const std::string& name : asked_.names) LookAt(resolved.Find(name), resolved, values);
}

// ---- other releases -----------------------------------------------------------------------------------------

bool StopSlices::Holds(const Proof& proof, spark::Release release) {
  MakeRoom(2);
  Of& of = Find(proof.release, proof.manager, proof.reason);
  const Likeness& likeness = LikenessOf(of, Find(release, proof.manager, proof.reason), proof.is_submitted);
  return likeness.is && (!likeness.only_ascii || proof.is_ascii) && (!likeness.forks || (proof.alike & BitOf(release)) != 0);
}

const StopSlices::Likeness& StopSlices::LikenessOf(Of& one, Of& other, bool is_submitted) {
  if (is_submitted) FollowAlike(one, other);
  for (const Likeness& known : one.likenesses) {
    if (known.other == &other && known.is_submitted == is_submitted && known.follows == one.follows.size()) return known;
  }
  std::erase_if(one.likenesses, [&](const Likeness& old) { return old.other == &other && old.is_submitted == is_submitted; });
  Likeness likeness{&other, one.follows.size(), is_submitted};
  const std::optional<Ways> ways = WaysTo(one, other, is_submitted, Texts::kAscii);
  likeness.forks = ways && (!ways->driver.empty() || !ways->submit.empty());
  likeness.is = ways && (!likeness.forks || KeepWays(one, *ways, is_submitted, BitOf(other.release)));
  likeness.only_ascii = likeness.is && !WaysTo(one, other, is_submitted, Texts::kAny);
  return one.likenesses.emplace_back(likeness);
}

void StopSlices::FollowAlike(Of& one, Of& other) {
  for (const std::string_view key : other.follows) Follow(one, key);
  for (const std::string_view key : one.follows) Follow(other, key);
  for (Of* const of : {&one, &other}) {
    if (of->submit.steps.empty()) MakeSubmit(*of);
  }
}

std::optional<StopSlices::Ways> StopSlices::WaysTo(const Of& one, const Of& other, bool is_submitted, Texts texts) const {
  const AlikeSteps alike(program_, catalogue_, one.release, other.release, texts);
  auto driver = FindForks(program_, one.driver, other.driver, alike);
  auto submit = is_submitted ? FindForks(program_, one.submit, other.submit, alike) : std::vector<SliceFork>();
  if (!driver || !submit) return std::nullopt;
  return Ways{std::move(*driver), std::move(*submit)};
}

// False where they would be in the way of others.
bool StopSlices::KeepWays(Of& of, const Ways& ways, bool is_submitted, uint32_t release) {
  if (!AddForks(of.driver_forks, ways.driver, release) || !AddForks(of.submit_forks, ways.submit, release)) return false;
  of.forking[is_submitted] |= release;
  return true;
}

uint32_t StopSlices::BitOf(spark::Release release) const {
  const auto releases = catalogue_.releases();
  const auto at = std::ranges::find(releases, release, &spark::ReleaseRecord::line);
  SV_CHECK(at != releases.end() && at - releases.begin() < 32);
  return uint32_t{1} << (at - releases.begin());
}

}  // namespace sparkvet::driver
