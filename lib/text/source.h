// Who owns the bytes that were read, and how a place in them is named.
//
//   SourceSet sources;
//   FileId id = sources.Add("conf/spark-defaults.conf", "spark.master yarn\n");
//   sources[id].Locate(13)  ->  {line 1, column 14}
//
// A SourceSet keeps every text at a stable address for the whole run; everything else holds a Span or a
// string_view into it. Lines end with \n, \r\n or a lone \r (all three end a line in a properties file).
// Columns count bytes from 1. Opening files is not done here (lib/vet).
#ifndef SPARKVET_LIB_TEXT_SOURCE_H_
#define SPARKVET_LIB_TEXT_SOURCE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::text {

using FileId = uint32_t;

// Half-open range of bytes in one file. A default Span points nowhere.
struct Span {
  static constexpr FileId kNoFile = UINT32_MAX;
  FileId file = kNoFile;
  uint32_t begin = 0;
  uint32_t end = 0;

  bool known() const { return file != kNoFile; }
  bool operator==(const Span&) const = default;
};

// A value and where it was written.
template <class T>
struct Located {
  T value{};
  Span span;
};

// Replace the bytes of `span` by `replacement`.
struct Edit {
  Span span;
  std::string replacement;
};

// Both from 1; the column counts bytes.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
  bool operator==(const Position&) const = default;
};

class SourceFile {
 public:
  // Texts above this many bytes are refused by whoever opens files: spans are 32 bits wide.
  static constexpr uint64_t kMaxBytes = UINT32_MAX - 1;

  SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}

  const std::string& path() const { return path_; }  // as it is shown to the user
  std::string_view text() const { return text_; }

  // An offset past the end is taken as the end.
  Position Locate(uint32_t offset) const;
  // The line's text without its line end; empty for a line that does not exist.
  std::string_view Line(uint32_t line) const;
  // Offset of the first byte of a line that exists.
  uint32_t LineBegin(uint32_t line) const;

 private:
  const std::vector<uint32_t>& line_begins() const;  // built when first asked for

  std::string path_;
  std::string text_;
  mutable std::vector<uint32_t> line_begins_;
};

class SourceSet {
 public:
  FileId Add(std::string path, std::string text);
  const SourceFile& operator[](FileId id) const { return *files_[id]; }
  size_t size() const { return files_.size(); }
  std::string_view Text(Span span) const;

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;  // which stay where they are
};

}  // namespace sparkvet::text

#endif  // SPARKVET_LIB_TEXT_SOURCE_H_
