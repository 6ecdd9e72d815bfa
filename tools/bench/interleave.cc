// Runs several commands in turn, round after round, and prints what each run cost. Interleaving makes ratios
// steady on a busy machine: what disturbs one command in a round disturbs its neighbours too.
//
//   interleave ROUNDS NAME COMMAND... -- NAME COMMAND... [-- ...]
//     ->  one line a run: round, name, wall ms, cpu ms (user + system), peak memory KiB, status; tab-separated
//
// stdin, stdout and stderr of the commands are /dev/null; a first word "<FILE" names another stdin. A small C++ program and not a script, because a child's
// peak memory begins with what its parent had in use.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

struct Command {
  const char* name = nullptr;
  const char* input = "/dev/null";
  std::vector<char*> argv;  // ends with nullptr
};

std::vector<Command> ParseCommands(char** begin, char** end) {
  std::vector<Command> commands;
  while (begin < end) {
    Command command;
    command.name = *begin++;
    if (begin < end && **begin == '<') command.input = *begin++ + 1;
    while (begin < end && std::strcmp(*begin, "--") != 0) command.argv.push_back(*begin++);
    ++begin;  // the "--"
    if (command.argv.empty()) return {};
    command.argv.push_back(nullptr);
    commands.push_back(command);
  }
  return commands;
}

double Milliseconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
}

// Runs the command once and prints its line; false if it cannot be started.
bool RunOnce(int round, const Command& command) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, command.input, O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t pid = 0;
  const int error = posix_spawn(&pid, command.argv[0], &files, nullptr, command.argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) {
    std::fprintf(stderr, "interleave: %s: %s\n", command.argv[0], std::strerror(error));
    return false;
  }
  int status = 0;
  rusage usage{};
  wait4(pid, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  std::printf("%d\t%s\t%.4f\t%.4f\t%ld\t%d\n", round, command.name, wall.count(),
              Milliseconds(usage.ru_utime) + Milliseconds(usage.ru_stime), usage.ru_maxrss,
              WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  const std::vector<Command> commands = ParseCommands(argv + 2, argv + argc);
  if (rounds <= 0 || commands.empty()) {
    std::fprintf(stderr, "usage: interleave ROUNDS NAME COMMAND... [-- NAME COMMAND...]...\n");
    return 2;
  }
  for (int round = 0; round < rounds; ++round) {
    for (const Command& command : commands) {
      if (!RunOnce(round, command)) return 2;
    }
  }
  return 0;
}
