// Plays many configurations, one after the other: a few of each kind are rehearsed, and all others are played along those
// (rehearsal.h).
//
//   Rehearsals r(program);   for (…) r.Play(view)    as driver::Play(program, view), about twenty times as fast,
//                                                    and without what the allocation manager goes by
//
// Which rehearsal serves a configuration best is found out by trying, once for all configurations with the same settings at
// the forks: the keys on which it depends which parts of the driver are played. One whose parts no rehearsal has come to is
// rehearsed itself, without its other settings. Memory does not grow with the number of plays.
#ifndef SPARKVET_LIB_DRIVER_REHEARSALS_H_
#define SPARKVET_LIB_DRIVER_REHEARSALS_H_

#include <memory>
#include <vector>

#include "lib/driver/rehearsal.h"

namespace sparkvet::driver {

class Rehearsals {
 public:
  explicit Rehearsals(const rule::Program& program) : program_(program), part_slots_(program), stage_(program) {}

  Transcript Play(resolve::View& view);
  // From here on nobody asks for the ways out.
  void LeaveOutHelp() { stage_.tells_help = false; }

 private:
  static constexpr size_t kMostOfShelf = 8;  // rehearsals

  // Configurations that agree at the forks.
  struct Kind {
    uint64_t signature = 0;
    uint32_t tried = 0;     // bits: rehearsals of the shelf
    uint32_t best = 0;      // the rehearsal that left the fewest steps to play
    size_t unrehearsed = SIZE_MAX;  // so many
    uint32_t asked_for = 0;  // how often none was good
  };
  // Of one release, cluster manager and all else that a configuration is judged by.
  struct Shelf {
    explicit Shelf(const resolve::View& view);

    std::unique_ptr<resolve::Resolved> like;  // in its context, and in whether it is a part of what Spark is given
    std::string deploy_mode;
    bool knows_machine = false;
    uint32_t tries = 0;  // to rehearse
    std::vector<std::unique_ptr<Rehearsal>> rehearsals;
    std::vector<uint8_t> is_fork;  // by key
    std::vector<Kind> kinds;       // by signature; none without a rehearsal
    RememberedReads reads;
    uint64_t plays = 0, last_used = 0;
  };

  Shelf& ShelfOf(const resolve::View& view);
  static Kind& KindOf(Shelf& shelf, const resolve::View& view);
  static uint32_t Nearest(const Shelf& shelf, const resolve::View& view, uint32_t not_these);
  bool Rehearse(Shelf& shelf, const resolve::View& view);
  bool HasRoom();

  const rule::Program& program_;
  PartSlots part_slots_;
  Stage stage_;
  std::vector<std::unique_ptr<Shelf>> shelves_;
  Shelf* last_ = nullptr;  // that was used
  size_t kept_ = 0;        // rehearsals
  uint64_t plays_ = 0;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REHEARSALS_H_
