#include "lib/vet/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <string_view>
#include <utility>

#include "lib/carrier/formats.h"
#include "lib/carrier/recognise.h"
#include "lib/text/source.h"

namespace sparkvet::vet {
namespace {

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

std::string ShownPath(const std::string& absolute) {
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  const std::filesystem::path relative = error ? std::filesystem::path() : std::filesystem::path(absolute).lexically_relative(here);
  return relative.empty() ? absolute : relative.string();
}

std::string FromFolder(const std::string& folder, const std::string& path) {
  return path.starts_with('/') ? path : folder + '/' + path;
}

std::string CannotBeRead(const base::Error& error) { return "cannot be read" + error.message.substr(error.message.rfind(": ")); }

std::string CannotBeRead(const std::string& path, const base::Error& error) { return ShownPath(path) + ": error: " + CannotBeRead(error) + '\n'; }

bool IsDirectory(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool IsRegularFile(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

namespace {

constexpr size_t kPiece = size_t{64} << 10;

// Up to `size` bytes, fewer only at the end of the file; -1 on an error.
ssize_t ReadPiece(int fd, char* to, size_t size) {
  size_t have = 0;
  while (have < size) {
    const ssize_t n = read(fd, to + have, size - have);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return -1;
    if (n == 0) break;
    have += static_cast<size_t>(n);
  }
  return static_cast<ssize_t>(have);
}

}  // namespace

base::Result<std::string> ReadRegularFile(const std::string& path, size_t most) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return Failed(path);
  if (!S_ISREG(info.st_mode)) return base::Fail(path + ": is no regular file");
  if (static_cast<size_t>(std::max<off_t>(info.st_size, 0)) > most) return base::Fail(path + ": larger than " + std::to_string(most >> 20) + " MiB");
  return ReadFile(path);
}

Look LookInto(const std::string& path, size_t most) {
  using What = Look::What;
  // A pipe that took the file's place must not make us wait.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (file.get() < 0) return errno == ENOENT ? Look{What::kGone, {}} : Look{What::kFailure, Failed(path).error().message};
  thread_local const std::unique_ptr<char[]> buffer(new char[kPiece]);  // uninitialised, and used again for the next file
  const auto failure = [&] { return errno == EISDIR ? Look{What::kGone, {}} : Look{What::kFailure, Failed(path).error().message}; };

  ssize_t n = ReadPiece(file.get(), buffer.get(), kPiece);
  if (n < 0) return failure();
  std::string_view piece(buffer.get(), static_cast<size_t>(n));
  if (carrier::LooksBinary(piece) && !carrier::NameHasTrace(path)) return {What::kNothing, carrier::WhyWithoutTrace(piece)};
  bool mentions = carrier::NameHasTrace(path) || carrier::HasTrace(piece);
  if (piece.size() < kPiece) return mentions ? Look{What::kText, std::string(piece)} : Look{What::kNothing, carrier::WhyWithoutTrace(piece)};

  // A large file goes by piece by piece, until one mentions Spark.
  constexpr size_t kSeam = 8;  // bytes that a trace across two pieces may take of either
  while (!mentions && n > 0) {
    std::string seam(piece.substr(piece.size() - std::min(kSeam, piece.size())));
    n = ReadPiece(file.get(), buffer.get(), kPiece);
    if (n < 0) return failure();
    piece = std::string_view(buffer.get(), static_cast<size_t>(n));
    mentions = carrier::HasTrace(piece) || carrier::HasTrace(seam.append(piece.substr(0, kSeam)));
  }
  if (!mentions) return {What::kNothing, carrier::WhyWithoutTrace("text")};
  struct stat info {};
  if (fstat(file.get(), &info) != 0 || lseek(file.get(), 0, SEEK_SET) != 0) return failure();
  const auto expected = static_cast<size_t>(std::max<off_t>(info.st_size, 0));
  if (expected > most) return {What::kTooLarge, {}};
  std::string text;
  text.reserve(expected);
  while ((n = ReadPiece(file.get(), buffer.get(), kPiece)) > 0) {
    if (text.size() + static_cast<size_t>(n) > most) return {What::kTooLarge, {}};
    text.append(buffer.get(), static_cast<size_t>(n));
  }
  return n < 0 ? failure() : Look{What::kText, std::move(text)};
}

}  // namespace sparkvet::vet
