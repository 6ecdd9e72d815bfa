// Plays spark-submit's own part along a script (submit_script.h): a step is played only where something that it asks, or stands
// over, is not what it was when the script was written; all others do the same again, and of these only those are visited that
// do more than name.
#ifndef SPARKVET_LIB_DRIVER_SUBMIT_REPLAY_H_
#define SPARKVET_LIB_DRIVER_SUBMIT_REPLAY_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/driver/marks.h"
#include "lib/driver/plain_words.h"
#include "lib/driver/player.h"
#include "lib/driver/submission.h"
#include "lib/driver/submit_script.h"

namespace sparkvet::driver {

// What plays may share that come one after the other.
struct SubmitStage {
  explicit SubmitStage(const rule::Program& program) : slots(program) {}

  rule::Slots slots;
  Marks again;                  // visits to play
  uint64_t plays = 0;
  std::vector<uint64_t> seen;   // by fact: the last play in which it was
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
  void MarkOptions();
  void MarkProperties();
  void MarkVariables();
  void MarkUsers(Input input) { stage_.again.SetAll(script_.UsersOf(input)); }
  // True where it was not seen before in this play.
  bool See(uint32_t fact) { return std::exchange(stage_.seen[fact], stage_.plays) != stage_.plays; }
  // Up to this visit.
  void NameAgain(uint32_t end);
  void DoAgain(const Visit& visit);
  uint32_t Play(const Visit& visit, uint32_t at, Outcome& thrown);
  Outcome PlayWords(const Visit& visit);
  bool IsPlain(const rule::PartRecord& part, const rule::CommandWord& word);
  // Marks those who use what the slot was to stand for here, if that is something else.
  void Compare(uint32_t slot, const SubmitScript::Left& before);
  void CompareBehind(const Visit& visit);

  const rule::Program& program_;
  const SubmitScript& script_;
  SubmitView& view_;
  Submission& submission_;
  SubmitStage& stage_;
  PlainWords& plain_words_;
  Player player_;
  uint32_t next_name_ = 0;  // in the script's names
};

// Whether the key is one of those that steps ask for by what they are: deprecated, or starting so.
bool IsListed(const SubmitScript& script, const SubmitView& view, std::string_view key, spark::KeyId id);

// Whether all that decides about the part's steps is a word, whose place is in the slot.
bool AsksForWordOnly(const rule::Program& program, const rule::PartRecord& part, uint32_t slot);
bool AsksForWordOnly(const rule::Program& program, rule::NodeId id, uint32_t slot);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMIT_REPLAY_H_
