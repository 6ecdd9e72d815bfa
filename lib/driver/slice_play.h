// Plays a slice (slice.h): step by step, as its steps are played among all others.
//
//   SlicePlay(program, slice, player).Throws()         whether the driver surely stops
//   SlicePlay(program, slice, player).Submit(s, …)     what becomes of the settings that the slice assigns
//   play.GoBothWays(forks, slots, alike); play.…       and on which other releases that surely is the same (slice_forks.h)
#ifndef SPARKVET_LIB_DRIVER_SLICE_PLAY_H_
#define SPARKVET_LIB_DRIVER_SLICE_PLAY_H_

#include <cstdint>
#include <span>
#include <vector>

#include "lib/driver/player.h"
#include "lib/driver/slice.h"
#include "lib/driver/slice_forks.h"
#include "lib/driver/submission.h"
#include "lib/driver/submit_replay.h"

namespace sparkvet::driver {

class SlicePlay {
 public:
  SlicePlay(const rule::Program& program, const Slice& slice, Player& player) : program_(program), slice_(slice), player_(player) {}

  // At each fork, from here on: what comes to something else on a release takes its bit from `alike`. `slots` are the player's.
  void GoBothWays(std::span<const SliceFork> forks, rule::Slots& slots, uint32_t& alike) {
    forks_ = forks;
    slots_ = &slots;
    alike_ = &alike;
  }

  // True: the play of all steps ends there too, or before. False: it does not end there.
  bool Throws() { return PlayAll(); }
  // The player plays for the submission, and goes on whatever is thrown. `words_call` is the place of a call for each word that
  // hangs on the word alone, or none; `plain_words` are those of which it has nothing to say.
  void Submit(Submission& submission, uint32_t words_call, PlainWords* plain_words);

 private:
  // A fork whose other way was gone, while the play is on this one.
  struct Gone {
    const SliceFork* fork;
    std::vector<std::pair<rule::Value, bool>> left;  // of the slots to compare: what theirs stand for, and whether that is assumed
  };

  uint32_t Size() const { return static_cast<uint32_t>(slice_.steps.size()); }
  bool PlayAll();
  bool Play(uint32_t begin, uint32_t end, uint32_t call);
  void Meet(uint32_t at);
  void GoTheirWay(uint32_t at, uint32_t below);
  void GoTheirWay(const SliceFork& fork);
  bool ComesToNames(const Slice& theirs);
  bool Holds(uint32_t at);
  bool IsNameKnown(const rule::StepRecord& step);
  void LeaveOpen(uint32_t at);
  bool Call(uint32_t at);
  void PlayWords(uint32_t at);
  bool IsPlain(const rule::CommandWord& word, uint32_t call);

  const rule::Program& program_;
  const Slice& slice_;
  Player& player_;
  Submission* submission_ = nullptr;
  uint32_t words_call_ = rule::kNone;
  PlainWords* plain_words_ = nullptr;

  std::span<const SliceFork> forks_;  // that are still before it
  rule::Slots* slots_ = nullptr;
  uint32_t* alike_ = nullptr;
  std::vector<Gone> gone_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SLICE_PLAY_H_
