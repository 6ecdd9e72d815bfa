// Plays one configuration and writes down how that went (script.h).
//
//   Recorder r(program, view);   r.Play()  ->  true: the driver came to its end;   r.Take()  ->  the script
#ifndef SPARKVET_LIB_DRIVER_RECORDER_H_
#define SPARKVET_LIB_DRIVER_RECORDER_H_

#include <map>
#include <string>
#include <vector>

#include "lib/driver/part_slots.h"
#include "lib/driver/player.h"
#include "lib/driver/script.h"
#include "lib/resolve/asked.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

class Recorder {
 public:
  // The player, of the same view, keeps what the script's values refer to.
  Recorder(const rule::Program& program, resolve::View& view, Player& player, PartSlots& part_slots);

  // False when the driver stops: then it has not shown what it would have done, and there is nothing to take.
  bool Play();
  // The keys that the driver named as the reason for stopping.
  const std::vector<spark::KeyId>& stopped_by() const { return stopped_by_; }

  // The keys on which it depends which parts are played: what differs in none of them is played along the same visits.
  std::vector<spark::KeyId> Forks() const;

  // All of it; the last thing to ask for.
  Script Take();

 private:
  using Visits = Script::Visits;

  bool Record(const rule::PartRecord& part, uint32_t caller);
  bool RecordCall(const rule::StepRecord& step, uint32_t at);
  // A call of which nobody knows whether it is made: what it may name is named below it.
  void RecordOpen(const rule::StepRecord& step, uint32_t at);
  void Name(uint32_t at, uint32_t slot);
  // Whatever the visit has asked the configuration for.
  void KeepAsked(uint32_t at);
  void KeepUses(uint32_t at, const rule::StepRecord& step);
  void AddUse(uint32_t at, uint32_t slot, bool decides);
  void AddUses(uint32_t at, rule::NodeId node, bool decides);
  void AddUses(uint32_t at, image::Range pieces, bool decides);
  void KeepSources(uint32_t at, const rule::StepRecord& step);
  void KeepOnThrow(uint32_t at, const rule::StepRecord& step);
  // Parts that are called several times, with the same values each time: what has come of the first is known of the others.
  void FindTwins();
  bool AreTwins(uint32_t call, uint32_t earlier) const;
  Lists<uint32_t> ByPresence();

  const rule::Program& program_;
  resolve::View& view_;
  Player& player_;
  PartSlots& part_slots_;
  std::vector<uint32_t> slots_;  // room
  resolve::Asked asked_, asked_by_read_;
  std::vector<spark::KeyId> stopped_by_;
  Script script_;
  std::vector<uint32_t> last_;  // by slot: its name so far
  Lists<spark::KeyId> keys_of_;  // by visit
  Gathered by_name_, by_nameless_, by_key_, by_presence_;
  std::map<std::string, Visits, std::less<>> by_prefix_, by_variable_;
  Visits by_deprecated_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_RECORDER_H_
