// Where the command's words go: findings to standard output (or --output-file), everything else to standard error.
#ifndef SPARKVET_TOOLS_SPARKVET_CONSOLE_H_
#define SPARKVET_TOOLS_SPARKVET_CONSOLE_H_

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "lib/report/style.h"

namespace sparkvet {

// Exit codes (the contract in README.md). Several causes: the highest.
inline constexpr int kClean = 0, kFindings = 1, kUsage = 2, kUnparsable = 3;

class Console {
 public:
  // An empty path is standard output. A file is written whole or not at all, by Finish.
  Console(std::string output_file, report::Style style) : output_file_(std::move(output_file)), style_(style) {}

  const report::Style& style() const { return style_; }

  void Out(std::string_view text);
  // One behind the other and at once, for whoever waits for them; without a copy of what may be megabytes.
  void Out(std::span<const std::string_view> texts);
  // One line to standard error, behind "sparkvet: "; what was put out before appears before it.
  void Say(std::string_view line);
  // The same of why nothing is done: returns kUsage.
  int Refuse(std::string_view why) {
    Say(why);
    return kUsage;
  }
  // Whole lines, printable already, to standard error.
  void Tell(std::string_view lines);
  // One line again, unless it is to be quiet: what is good to know.
  void Remark(std::string_view line) {
    if (!quiet_) Say(line);
  }

  // How many files have been read, for a run that takes long: to standard error, where that is a terminal, and gone
  // before anything else is said.
  void Progress(size_t files);
  // Says nothing on standard error but why it fails.
  void BeQuiet() { quiet_ = true; }
  bool is_quiet() const { return quiet_; }

  // Writes what is still held back. False, after one line that says why, when it could not be written.
  [[nodiscard]] bool Finish();

 private:
  bool Flush();
  // What became of writing to standard output.
  bool Settle(bool written);
  void ClearProgress();

  std::string output_file_;
  report::Style style_;
  std::string pending_;
  bool broken_ = false;
  bool closed_ = false;  // nobody reads any more
  bool quiet_ = false;
  bool shows_progress_ = false;  // a line of it stands on the terminal
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_ = begin_;
};

}  // namespace sparkvet

#endif  // SPARKVET_TOOLS_SPARKVET_CONSOLE_H_
