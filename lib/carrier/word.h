// One word of a command as the program receives it, and where it was written. lib/carrier/shell makes words from
// shell text, the caller of `sparkvet check -- …` makes them from its arguments.
//
//   "$HOME/job.py"  ->  Word{text "$HOME/job.py", known 0, unknown}
//   spark.x="a b"   ->  Word{text `spark.x=a b`}; Part(8, 11) is the place of `a b` between the quotes
#ifndef SPARKVET_LIB_CARRIER_WORD_H_
#define SPARKVET_LIB_CARRIER_WORD_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/text/source.h"

namespace sparkvet::carrier {

struct Word {
  // From `text_at` on, text and source run in parallel until the next piece; or, for an escape, all of the piece
  // comes from `escape` bytes of the source.
  struct Piece {
    uint32_t text_at;
    uint32_t source_at;
    uint32_t escape = 0;
  };

  std::string_view text;  // quotes and escapes removed, expansions left as they are written
  text::Span span;        // the whole word, quotes included
  bool unknown = false;   // holds a variable, a command substitution or a template
  bool splits = false;  // may become any number of words: $ARGS without quotes, "$@", "${LIST[@]}"
  uint32_t known = UINT32_MAX;  // bytes of `text` before the first unknown part
  std::vector<Piece> pieces;    // empty: the text stands at the span's begin as it is

  bool KnownUntil(size_t offset) const { return offset <= known; }

  // The place of text[begin, end).
  text::Span Part(size_t begin, size_t end) const {
    const uint32_t from = Source(begin).begin;
    // The end belongs to the last byte taken: behind it may stand a quote.
    const uint32_t to = end > begin ? Source(end - 1).end : from;
    return {span.file, from, to > span.end ? span.end : to};
  }

 private:
  // The place of one byte of the text.
  text::Span Source(size_t offset) const {
    const auto at = static_cast<uint32_t>(offset);
    text::Span place = {span.file, span.begin + at, span.begin + at + 1};
    for (const Piece& p : pieces) {
      if (p.text_at > offset) break;
      place.begin = p.escape > 0 ? p.source_at : p.source_at + (at - p.text_at);
      place.end = place.begin + (p.escape > 0 ? p.escape : 1);
    }
    return place;
  }
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_WORD_H_
