#include "lib/vet/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <system_error>

namespace sparkvet::vet {

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

namespace {

bool WriteInto(const std::string& path, std::string_view text) {
  const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool written = WriteAll(fd, text);
  return (close(fd) == 0) && written;
}

// As the file that is there. Giving files away is root's alone; then the file is whose we are.
bool Resemble(int fd, const struct stat& old) {
  if (fchown(fd, old.st_uid, old.st_gid) != 0 && errno != EPERM) return false;
  return fchmod(fd, old.st_mode & 07777U) == 0;
}

}  // namespace

bool ReplaceFile(const std::string& named, std::string_view text) {
  struct stat status{};
  const bool exists = stat(named.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) return WriteInto(named, text);
  std::error_code unresolved;
  const std::filesystem::path target = std::filesystem::canonical(named, unresolved);
  const std::string path = unresolved ? named : target.string();
  const std::string beside = path + ".sparkvet-" + std::to_string(getpid());
  const mode_t mode = exists ? status.st_mode & 07777U : 0666U;
  const int fd = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (fd < 0) return false;
  const bool written = WriteAll(fd, text) && (!exists || Resemble(fd, status)) && fsync(fd) == 0;
  const bool closed = close(fd) == 0;
  if (written && closed && rename(beside.c_str(), path.c_str()) == 0) return true;
  const int why = errno;
  unlink(beside.c_str());
  errno = why;
  return false;
}

}  // namespace sparkvet::vet
