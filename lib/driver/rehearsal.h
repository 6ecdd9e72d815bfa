// One play of the driver, written down step by step with what each step asked for, so that other configurations need
// not play it all again: of some five hundred steps, a job's settings touch some dozens.
//
//   Rehearsal r(program, catalogue, resolved of {spark.master: yarn}, machine);
//   r.Play(view of {spark.master: yarn, spark.task.cpus: 2})
//     ->  as Play(program, view), but only steps that read spark.task.cpus, or a name whose value has changed by
//         them, are played; all others did the same in the rehearsal, and what they named is taken from there
//
// Nothing is assumed about any step: a step does the same as in the rehearsal when the settings that it asked for and
// the names that it stands over are the same. Both plays must agree, and a test demands it of every recorded case.
#ifndef SPARKVET_LIB_DRIVER_REHEARSAL_H_
#define SPARKVET_LIB_DRIVER_REHEARSAL_H_

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lib/driver/player.h"
#include "lib/driver/remembered_reads.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/asked.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

class Rehearsal {
 public:
  // Plays this view's configuration, whose texts need not live on.
  Rehearsal(const rule::Program& program, const resolve::View& view);

  // Whether what was played is of use: a driver that stops has not shown what it would have done.
  bool is_complete() const { return complete_; }
  // Whether the view's configuration is judged as the rehearsed one was: on the same release and manager, and so on.
  bool Suits(const resolve::View& view) const;

  // As driver::Play, without what the allocation manager goes by; the view must be one that this suits. Costs what is different.
  Transcript Play(resolve::View& view);

 private:
  static constexpr uint32_t kNowhere = UINT32_MAX;

  // One step on its way: the same step comes as often as its part was played. A call with `each` comes once more for
  // every element of its list, and then does nothing but name that.
  struct Visit {
    const rule::StepRecord* step = nullptr;
    const rule::PartRecord* part = nullptr;
    uint32_t caller = kNowhere;   // the visit of the call that this one is below
    uint32_t end = 0;             // the first visit that is not below this one
    uint32_t slot = kNowhere;     // what it named, if it did
    bool held = false;            // it was not skipped
    rule::Value value;            // of the slot; of a call: the list
    std::optional<bool> touches_ahead = {};  // of a call, once asked: TouchesAhead
  };
  struct Write {
    uint32_t at = 0;  // the visit
    uint32_t slot = 0;
    rule::Value value;
  };
  using Visits = std::vector<uint32_t>;
  // One of by_prefix_, with what tells most keys from it at hand.
  struct Prefix {
    uint32_t size = 0;
    char last = 0;
    const std::string* text = nullptr;
    const Visits* visits = nullptr;
  };

  class Replay;

  // The rehearsal itself.
  bool Record(const rule::PartRecord& part, uint32_t caller);
  bool RecordCall(const rule::StepRecord& step, uint32_t at);
  void Keep(uint32_t at);
  void Name(uint32_t at, uint32_t slot, const rule::Value& value);
  void KeepSlots(uint32_t at, rule::NodeId node);
  void KeepSlots(uint32_t at, const rule::StepRecord& step);
  void KeepSlotsOfWords(uint32_t at, image::Range pieces);
  void NameAhead();
  // Whether the called part, played at this visit, may come upon a name that exists already and should not yet.
  bool TouchesAhead(uint32_t call);

  // Marks the visits that another configuration must play again.
  void MarkChanges(const resolve::View& view);

  const rule::Program& program_;
  std::deque<std::string> texts_;
  resolve::Resolved resolved_;
  resolve::View view_;
  Player player_;  // owns what the recorded values refer to
  resolve::Asked asked_;
  bool complete_ = false;

  std::vector<Visit> visits_;
  std::vector<Write> writes_;    // what they named, in their order
  // What is named once, and asked for behind that only, has its name from the beginning; the rest is named in its order.
  std::vector<rule::Value> ahead_;
  std::vector<uint32_t> ahead_since_;  // where it was named
  std::vector<Write> in_order_;
  std::vector<uint32_t> in_order_slots_;  // each once
  std::vector<Visits> by_key_;   // who asked for a key of the catalogue
  std::vector<Visits> by_slot_;  // who stands over a name
  std::vector<uint32_t> first_use_;  // of a name, in words, too
  std::map<std::string, Visits, std::less<>> by_name_;
  std::map<std::string, Visits, std::less<>> by_prefix_;
  std::vector<Prefix> prefixes_;     // the same, to walk over; but the empty one:
  const Visits* by_any_ = nullptr;   // who asked for all keys
  Visits by_deprecated_;  // who asked which keys are deprecated ones
  std::map<std::string, Visits, std::less<>> by_variable_;  // of an environment that is empty
  std::vector<uint8_t> always_;  // a byte a visit: it says or decides something
  Visits all_always_;

  // Of the play at hand:
  std::vector<uint8_t> again_;
  rule::Slots slots_;             // as `ahead_` says, between plays
  std::vector<uint32_t> named_;   // slots that it has set, beside in_order_slots_

  RememberedReads reads_;  // that asked for nothing but their key
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REHEARSAL_H_
