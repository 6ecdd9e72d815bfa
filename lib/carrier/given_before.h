// Whether something in a command seems to be given again: asked of each option and setting as it comes, for the few commands of which
// all that is given is to be listed and compared (set_twice.h).
//
//   GivenBefore before;   before.StartAt(0);   --num-executors 2 … --num-executors 3   ->  before.repeats()
//
// Kept on the stack and without allocating, since hardly any command repeats anything. It may be wrong in one way only: what gives
// very much counts as repeating.
#ifndef SPARKVET_LIB_CARRIER_GIVEN_BEFORE_H_
#define SPARKVET_LIB_CARRIER_GIVEN_BEFORE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

class GivenBefore {
 public:
  // Settings before this one are none of the command's.
  void StartAt(size_t setting) { first_ = setting; }

  void See(const SubmitOption& option) {
    const char* const name = option.name().data();  // of each option there is one
    for (size_t i = 0; i < options_count_; ++i) repeats_ |= options_[i] == name;
    repeats_ |= options_count_ == options_.size();
    if (!repeats_) options_[options_count_++] = name;
  }

  void SeeLast(const std::vector<Setting>& settings) {
    const Setting& s = settings.back();
    const size_t count = settings.size() - first_;
    repeats_ |= 2 * count > settings_.size() || s.key.starts_with('-');
    if (repeats_) return;
    const size_t mask = settings_.size() - 1;
    size_t at = s.key_hash & mask;
    while (settings_[at] != 0 && settings[first_ + settings_[at] - 1U].key != s.key) at = (at + 1) & mask;
    repeats_ = settings_[at] != 0;
    settings_[at] = static_cast<uint8_t>(count);
  }

  bool repeats() const { return repeats_; }

 private:
  bool repeats_ = false;
  std::array<const char*, 24> options_;
  size_t options_count_ = 0;
  std::array<uint8_t, 128> settings_{};  // by the hash of their keys, from 1, counted from the first one; 0 = none
  size_t first_ = 0;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_GIVEN_BEFORE_H_
