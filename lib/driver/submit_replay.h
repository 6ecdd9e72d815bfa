// Plays spark-submit's own part along a script (submit_script.h): a step is played only where something that it asks, or stands
// over, is not what it was when the script was written; all others do the same again.
#ifndef SPARKVET_LIB_DRIVER_SUBMIT_REPLAY_H_
#define SPARKVET_LIB_DRIVER_SUBMIT_REPLAY_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/driver/plain_words.h"
#include "lib/driver/player.h"
#include "lib/driver/submission.h"
#include "lib/driver/submit_script.h"

namespace sparkvet::driver {

// What plays may share that come one after the other.
struct SubmitStage {
  explicit SubmitStage(const rule::Program& program) : slots(program) {}

  rule::Slots slots;
  std::vector<uint8_t> changed;                  // by input
  std::vector<const carrier::Option*> options;   // by fact
  std::vector<const resolve::Assignment*> settings;  // by fact
};

class SubmitReplay {
 public:
  SubmitReplay(const rule::Program& program, const SubmitScript& script, SubmitView& view, Submission& submission, SubmitStage& stage,
               PlainWords& plain_words, bool goes_on);

  Transcript Run();

 private:
  using Visit = SubmitScript::Visit;
  using Input = SubmitScript::Input;

  void MarkFacts();
  bool IsSame(const Visit& visit) const {
    if (visit.always) return false;
    for (uint32_t i = visit.first_input; i < visit.end_of_inputs; ++i) {
      if (stage_.changed[script_.inputs[i]] != 0) return false;
    }
    return true;
  }
  void DoAgain(const Visit& visit);
  uint32_t Play(const Visit& visit, uint32_t at, Outcome& thrown);
  Outcome PlayWords(const Visit& visit);
  bool IsPlain(const rule::PartRecord& part, const rule::CommandWord& word);
  void Compare(uint32_t slot, const rule::Value& before, bool was_assumed);
  void CompareBehind(const Visit& visit);

  const rule::Program& program_;
  const SubmitScript& script_;
  SubmitView& view_;
  Submission& submission_;
  SubmitStage& stage_;
  PlainWords& plain_words_;
  Player player_;
};

// Whether the key is one of those that steps ask for by what they are: deprecated, or starting so.
bool IsListed(const SubmitScript& script, const SubmitView& view, std::string_view key, spark::KeyId id);

// Whether all that decides about the part's steps is a word, whose place is in the slot.
bool AsksForWordOnly(const rule::Program& program, const rule::PartRecord& part, uint32_t slot);
bool AsksForWordOnly(const rule::Program& program, rule::NodeId id, uint32_t slot);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMIT_REPLAY_H_
