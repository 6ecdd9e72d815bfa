// Whether a step of a slice (slice.h) comes to the same on two releases, whatever the configuration: nothing that it reads or asks
// is another there.
//
//   AlikeSteps(program, catalogue, {3, 1}, {3, 3}, Texts::kAny).Has(step)  ->  true
//
// Whoever asks sees to it that the cluster manager is the same on both, and the kind of each word of the command; that no value
// refers to another key with ${…}: then the catalogue has a say in what that key is by default; and that all values are ASCII
// where so it was asked. What is not known here to be alike is not.
#ifndef SPARKVET_LIB_DRIVER_ALIKE_STEPS_H_
#define SPARKVET_LIB_DRIVER_ALIKE_STEPS_H_

#include <cstdint>

#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/release.h"

namespace sparkvet::driver {

// Which texts a configuration may hold.
enum class Texts : uint8_t { kAny, kAscii };

class AlikeSteps {
 public:
  // The program and the catalogue must outlive it.
  AlikeSteps(const rule::Program& program, const spark::Catalogue& catalogue, spark::Release a, spark::Release b, Texts texts)
      : program_(program), catalogue_(catalogue), a_(a), b_(b), texts_(texts) {}

  bool Has(const rule::StepRecord& step) const;

 private:
  bool IsReadAlike(const rule::StepRecord& step) const;
  bool IsKeyAlike(spark::KeyId key, int depth = 0) const;
  bool AreAlike(uint32_t begin, uint32_t count) const;
  bool IsNodeAlike(rule::NodeId id) const;
  bool AsksForRelease(rule::NodeId id) const;
  bool IsCallAlike(const rule::Node& node) const;

  const rule::Program& program_;
  const spark::Catalogue& catalogue_;
  spark::Release a_, b_;
  Texts texts_;
};

// The same for a read of a value of this type.
bool ParseAlike(spark::ValueType type, spark::Release a, spark::Release b, Texts texts = Texts::kAny);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_ALIKE_STEPS_H_
