// A text that is changed piece by piece, and what that comes to for the text as it was.
//
//   Patch p("spark.a 1\n");
//   p.Apply({{{0, 0, 7}, "spark.bc"}});   p.text()   ->  "spark.bc 1\n"
//   p.Apply({{{0, 8, 10}, "=2"}});        p.edits()  ->  [0, 9) by "spark.bc=2"
//
// Which edits are right is not asked here (lib/vet/fix.h).
#ifndef SPARKVET_LIB_TEXT_PATCH_H_
#define SPARKVET_LIB_TEXT_PATCH_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::text {

// `text` with all of the edits made. They are in the order of their places, and none overlaps another.
std::string Edited(std::string_view text, std::span<const Edit> edits);

class Patch {
 public:
  // The text that is changed must outlive this.
  explicit Patch(std::string_view original);

  const std::string& text() const { return text_; }
  // Edits of text() as it is now, in the order of their places; none overlaps another.
  void Apply(std::span<const Edit> edits);
  // Where a byte of text() stood in the original; of one that was put in, where that was.
  uint32_t OriginOf(uint32_t offset) const;
  // All that was done, as edits of the original, first place first. What touches is one.
  std::vector<Edit> edits() const;

 private:
  // A stretch of the original, or bytes that were put in.
  struct Piece {
    uint32_t begin = 0, end = 0;  // in the original; the same: put in
    std::string put_in;
    uint32_t at = 0;      // in the text
    uint32_t origin = 0;  // in the original: where it begins, or was put in
    uint32_t size() const { return begin < end ? end - begin : static_cast<uint32_t>(put_in.size()); }
  };
  void PlacePieces();
  static Piece Part(const Piece& piece, uint32_t begin, uint32_t end);

  std::string_view original_;
  std::vector<Piece> pieces_;
  std::string text_;
};

}  // namespace sparkvet::text

#endif  // SPARKVET_LIB_TEXT_PATCH_H_
