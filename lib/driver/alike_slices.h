// Whether a slice (slice.h) that two releases have alike, step by step, comes to the same on both, whatever the configuration.
//
//   AreAlike(program, catalogue, slice, {3, 1}, {3, 3})  ->  true: nothing that its steps read or ask is another in 3.3
//
// Whoever asks sees to it that the cluster manager is the same on both, and the kind of each word of the command; and that no value
// refers to another key with ${…}: then the catalogue has a say in what that key is by default. What is not known here to be
// alike is not.
#ifndef SPARKVET_LIB_DRIVER_ALIKE_SLICES_H_
#define SPARKVET_LIB_DRIVER_ALIKE_SLICES_H_

#include "lib/driver/slice.h"
#include "lib/rule/program.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/release.h"

namespace sparkvet::driver {

bool AreAlike(const rule::Program& program, const spark::Catalogue& catalogue, const Slice& slice, spark::Release a, spark::Release b);

// The same for a read of a value of this type.
bool ParseAlike(spark::ValueType type, spark::Release a, spark::Release b);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_ALIKE_SLICES_H_
