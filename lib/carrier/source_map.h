// A text that was decoded from a source (a block scalar without its indentation, a quoted string with escapes), and for
// each of its bytes where that was written.
//
//   source `"a\tb"` at 7  ->  text "a<TAB>b"; ToSource([1, 2))  ->  [9, 11)
//
// Made by DecodeScalar (scalar_text.h). A text that could not be followed byte by byte has all its bytes in one place.
#ifndef SPARKVET_LIB_CARRIER_SOURCE_MAP_H_
#define SPARKVET_LIB_CARRIER_SOURCE_MAP_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/word.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

class SourceMap {
 public:
  explicit SourceMap(text::FileId file) : file_(file) {}

  const std::string& text() const { return text_; }

  // The next bytes stand in the source as they are.
  void Copy(std::string_view bytes, size_t source_begin);
  // The next bytes are what [source_begin, source_end) stands for.
  void Insert(std::string_view bytes, size_t source_begin, size_t source_end);

  // What another one says, behind what is there: all, or its bytes [from, to).
  void Append(const SourceMap& other, size_t from = 0, size_t to = std::string::npos);

  // Of a range in the text. An empty one is where its next byte would stand.
  text::Span ToSource(size_t begin, size_t end) const;
  // The same as a word has it.
  std::vector<Word::Piece> Pieces() const;

 private:
  struct Piece {
    uint32_t at;  // in the text
    uint32_t source_begin, source_end;
    bool copied;
  };
  size_t IndexAt(size_t at) const;  // of the piece that a byte of the text belongs to

  text::FileId file_;
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SOURCE_MAP_H_
