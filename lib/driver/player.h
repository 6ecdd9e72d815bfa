// What a read, a log line, a throw and a call are: the driver's steps, played one at a time against one configuration.
// play.cc plays them all, in their order; replay.cc plays some of them again.
#ifndef SPARKVET_LIB_DRIVER_PLAYER_H_
#define SPARKVET_LIB_DRIVER_PLAYER_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/driver/remembered_reads.h"
#include "lib/driver/transcript.h"
#include "lib/resolve/view.h"
#include "lib/rule/evaluator.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

// What a step throws, on its way up through the parts that called it.
struct Thrown {
  std::unique_ptr<Exception> exception;
  Cause cause;
};
// Null: carry on with the next step. Nearly always it is, and so it is passed on in a register.
using Outcome = std::unique_ptr<Thrown>;

// Is told of every value that gets a name.
class NameWatcher {
 public:
  virtual ~NameWatcher() = default;
  virtual void Named(uint32_t slot, const rule::Value& value, bool is_assumed) = 0;
};

class Submission;

class Player {
 public:
  // With `slots`, what is named is named there.
  Player(const rule::Program& program, resolve::View& view, NameWatcher* watcher = nullptr, rule::Slots* slots = nullptr)
      : program_(program), view_(view), evaluator_(program, view, slots), watcher_(watcher) {}

  // From here on spark-submit's own part is played. With `goes_on`, what is thrown ends nothing, and the first of it counts.
  void PlayFor(Submission& submission, bool goes_on) {
    submission_ = &submission;
    goes_on_ = goes_on;
  }

  // What reads made of settings before need not be worked out again.
  void Remember(const RememberedReads& reads) { reads_ = &reads; }

  // From here on nobody asks for the ways out.
  void LeaveOutHelp() { tells_help_ = false; }

  // Where the driver begins; or another first part.
  const rule::PartRecord& Start(std::string_view part = "driver") const;
  Outcome Part(const rule::PartRecord& part);

  // Whether what a step has thrown ends the play; if not, it is kept.
  bool Ends(Outcome& thrown);

  // A step, with what it asks of release and cluster manager and with its `when` (skipped unless it holds).
  bool Concerns(const rule::StepRecord& step) const;
  bool Holds(const rule::StepRecord& step) { return step.when == rule::kNone || Holds(step, step.when); }
  // The same without a word about what stays open.
  rule::Value Evaluate(rule::NodeId node) { return evaluator_.Evaluate(node); }
  // What an `assign` sets, or would.
  rule::Value ValueOf(const rule::StepRecord& assign) {
    return assign.value == rule::kNone ? evaluator_.Slot(assign.slot) : evaluator_.Evaluate(assign.value);
  }
  Outcome Step(const rule::StepRecord& step);
  // Whether a step that throws does so, without what it says.
  bool Throws(const rule::StepRecord& step) { return Fails(step) && IsCertain(step); }
  // The pieces of a call: the list that `each` walks over, the name of the element, and what becomes of an exception on
  // its way out.
  rule::Value List(const rule::StepRecord& call);
  Outcome Walk(const rule::StepRecord& call, const rule::Value& list);
  void Set(uint32_t slot, const rule::Value& value, bool is_assumed = false);
  // Whether nobody knows if the step is played.
  bool IsOpen(const rule::StepRecord& step);
  // Takes note of such a step. What a driver's call may name stands for nothing that is known; of
  // spark-submit's, whose names stay what they were, what it may set counts as used.
  void LeaveOpen(const rule::StepRecord& step);
  // Slots that the part it calls may name, and those below.
  std::vector<uint32_t> NamedBelow(const rule::StepRecord& call) const;
  Outcome Wrapped(const rule::StepRecord& call, Outcome thrown);

  // Whether what a step asks holds without any assumption, too; and whether it hangs on one that it is asked at all.
  bool IsCertain(const rule::StepRecord& step);
  bool is_in_doubt() const { return in_doubt_; }
  void Doubt(bool in_doubt) { in_doubt_ = in_doubt; }

  // Which part the next steps belong to.
  const rule::PartRecord* part() const { return part_; }
  void Enter(const rule::PartRecord* part) { part_ = part; }

  rule::Value Slot(uint32_t slot) const { return evaluator_.Slot(slot); }
  bool IsAssumed(uint32_t slot) const { return evaluator_.IsAssumed(slot); }
  const Transcript& transcript() const { return transcript_; }
  // What was said from one place of the transcript to another.
  void SayAgain(const Place& begin, const Place& end);
  // How many steps were played because a part was.
  size_t steps_of_parts() const { return steps_of_parts_; }
  // The transcript of a play that ended so.
  Transcript Finish(Outcome thrown);

 private:
  bool Holds(const rule::StepRecord& step, rule::NodeId condition);
  bool Fails(const rule::StepRecord& step);
  void Remember(const rule::StepRecord& step, const rule::Value& why);
  Cause CauseOf(const rule::StepRecord& step);
  void Point(Cause& cause, std::string_view key) const;
  Outcome Read(const rule::StepRecord& step);
  std::optional<rule::Value> ReadBefore(const rule::StepRecord& step) const;
  template <class Use>
  void EachBelow(const rule::StepRecord& call, const Use& use) const;
  void Let(const rule::StepRecord& step);
  Outcome Call(const rule::StepRecord& step);
  void Log(image::Str level, image::Str logger, image::Range message, Cause cause);
  Outcome Throw(const rule::StepRecord& step);
  std::unique_ptr<Exception> CauseThatIsSaid(const rule::StepRecord& step);
  void Decide(const rule::StepRecord& step);
  void Argument(const rule::StepRecord& step);
  void Assign(const rule::StepRecord& step);

  const rule::Program& program_;
  resolve::View& view_;
  rule::Evaluator evaluator_;
  NameWatcher* watcher_;
  Submission* submission_ = nullptr;
  const RememberedReads* reads_ = nullptr;
  bool goes_on_ = false;
  bool tells_help_ = true;
  Outcome first_;  // of what was thrown and ended nothing
  Transcript transcript_;
  bool in_doubt_ = false;  // whether this part is played at all hangs on an assumption
  const rule::PartRecord* part_ = nullptr;  // that is played
  size_t steps_of_parts_ = 0;
  int log_level_ = 0;  // what is less is not printed
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_PLAYER_H_
