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

class Submission;

// The view's release and cluster manager decide which steps are played.
Transcript Play(const rule::Program& program, resolve::View& view);

// Plays spark-submit's own part (rules/submit/) instead: what it says, and what it throws; `starts` says nothing. What it sets for
// the driver goes into the submission. With `goes_on`, playing goes on behind what is thrown: one mistake does not hide what
// becomes of the settings.
Transcript PlaySubmit(const rule::Program& program, resolve::View& view, Submission& submission, bool goes_on);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_PLAY_H_
