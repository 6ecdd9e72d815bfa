// One play of the driver, written down step by step with what each step asked for (script.h), so that other configurations
// need not play it all again: of some five hundred steps, a job's settings touch some dozens.
//
//   Rehearsal r(program, view of {spark.master: yarn});
//   r.Play(view of {spark.master: yarn, spark.task.cpus: 2}, …)
//     ->  as Play(program, view), but only steps that read spark.task.cpus, or a name whose value has changed by
//         them, are played; all others did the same in the rehearsal, and what they named is taken from there
//
// Nothing is assumed about any step: a step does the same as in the rehearsal when the settings that it asked for and
// the names that it stands over are the same. Both plays must agree, and a test demands it of every recorded case.
#ifndef SPARKVET_LIB_DRIVER_REHEARSAL_H_
#define SPARKVET_LIB_DRIVER_REHEARSAL_H_

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/driver/marks.h"
#include "lib/driver/part_slots.h"
#include "lib/driver/player.h"
#include "lib/driver/remembered_reads.h"
#include "lib/driver/script.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/asked.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

// What plays may share that come one after the other.
struct Stage {
  explicit Stage(const rule::Program& program) : slots(program), now(program.slots()) {}

  // What the play at hand has given a name otherwise than the rehearsal did.
  struct Now {
    uint64_t play = 0;  // which play
    uint32_t at = 0;    // at which visit
    Script::Meaning meaning;
  };

  // What a visit has come to that has a twin.
  struct Outcome {
    uint64_t play = 0;  // in which play
    bool held = false;
    Script::Meaning named;
    Place from, to;     // what it said
  };

  rule::Slots slots;
  std::vector<Outcome> outcomes;  // by visit
  std::vector<Now> now;           // by slot
  std::vector<uint32_t> touched;  // slots of this play in `now`
  uint64_t plays = 0;
  Marks again;                    // the visits to play
  resolve::Asked asked;
  bool tells_help = true;         // of what the driver says
};

class Rehearsal {
 public:
  // Plays those of this view's settings that are to be kept; the texts need not live on.
  Rehearsal(const rule::Program& program, PartSlots& part_slots, const resolve::View& view, const std::function<bool(spark::KeyId)>& keeps);
  Rehearsal(const rule::Program& program, PartSlots& part_slots, const resolve::View& view)
      : Rehearsal(program, part_slots, view, [](spark::KeyId) { return true; }) {}

  // Whether what was played is of use: a driver that stops has not shown what it would have done.
  bool is_complete() const { return complete_; }
  // Why it stopped, as far as keys are to blame.
  const std::vector<spark::KeyId>& stopped_by() const { return stopped_by_; }
  // The keys on which it depends which parts are played.
  const std::vector<spark::KeyId>& forks() const { return forks_; }
  // Whether the view's configuration is judged as the rehearsed one was: on the same release and manager, and so on.
  bool Suits(const resolve::View& view) const;
  // What was played.
  const resolve::View& view() const { return view_; }
  const Script& script() const { return script_; }

  // As driver::Play, without what the allocation manager goes by; the view must be one that this suits. Costs what is different.
  // `unrehearsed`, if any, is told how many steps were played that the rehearsal never came to.
  Transcript Play(resolve::View& view, Stage& stage, RememberedReads& reads, size_t* unrehearsed = nullptr) const;

 private:
  // Marks the visits that another configuration must play again.
  void MarkChanges(const resolve::View& view, Marks& again) const;

  const rule::Program& program_;
  std::deque<std::string> texts_;
  resolve::Resolved resolved_;
  resolve::View view_;
  Player player_;  // owns what the recorded values refer to
  bool complete_ = false;
  std::vector<spark::KeyId> stopped_by_, forks_;
  Script script_;
  Marks always_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REHEARSAL_H_
