// Plays many configurations, one after the other: what comes a second time on the same release and cluster manager
// is rehearsed, and the rest of its kind is played along that (rehearsal.h).
//
//   Rehearsals r(program);   for (…) r.Play(view)    as driver::Play(program, view), about ten times as fast,
//                                                    and without what the allocation manager goes by
//
// Keeps one rehearsal a context, and so many contexts at most: memory does not grow with the number of plays.
#ifndef SPARKVET_LIB_DRIVER_REHEARSALS_H_
#define SPARKVET_LIB_DRIVER_REHEARSALS_H_

#include <memory>
#include <optional>
#include <vector>

#include "lib/driver/rehearsal.h"

namespace sparkvet::driver {

class Rehearsals {
 public:
  explicit Rehearsals(const rule::Program& program) : program_(program) {}

  Transcript Play(resolve::View& view);

 private:
  // Contexts of one release and manager; nearly always one or two, by deploy mode.
  struct Shelf {
    spark::Release release;
    std::optional<spark::ClusterManager> manager;
    int tries = 0;  // configurations that were looked at and had no rehearsal
    std::vector<std::unique_ptr<Rehearsal>> rehearsals;
    uint64_t last_used = 0;
  };
  Shelf& ShelfOf(const resolve::View& view);
  void ClearOldest();

  const rule::Program& program_;
  std::vector<Shelf> shelves_;
  size_t kept_ = 0;
  uint64_t plays_ = 0;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REHEARSALS_H_
