#include "lib/driver/submit_users.h"

#include <vector>

namespace sparkvet::driver {
namespace {

using rule::StepKind;
using Visit = SubmitScript::Visit;
using Input = SubmitScript::Input;
using Definition = SubmitScript::Definition;

// A walk over an empty list leaves its slot alone.
bool Defines(const Visit& visit) { return visit.names && visit.held && (visit.step->kind != StepKind::kCall || visit.always); }

class Users {
 public:
  explicit Users(SubmitScript& script) : script_(script), last_(script.slots) {}

  void Find(const Lists<Input>& inputs) {
    for (uint32_t at = 0; at < script_.visits.size(); ++at) {
      Leave(at);
      Visit& visit = script_.visits[at];
      for (const Input input : inputs[at]) Use(input, at);
      if (Defines(visit)) last_[visit.step->slot] = ++definitions_;
      if (visit.names) visit.left.definition = LastOf(visit.step->slot);
      if (visit.first_after < visit.end_of_after) calls_.push_back(at);
    }
    Leave(static_cast<uint32_t>(script_.visits.size()));
    script_.by_value = by_value_.Sorted(definitions_ + 1);
    script_.by_kind = by_kind_.Sorted(definitions_ + 1);
    script_.by_other = by_other_.Sorted(script_.inputs_in_all() - 2 * script_.slots);
  }

 private:
  // Of a slot that was never defined there is one, too.
  Definition LastOf(uint32_t slot) {
    if (last_[slot] == 0) last_[slot] = ++definitions_;
    return last_[slot];
  }

  void Use(Input input, uint32_t at) {
    if (input < script_.slots) by_value_.Add(LastOf(input), at);
    else if (input < 2 * script_.slots) by_kind_.Add(LastOf(input - script_.slots), at);
    else by_other_.Add(input - 2 * script_.slots, at);
  }

  // Calls whose visits are all before this one.
  void Leave(uint32_t at) {
    for (; !calls_.empty() && script_.visits[calls_.back()].end <= at; calls_.pop_back()) {
      const Visit& call = script_.visits[calls_.back()];
      for (uint32_t i = call.first_after; i < call.end_of_after; ++i) {
        SubmitScript::After& after = script_.after[i];
        if (after.input < script_.slots) after.left.definition = LastOf(after.input);
      }
    }
  }

  SubmitScript& script_;
  std::vector<Definition> last_;  // by slot; from 1
  Definition definitions_ = 0;
  std::vector<uint32_t> calls_;   // that the visit at hand is below
  Gathered by_value_, by_kind_, by_other_;
};

}  // namespace

void FindUsers(SubmitScript& script, const Lists<Input>& inputs) {
  Users(script).Find(inputs);
  script.always = script.does = Marks(script.visits.size());
  for (uint32_t at = 0; at < script.visits.size(); ++at) {
    const Visit& visit = script.visits[at];
    const StepKind kind = visit.step->kind;
    if (visit.always) script.always.Set(at);
    if (visit.idle) continue;
    const bool is_absent = kind == StepKind::kArgument && visit.left.value.is(rule::Value::Kind::kNull) && !script.assumes;
    if (kind == StepKind::kRead || kind == StepKind::kLet || is_absent) script.names.push_back({at, visit.step->slot, visit.left.assumed, visit.left.value});
    else script.does.Set(at);
  }
  script.always.SetAll(script.UsersOf(script.words()));
}

}  // namespace sparkvet::driver
