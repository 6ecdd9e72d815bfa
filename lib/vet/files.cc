#include "lib/vet/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "lib/text/source.h"

namespace sparkvet::vet {
namespace {

namespace fs = std::filesystem;

// Closes a descriptor, unless it is the standard input that others may still read.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDIN_FILENO) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::unexpected<base::Error> Failed(const std::string& path) { return base::Fail(path + ": " + std::strerror(errno)); }

}  // namespace

base::Result<std::string> ReadFile(const std::string& path) {
  const Descriptor file(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) return Failed(path);
  struct stat info {};
  if (fstat(file.get(), &info) != 0) return Failed(path);
  if (S_ISDIR(info.st_mode)) return base::Fail(path + ": is a directory");

  std::string text;
  const size_t expected = S_ISREG(info.st_mode) ? static_cast<size_t>(std::max<off_t>(info.st_size, 0)) : 0;
  size_t size = 0;
  while (true) {
    if (size > text::SourceFile::kMaxBytes) return base::Fail(path + ": larger than 4 GiB");
    text.resize(std::max(size + 4096, std::min<size_t>(expected + 1, text::SourceFile::kMaxBytes + 1)));
    const ssize_t n = read(file.get(), text.data() + size, text.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Failed(path);
    if (n == 0) break;
    size += static_cast<size_t>(n);
  }
  text.resize(size);
  return text;
}

bool IsDirectory(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

base::Result<std::vector<std::string>> FilesUnder(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator at(directory, error), end;
  for (; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with('.')) {
      if (at->is_directory(error)) at.disable_recursion_pending();
      continue;
    }
    if (at->is_symlink(error)) {
      at.disable_recursion_pending();
      continue;
    }
    if (at->is_regular_file(error)) files.push_back(at->path().string());
  }
  if (error) return base::Fail(directory + ": " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace sparkvet::vet
