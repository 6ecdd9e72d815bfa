#include <csignal>

#include "tools/sparkvet/cli.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, not a death
  return sparkvet::Main(argc, argv);
}
