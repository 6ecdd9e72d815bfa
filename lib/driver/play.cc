#include "lib/driver/play.h"

#include "lib/driver/player.h"

namespace sparkvet::driver {

Transcript Play(const rule::Program& program, resolve::View& view) {
  Player player(program, view);
  return player.Finish(player.Part(player.Start()));
}

}  // namespace sparkvet::driver
