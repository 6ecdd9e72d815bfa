// Plays spark-submit's own part for many commands, one after the other: of each kind one is written down, and all others are
// played along that (submit_script.h).
//
//   SubmitRehearsals r(program);   for (…) r.Play(view, submission, true)    as driver::PlaySubmit, several times as fast
//
// Memory does not grow with the number of plays.
#ifndef SPARKVET_LIB_DRIVER_SUBMIT_REHEARSALS_H_
#define SPARKVET_LIB_DRIVER_SUBMIT_REHEARSALS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lib/driver/submission.h"
#include "lib/driver/submit_replay.h"
#include "lib/driver/submit_script.h"
#include "lib/driver/transcript.h"

namespace sparkvet::driver {

class SubmitRehearsals {
 public:
  explicit SubmitRehearsals(const rule::Program& program) : program_(program), stage_(program) {}

  Transcript Play(SubmitView& view, Submission& submission, bool goes_on);

 private:
  // Of one release, cluster manager and all else that a command is judged by beside its own words.
  struct Shelf {
    Shelf(const Submission& submission, bool goes_on);
    bool Suits(const Submission& submission, bool goes_on) const;

    resolve::Context context;
    std::string deploy_mode;
    bool is_open_ended, command_is_open_ended, has_environment, is_whole, files_are_known, through_launcher, goes_on;
    uint64_t plays = 0, last_used = 0;
    uint32_t tries = 0;  // to write one down
    std::unique_ptr<SubmitScript> script;
    PlainWords plain_words;
  };

  Shelf& ShelfOf(const Submission& submission, bool goes_on);
  Transcript Record(Shelf& shelf, SubmitView& view, Submission& submission, bool goes_on);

  const rule::Program& program_;
  SubmitStage stage_;
  std::vector<std::unique_ptr<Shelf>> shelves_;
  uint64_t plays_ = 0;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMIT_REHEARSALS_H_
