#include "lib/driver/rehearsals.h"

#include <algorithm>
#include <bit>

#include "lib/base/strings.h"
#include "lib/driver/play.h"

namespace sparkvet::driver {
namespace {

constexpr size_t kMostShelves = 1024;
// Rehearsals of all shelves, each of some hundred kilobytes; while there are few, a shelf may have more than one.
constexpr size_t kFew = 72, kMost = 96;
// Plays, after which a shelf gives its rehearsals up to others. Were it less, a fleet of very many kinds would only rehearse.
constexpr uint64_t kLongUnused = 200'000;
constexpr size_t kKinds = 1024;     // a power of two; kinds that share a place are tried anew each time
constexpr uint32_t kMostTries = 32; // to rehearse, of one shelf: where drivers keep stopping, there is nothing to rehearse
constexpr uint32_t kRepairs = 4;
// So few steps are not worth a rehearsal.
constexpr size_t kFewSteps = 6;
// A rehearsal costs some plays: what comes once needs none.
constexpr uint32_t kWorthIt = 2;

// Which parts are played hangs on whether something is on, and whose it is; on how many and how long hardly ever.
bool IsAmount(std::string_view text) { return !text.empty() && base::IsDigit(text[0]); }
bool IsAlikeAtFork(std::string_view a, std::string_view b) { return a == b || (IsAmount(a) && IsAmount(b)); }
uint32_t HashAtFork(std::string_view text) { return IsAmount(text) ? 0 : spark::HashKey(text); }

bool IsFork(const std::vector<uint8_t>& is_fork, spark::KeyId key) { return key != spark::kNoKey && is_fork[key] != 0; }

}  // namespace

Rehearsals::Shelf::Shelf(const resolve::View& view)
    : like(std::make_unique<resolve::Resolved>()), deploy_mode(view.resolved().context.deploy_mode), knows_machine(view.knows_machine()),
      is_fork(view.catalogue().size()) {
  like->context = view.resolved().context;
  like->context.deploy_mode = deploy_mode;
  like->open_ended = view.resolved().open_ended;
}

Rehearsals::Shelf& Rehearsals::ShelfOf(const resolve::View& view) {
  const auto suits = [&](const Shelf& s) {
    const resolve::Resolved& is = view.resolved();
    return s.like->context.JudgesAs(is.context) && s.like->open_ended == is.open_ended && s.knows_machine == view.knows_machine();
  };
  if (last_ != nullptr && suits(*last_)) return *last_;
  const auto at = std::find_if(shelves_.begin(), shelves_.end(), [&](const auto& s) { return suits(*s); });
  if (at != shelves_.end()) return **at;
  if (shelves_.size() >= kMostShelves) {
    const auto oldest = std::min_element(shelves_.begin(), shelves_.end(), [](const auto& a, const auto& b) { return a->last_used < b->last_used; });
    kept_ -= (*oldest)->rehearsals.size();  // not the last one that was used
    shelves_.erase(oldest);
  }
  return *shelves_.emplace_back(std::make_unique<Shelf>(view));
}

Rehearsals::Kind& Rehearsals::KindOf(Shelf& shelf, const resolve::View& view) {
  uint64_t signature = 1;
  for (size_t i = 0; i < view.key_ids().size(); ++i) {
    const spark::KeyId key = view.key_ids()[i];
    if (IsFork(shelf.is_fork, key)) signature += (uint64_t{HashAtFork(view.resolved().Winner(i).value)} << 32 | key) * 0x9E3779B97F4A7C15u;
  }
  Kind& kind = shelf.kinds[(signature >> 32 ^ signature) % kKinds];
  if (kind.signature != signature) kind = {.signature = signature};
  return kind;
}

// By the settings at forks in which they differ; the number of rehearsals where there is none.
uint32_t Rehearsals::Nearest(const Shelf& shelf, const resolve::View& view, uint32_t not_these) {
  auto nearest = static_cast<uint32_t>(shelf.rehearsals.size());
  size_t least = SIZE_MAX;
  for (uint32_t i = 0; i < shelf.rehearsals.size(); ++i) {
    if ((not_these >> i & 1) != 0) continue;
    const resolve::View& other = shelf.rehearsals[i]->view();
    size_t differences = 0;
    for (const spark::KeyId key : view.key_ids()) {
      if (!IsFork(shelf.is_fork, key)) continue;
      const resolve::Assignment* const set = other.SetByKey(key);
      if (set == nullptr || !IsAlikeAtFork(set->value, view.SetByKey(key)->value)) ++differences;
    }
    for (const spark::KeyId key : other.key_ids()) {
      if (IsFork(shelf.is_fork, key) && view.SetByKey(key) == nullptr) ++differences;
    }
    if (differences >= least) continue;
    least = differences;
    nearest = i;
  }
  return nearest;
}

// Where there is none, a shelf that was not used for long makes room.
bool Rehearsals::HasRoom() {
  if (kept_ < kMost) return true;
  Shelf* oldest = nullptr;
  for (const auto& shelf : shelves_) {
    if (!shelf->rehearsals.empty() && (oldest == nullptr || shelf->last_used < oldest->last_used)) oldest = shelf.get();
  }
  if (plays_ - oldest->last_used < kLongUnused) return false;
  kept_ -= oldest->rehearsals.size();
  oldest->rehearsals.clear();
  oldest->kinds = {};
  oldest->reads = {};
  return true;
}

// The settings at the forks, and those without which the driver would stop; false when it does so in any case.
bool Rehearsals::Rehearse(Shelf& shelf, const resolve::View& view) {
  ++shelf.tries;
  std::vector<uint8_t> keeps = shelf.is_fork;
  std::unique_ptr<Rehearsal> rehearsal;
  for (uint32_t i = 0; i <= kRepairs; ++i) {
    rehearsal = std::make_unique<Rehearsal>(program_, part_slots_, view, [&](spark::KeyId key) { return IsFork(keeps, key); });
    if (rehearsal->is_complete()) break;
    for (const spark::KeyId key : rehearsal->stopped_by()) keeps[key] = 1;
  }
  if (!rehearsal->is_complete()) rehearsal = std::make_unique<Rehearsal>(program_, part_slots_, view);
  if (!rehearsal->is_complete()) return false;
  ++kept_;
  bool has_new = false;
  for (const spark::KeyId key : rehearsal->forks()) {
    has_new |= shelf.is_fork[key] == 0;
    shelf.is_fork[key] = 1;
  }
  shelf.rehearsals.push_back(std::move(rehearsal));
  if (has_new || shelf.kinds.empty()) shelf.kinds.assign(kKinds, {});
  return true;
}

Transcript Rehearsals::Play(resolve::View& view) {
  Shelf& shelf = *(last_ = &ShelfOf(view));
  shelf.last_used = ++plays_;
  ++shelf.plays;
  if (shelf.rehearsals.empty()) {
    const bool may_be_the_only_one = shelf.plays == 1;
    if (may_be_the_only_one || shelf.tries >= kMostTries || !HasRoom() || !Rehearse(shelf, view)) return driver::Play(program_, view);
  }
  Kind* kind = &KindOf(shelf, view);
  const bool is_good = kind->unrehearsed <= kFewSteps;
  if (!is_good && kind->asked_for >= kWorthIt && kept_ < kFew && shelf.rehearsals.size() < kMostOfShelf && shelf.tries < kMostTries) {
    kind->asked_for = 0;
    if (Rehearse(shelf, view)) kind = &KindOf(shelf, view);
  }
  uint32_t which = kind->best;
  if (kind->unrehearsed > kFewSteps) {
    const uint32_t untried = Nearest(shelf, view, kind->tried);
    if (untried < shelf.rehearsals.size()) which = untried;
    else ++kind->asked_for;
  }
  size_t unrehearsed = 0;
  Transcript transcript = shelf.rehearsals[which]->Play(view, stage_, shelf.reads, &unrehearsed);
  kind->tried |= 1u << which;
  if (unrehearsed < kind->unrehearsed) {
    kind->unrehearsed = unrehearsed;
    kind->best = which;
  }
  return transcript;
}

}  // namespace sparkvet::driver
