// Which named values are assumptions in a configuration of which only a part is known (a map that is handed to Spark beside
// whatever else there is): defaults of keys that somebody else may set, and lists of the keys that are set. The driver is
// played with them, but nothing is said that does not hold without them.
//
//   Assumed assumed;
//   assumed.Put(slot of spark.shuffle.service.enabled, true);
//   assumed.Without(evaluator, "spark.shuffle.service.enabled || testing")  ->  unknown
#ifndef SPARKVET_LIB_DRIVER_ASSUMED_H_
#define SPARKVET_LIB_DRIVER_ASSUMED_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lib/rule/evaluator.h"

namespace sparkvet::driver {

class Assumed {
 public:
  bool any() const { return !slots_.empty(); }

  // A name has got a value, which is an assumption or not.
  void Put(uint32_t slot, bool is_assumed) {
    if (!is_assumed && slots_.empty()) return;
    const auto at = std::find(slots_.begin(), slots_.end(), slot);
    if (is_assumed == (at != slots_.end())) return;
    if (is_assumed) slots_.push_back(slot);
    else slots_.erase(at);
  }

  // What an expression comes to when none of them is known.
  rule::Value Without(rule::Evaluator& evaluator, rule::NodeId expression) const {
    std::vector<rule::Value> values;
    values.reserve(slots_.size());
    for (const uint32_t slot : slots_) {
      values.push_back(evaluator.Slot(slot));
      evaluator.SetSlot(slot, rule::Value::Unknown());
    }
    const rule::Value value = evaluator.Evaluate(expression);
    for (size_t i = 0; i < slots_.size(); ++i) evaluator.SetSlot(slots_[i], values[i]);
    return value;
  }

 private:
  std::vector<uint32_t> slots_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_ASSUMED_H_
