#include "lib/driver/play.h"

#include "lib/driver/player.h"

namespace sparkvet::driver {

Transcript Play(const rule::Program& program, resolve::View& view) {
  Player player(program, view);
  return player.Finish(player.Part(player.Start()));
}

Transcript PlaySubmit(const rule::Program& program, resolve::View& view, Submission& submission, bool goes_on) {
  Player player(program, view);
  player.PlayFor(submission, goes_on);
  return player.Finish(player.Part(player.Start("submit")));
}

}  // namespace sparkvet::driver
