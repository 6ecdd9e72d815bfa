#include "lib/driver/part_slots.h"

#include <algorithm>

namespace sparkvet::driver {

using rule::kNone;
using rule::StepRecord;

PartSlots::PartSlots(const rule::Program& program) : program_(program), of_part_(program.parts().size()) {
  for (const rule::MalformedRecord& malformed : program.malformed()) {
    if (malformed.info == kNone) continue;
    for (const rule::Piece& piece : program.Pieces(program.infos()[malformed.info].help)) {
      if (piece.node != kNone) program_.AddSlots(piece.node, of_failures_);
    }
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
  const auto add = [&](rule::NodeId node) {
    if (node != kNone) program_.AddSlots(node, slots);
  };
  if (step.slot != kNone) slots.push_back(step.slot);
  for (const rule::NodeId node : {step.when, step.unless, step.value, step.list, step.at, step.on_throw_when}) add(node);
  for (const image::Range pieces : {step.message, step.cause_message, step.on_throw}) {
    for (const rule::Piece& piece : program_.Pieces(pieces)) add(piece.node);
  }
  if (step.info != kNone) {
    for (const rule::Piece& piece : program_.Pieces(program_.infos()[step.info].help)) add(piece.node);
  }
  for (const uint32_t below : {step.part, step.on_throw_part}) {
    if (below == kNone) continue;
    const std::vector<uint32_t>& more = Of(below);
    slots.insert(slots.end(), more.begin(), more.end());
  }
}

}  // namespace sparkvet::driver
