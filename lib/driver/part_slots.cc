#include "lib/driver/part_slots.h"

#include <algorithm>

namespace sparkvet::driver {

using rule::kNone;
using rule::StepRecord;

PartSlots::PartSlots(const rule::Program& program) : program_(program), of_part_(program.parts().size()) {
  for (const rule::MalformedRecord& malformed : program.malformed()) {
    if (malformed.info != kNone) Add(program.infos()[malformed.info].help, of_failures_);
  }
}

const std::vector<uint32_t>& PartSlots::Of(uint32_t part) {
  if (of_part_[part]) return *of_part_[part];
  std::vector<uint32_t> slots = of_failures_;
  for (const StepRecord& step : program_.Steps(program_.parts()[part])) AddOf(step, slots);  // no part calls itself
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return of_part_[part].emplace(std::move(slots));
}

void PartSlots::AddOf(const StepRecord& step, std::vector<uint32_t>& slots) {
  if (step.slot != kNone) slots.push_back(step.slot);
  for (const rule::NodeId node : {step.when, step.unless, step.value, step.list, step.at}) Add(node, slots);
  if (step.info != kNone) {
    Add(program_.infos()[step.info].help, slots);
    Add(program_.infos()[step.info].replace, slots);
  }
  AddPart(step.part, slots);
  AddOnThrow(step, slots);
}

void PartSlots::AddOnThrow(const StepRecord& call, std::vector<uint32_t>& slots) {
  Add(call.on_throw_when, slots);
  for (const image::Range pieces : {call.message, call.cause_message, call.on_throw}) Add(pieces, slots);
  AddPart(call.on_throw_part, slots);
}

void PartSlots::Add(rule::NodeId node, std::vector<uint32_t>& slots) const {
  if (node != kNone) program_.AddSlots(node, slots);
}

void PartSlots::Add(image::Range pieces, std::vector<uint32_t>& slots) const {
  for (const rule::Piece& piece : program_.Pieces(pieces)) Add(piece.node, slots);
}

void PartSlots::AddPart(uint32_t part, std::vector<uint32_t>& slots) {
  if (part == kNone) return;
  const std::vector<uint32_t>& more = Of(part);
  slots.insert(slots.end(), more.begin(), more.end());
}

}  // namespace sparkvet::driver
