// The named values that a step, a part, and all that it calls may stand over or name: what whoever plays a part must have at hand.
//
//   PartSlots slots(program);   slots.Of(part "initial-executors")  ->  the slots of minExecutors, instances, …, sorted
//
// Worked out part by part, once for all plays; for one thread at a time.
#ifndef SPARKVET_LIB_DRIVER_PART_SLOTS_H_
#define SPARKVET_LIB_DRIVER_PART_SLOTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/rule/program.h"

namespace sparkvet::driver {

class PartSlots {
 public:
  explicit PartSlots(const rule::Program& program);

  // By its place among the program's parts.
  const std::vector<uint32_t>& Of(uint32_t part);
  // Appends those of the step and of the parts below it.
  void AddOf(const rule::StepRecord& step, std::vector<uint32_t>& slots);
  // Of what a call says and does when something is thrown below it.
  void AddOnThrow(const rule::StepRecord& call, std::vector<uint32_t>& slots);
  // What is said of any read that fails may stand over them.
  const std::vector<uint32_t>& of_failures() const { return of_failures_; }

 private:
  void Add(rule::NodeId node, std::vector<uint32_t>& slots) const;
  void Add(image::Range pieces, std::vector<uint32_t>& slots) const;
  void AddPart(uint32_t part, std::vector<uint32_t>& slots);

  const rule::Program& program_;
  std::vector<uint32_t> of_failures_;
  std::vector<std::optional<std::vector<uint32_t>>> of_part_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_PART_SLOTS_H_
