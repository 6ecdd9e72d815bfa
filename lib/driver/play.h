// Plays the driver's steps (rules/driver/) against one configuration.
//
//   Play(program, view)  with min 10, max 5 on a standalone master
//     ->  {starts: false, exception: SparkException "… (10) must be less than or equal to … (5)!", log: […]}
//
// The driver's order, messages and conditions are data; here is only what a read, a log line, a throw and a
// call are. Nothing is printed and nothing is judged (lib/check).
#ifndef SPARKVET_LIB_DRIVER_PLAY_H_
#define SPARKVET_LIB_DRIVER_PLAY_H_

#include "lib/driver/transcript.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::driver {

// The view's release and cluster manager decide which steps are played.
Transcript Play(const rule::Program& program, resolve::View& view);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_PLAY_H_
