#include "lib/vet/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace sparkvet::vet {
namespace {

constexpr size_t kBlock = size_t{3} << 19;

}  // namespace

bool LineReader::Fill() {
  if (block_ == nullptr) block_ = std::make_unique_for_overwrite<char[]>(kBlock);
  at_ = 0;
  ssize_t n = 0;
  do {
    n = read(fd_, block_.get(), kBlock);
  } while (n < 0 && errno == EINTR);
  if (n < 0) error_ = errno;
  ended_ = n <= 0;
  filled_ = {block_.get(), static_cast<size_t>(std::max<ssize_t>(n, 0))};
  return !ended_;
}

bool LineReader::Next() {
  joined_.clear();
  bool spans = false;
  while (true) {
    if (at_ == filled_.size() && (ended_ || !Fill())) {
      line_ = joined_;
      return spans;
    }
    const std::string_view rest = filled_.substr(at_);
    const size_t end = rest.find('\n');
    const std::string_view piece = rest.substr(0, end);
    at_ += piece.size() + (end == std::string_view::npos ? 0 : 1);
    if (end != std::string_view::npos && !spans) {
      line_ = piece.substr(0, limit_ + 1);
      return true;
    }
    spans = true;
    joined_ += piece.substr(0, limit_ + 1 - std::min(joined_.size(), limit_ + 1));
    if (end == std::string_view::npos) continue;
    line_ = joined_;
    return true;
  }
}

bool LineReader::NextSome(size_t most, std::vector<std::string_view>& lines) {
  lines.clear();
  if (!Next()) return false;
  lines.push_back(line_);
  while (lines.size() < most) {
    const std::string_view rest = filled_.substr(at_);
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos) break;
    lines.push_back(rest.substr(0, std::min(end, limit_ + 1)));
    at_ += end + 1;
  }
  return true;
}

}  // namespace sparkvet::vet
