// Plays a slice (slice.h): step by step, as its steps are played among all others.
//
//   SlicePlay(program, slice, player).Throws()         whether the driver surely stops
//   SlicePlay(program, slice, player).Submit(s, …)     what becomes of the settings that the slice assigns
#ifndef SPARKVET_LIB_DRIVER_SLICE_PLAY_H_
#define SPARKVET_LIB_DRIVER_SLICE_PLAY_H_

#include <cstdint>

#include "lib/driver/player.h"
#include "lib/driver/slice.h"
#include "lib/driver/submission.h"
#include "lib/driver/submit_replay.h"

namespace sparkvet::driver {

class SlicePlay {
 public:
  SlicePlay(const rule::Program& program, const Slice& slice, Player& player) : program_(program), slice_(slice), player_(player) {}

  // True: the play of all steps ends there too, or before. False: it does not end there.
  bool Throws() { return Play(0, Size()); }
  // The player plays for the submission, and goes on whatever is thrown. `words_call` is the place of a call for each word that
  // hangs on the word alone, or none; `plain_words` are those of which it has nothing to say.
  void Submit(Submission& submission, uint32_t words_call, PlainWords* plain_words);

 private:
  uint32_t Size() const { return static_cast<uint32_t>(slice_.steps.size()); }
  bool Play(uint32_t begin, uint32_t end);
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
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SLICE_PLAY_H_
