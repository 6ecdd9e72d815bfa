// Plays spark-submit's own part for one command and writes down how that went (submit_script.h).
//
//   SubmitRecorder r(program, view, submission, player);
//   r.Play()  ->  what was thrown, as Player::Part;   r.Take()  ->  the script, or null where it is of no use
#ifndef SPARKVET_LIB_DRIVER_SUBMIT_RECORDER_H_
#define SPARKVET_LIB_DRIVER_SUBMIT_RECORDER_H_

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/driver/lists.h"
#include "lib/driver/player.h"
#include "lib/driver/submission.h"
#include "lib/driver/submit_script.h"

namespace sparkvet::driver {

class SubmitRecorder {
 public:
  // The player plays for this submission, with these slots.
  SubmitRecorder(const rule::Program& program, SubmitView& view, Submission& submission, Player& player, const rule::Slots& slots);
  ~SubmitRecorder();

  Outcome Play();
  // The last thing to ask for. What stopped has not shown what it would have done.
  std::unique_ptr<SubmitScript> Take();

 private:
  // What a part may name and set.
  struct Outputs {
    std::vector<uint32_t> slots;
    std::vector<std::string_view> keys;
  };

  Outcome Record(const rule::PartRecord& part);
  Outcome RecordStep(const rule::StepRecord& step, uint32_t at);
  void KeepAsked(uint32_t at);
  void AddInput(SubmitScript::Input input);
  void AddInputs(rule::NodeId node);
  rule::Value ValueOf(rule::NodeId node);
  void AddInputs(image::Range pieces);
  void AddInputsOf(const rule::StepRecord& step);
  SubmitScript::Input FactOf(SubmitScript::Fact::Kind kind, std::string_view name);
  const Outputs& OutputsOf(const rule::PartRecord& part);
  bool MayAssignUnder(std::string_view prefix);
  bool HasAssigned(image::Str key) const {
    return std::find(assigned_.begin(), assigned_.end(), program_.Text(key)) != assigned_.end();
  }
  rule::Value Copy(const rule::Value& value);
  SubmitScript::Left LeftIn(uint32_t slot);

  const rule::Program& program_;
  SubmitView& view_;
  Submission& submission_;
  Player& player_;
  const rule::Slots& slots_;
  SubmissionAsked asked_;
  resolve::Asked asked_of_view_;
  bool threw_ = false;
  std::vector<std::string_view> assigned_;
  bool assumes_ = false;  // what is absent may be set
  std::vector<SubmitScript::Input> inputs_;  // of the visit at hand
  Lists<SubmitScript::Input> inputs_of_;     // by visit
  std::map<const rule::PartRecord*, Outputs> outputs_;
  std::unordered_map<std::string, SubmitScript::Input> inputs_of_facts_;  // by kind and name
  std::unique_ptr<SubmitScript> script_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMIT_RECORDER_H_
