#include "lib/driver/rehearsals.h"

#include <algorithm>

#include "lib/driver/play.h"

namespace sparkvet::driver {
namespace {

// A rehearsal costs some plays: what comes once needs none. Where drivers keep stopping, there is nothing to rehearse.
constexpr int kFirstTry = 1, kLastTry = 20;
constexpr size_t kMaxContexts = 8;  // of one release and manager
constexpr size_t kMost = 48;        // of all; each takes some hundred kilobytes
constexpr int kTriesAfterClearing = -64;

}  // namespace

Rehearsals::Shelf& Rehearsals::ShelfOf(const resolve::View& view) {
  const auto at = std::find_if(shelves_.begin(), shelves_.end(), [&](const Shelf& s) {
    return s.release == view.release() && s.manager == view.manager();
  });
  if (at != shelves_.end()) return *at;
  return shelves_.emplace_back(Shelf{view.release(), view.manager(), 0, {}, 0});
}

// Makes room: the shelf that was not used for the longest time begins anew, after a while.
void Rehearsals::ClearOldest() {
  Shelf* oldest = nullptr;
  for (Shelf& shelf : shelves_) {
    if (!shelf.rehearsals.empty() && (oldest == nullptr || shelf.last_used < oldest->last_used)) oldest = &shelf;
  }
  kept_ -= oldest->rehearsals.size();
  oldest->rehearsals.clear();
  oldest->tries = kTriesAfterClearing;
}

Transcript Rehearsals::Play(resolve::View& view) {
  if (view.resolved().open_ended) return driver::Play(program_, view);  // what is absent may be set: nothing is alike
  Shelf& shelf = ShelfOf(view);
  shelf.last_used = ++plays_;
  for (const auto& rehearsal : shelf.rehearsals) {
    if (rehearsal->Suits(view)) return rehearsal->Play(view);
  }
  const int tries = shelf.tries++;
  if (tries < kFirstTry || tries > kLastTry || shelf.rehearsals.size() >= kMaxContexts) return driver::Play(program_, view);
  auto rehearsal = std::make_unique<Rehearsal>(program_, view);
  if (!rehearsal->is_complete()) return driver::Play(program_, view);
  if (kept_ >= kMost) ClearOldest();
  ++kept_;
  shelf.rehearsals.push_back(std::move(rehearsal));
  return shelf.rehearsals.back()->Play(view);
}

}  // namespace sparkvet::driver
