// Lines of a stream of any length in constant memory.
//
//   LineReader lines(fd, 100);   while (lines.Next()) Use(lines.line());
//   std::vector<std::string_view> some;   while (lines.NextSome(512, some)) Use(some);
//
// A line ends with \n or with the stream. What is longer than the limit is cut there and the rest of it is
// skipped, so its size() tells that it was too long.
#ifndef SPARKVET_LIB_VET_LINE_READER_H_
#define SPARKVET_LIB_VET_LINE_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::vet {

class LineReader {
 public:
  // Lines of up to `limit` bytes are whole; of a longer one limit + 1 bytes are kept.
  LineReader(int fd, size_t limit) : fd_(fd), limit_(limit) {}

  // False at the end of the stream, or when it cannot be read (then error() is not 0).
  bool Next();
  std::string_view line() const { return line_; }
  // The next line and those behind it that have been read already, `most` at most; never waits for more than one.
  bool NextSome(size_t most, std::vector<std::string_view>& lines);
  int error() const { return error_; }

 private:
  bool Fill();

  int fd_;
  size_t limit_;
  std::unique_ptr<char[]> block_;
  std::string_view filled_;  // of the block: what was read
  size_t at_ = 0;
  bool ended_ = false;
  int error_ = 0;
  std::string joined_;  // a line that spans several reads
  std::string_view line_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_LINE_READER_H_
