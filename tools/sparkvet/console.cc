#include "tools/sparkvet/console.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "lib/base/strings.h"
#include "lib/vet/write_file.h"

namespace sparkvet {
namespace {

constexpr size_t kHoldBack = 1 << 16;

using vet::ReplaceFile;
using vet::WriteAll;

}  // namespace

void Console::Out(std::string_view text) {
  pending_ += text;
  if (output_file_.empty() && pending_.size() >= kHoldBack) Flush();
}

void Console::Out(std::span<const std::string_view> texts) {
  if (!output_file_.empty()) {
    for (const std::string_view text : texts) pending_ += text;
    return;
  }
  if (!pending_.empty() && !Flush()) return;
  Settle(closed_ || broken_ || WriteAll(STDOUT_FILENO, texts));
}

void Console::Progress(size_t files) {
  constexpr std::chrono::milliseconds kLong(1000), kBetween(100);
  static const bool wanted = isatty(STDERR_FILENO) != 0 && std::getenv("CI") == nullptr;
  if (!wanted || quiet_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begin_ < kLong || now - shown_ < kBetween) return;
  shown_ = now;
  shows_progress_ = true;
  WriteAll(STDERR_FILENO, "\rsparkvet: " + std::to_string(files) + " files");
}

void Console::ClearProgress() {
  if (std::exchange(shows_progress_, false)) WriteAll(STDERR_FILENO, "\r\x1b[K");
}

void Console::Say(std::string_view line) {
  ClearProgress();
  if (output_file_.empty()) Flush();
  std::string text = "sparkvet: ";
  text.append(base::Printable(line)).append("\n");
  WriteAll(STDERR_FILENO, text);
}

void Console::Tell(std::string_view lines) {
  ClearProgress();
  if (output_file_.empty()) Flush();
  WriteAll(STDERR_FILENO, lines);
}

bool Console::Flush() {
  ClearProgress();
  const bool written = closed_ || broken_ || WriteAll(STDOUT_FILENO, pending_);
  pending_.clear();  // and keeps its room
  return Settle(written);
}

bool Console::Settle(bool written) {
  const int why = errno;
  if (written) return !broken_;
  if (why == EPIPE) {  // the reader has seen enough: that is no failure
    closed_ = true;
    return true;
  }
  broken_ = true;
  Say(std::string("cannot write to standard output: ") + std::strerror(why));
  return false;
}

bool Console::Finish() {
  if (output_file_.empty()) return Flush();
  if (ReplaceFile(output_file_, pending_)) return true;
  Say(output_file_ + ": " + std::strerror(errno));
  return false;
}

}  // namespace sparkvet
