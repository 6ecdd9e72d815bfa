#include "tools/sparkvet/console.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "lib/base/strings.h"

namespace sparkvet {
namespace {

constexpr size_t kHoldBack = 1 << 16;

bool WriteAll(int fd, std::span<const std::string_view> texts) {
  constexpr size_t kAtOnce = 1024;  // what Linux takes
  std::array<iovec, kAtOnce> pieces;
  size_t written = 0;  // of the first text
  while (!texts.empty()) {
    const size_t count = std::min(texts.size(), kAtOnce);
    for (size_t i = 0; i < count; ++i) pieces[i] = {const_cast<char*>(texts[i].data()), texts[i].size()};
    pieces[0] = {const_cast<char*>(texts[0].data()) + written, texts[0].size() - written};
    const ssize_t n = writev(fd, pieces.data(), static_cast<int>(count));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 || (n == 0 && !texts[0].empty())) return false;
    for (written += static_cast<size_t>(n); !texts.empty() && written >= texts[0].size(); texts = texts.subspan(1)) written -= texts[0].size();
  }
  return true;
}

bool WriteAll(int fd, std::string_view text) { return WriteAll(fd, std::span(&text, 1)); }

// Devices and pipes are written to, as they stand.
bool WriteInto(const std::string& path, std::string_view text) {
  const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool written = WriteAll(fd, text);
  return (close(fd) == 0) && written;
}

// Beside the target, then renamed onto it: a reader sees the old file or the new one. A link stays a link.
bool ReplaceFile(const std::string& named, std::string_view text) {
  struct stat status{};
  if (stat(named.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) return WriteInto(named, text);
  std::error_code unresolved;
  const std::filesystem::path target = std::filesystem::canonical(named, unresolved);
  const std::string path = unresolved ? named : target.string();
  const std::string beside = path + ".sparkvet-" + std::to_string(getpid());
  const int fd = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return false;
  const bool written = WriteAll(fd, text) && fsync(fd) == 0;
  const bool closed = close(fd) == 0;
  if (written && closed && rename(beside.c_str(), path.c_str()) == 0) return true;
  const int why = errno;
  unlink(beside.c_str());
  errno = why;
  return false;
}

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
