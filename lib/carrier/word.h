// One word of a command as the program receives it, and where it was written. lib/carrier/shell makes words from
// shell text, the caller of `sparkvet check -- …` makes them from its arguments. A longer text that was decoded is
// a word, too: a script in quotes, the body of a here-document, a block scalar of YAML.
//
//   "$HOME/job.py"  ->  Word{text "$HOME/job.py", known 0, unknown}
//   spark.x="a b"   ->  Word{text `spark.x=a b`}; Part(8, 11) is the place of `a b` between the quotes
//   M=4g; … spark.x=$M  ->  Word{text `spark.x=4g`}; Part(8, 10) is the place of `4g` in the assignment
//
// A word owns nothing: its text, pieces and holes live in the source or in the arena of whoever made it, so that words
// are copied like numbers.
#ifndef SPARKVET_LIB_CARRIER_WORD_H_
#define SPARKVET_LIB_CARRIER_WORD_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "lib/text/source.h"

namespace sparkvet::carrier {

struct Word {
  // From `text_at` on, text and source run in parallel until the next piece; or, for an escape, all of the piece
  // comes from `escape` bytes of the source. The text of a variable that was followed stands elsewhere: `origin`
  // tells one such value from another (0: written here), and source[ref_begin, ref_end) is what refers to it.
  struct Piece {
    uint32_t text_at;
    uint32_t source_at;
    uint32_t escape = 0;
    uint32_t origin = 0;
    uint32_t ref_begin = 0;
    uint32_t ref_end = 0;
  };
  // A part of the text that is not known before run time; it stands there as it is written. `optional`: a word of
  // its own, known but for whether it is there.
  struct Hole {
    uint32_t begin;
    uint32_t end;
    bool optional = false;
  };

  std::string_view text;  // quotes and escapes removed, expansions left as they are written
  text::Span span;        // the whole word, quotes included
  bool unknown = false;   // holds a variable, a command substitution or a template
  bool splits = false;  // may become any number of words: $ARGS without quotes, "$@", "${LIST[@]}"
  uint16_t assigned = 0;  // of a shell's command: how long NAME is, where this is a NAME=… or NAME+=… that counts as one
  uint32_t known = UINT32_MAX;  // bytes of `text` before the first unknown part
  std::span<const Piece> pieces = {};  // empty: the text stands at the span's begin as it is
  std::span<const Hole> holes = {};    // in the order of the text; may be left out where `unknown` says enough

  std::string_view AssignedName() const { return text.substr(0, assigned); }
  bool KnownUntil(size_t offset) const { return offset <= known; }

  // The place of text[begin, end). What stands partly here and partly in a variable is where the variable is used.
  text::Span Part(size_t begin, size_t end) const {
    if (pieces.empty()) {
      const uint32_t from = span.begin + static_cast<uint32_t>(begin);
      return {span.file, from, end <= begin ? from : std::max(from, std::min(span.begin + static_cast<uint32_t>(end), span.end))};
    }
    const Placed first = At(begin);
    if (end <= begin) return {span.file, first.begin, first.begin};
    // The end belongs to the last byte taken: behind it may stand a quote.
    const Placed last = At(end - 1);
    uint32_t from = first.begin, to = last.end;
    if (first.origin() != last.origin() || to < from) {
      if (first.origin() != 0) from = first.piece->ref_begin;
      if (last.origin() != 0) to = last.piece->ref_end;
    }
    return {span.file, from, std::max(from, to)};
  }

  // Where it was written: the whole word with its quotes, or its part of a variable's value.
  text::Span Written() const {
    return pieces.empty() || pieces.front().origin == 0 ? span : Part(0, text.size());
  }

 private:
  // The place of one byte of the text.
  struct Placed {
    const Piece* piece;
    uint32_t begin, end;
    uint32_t origin() const { return piece == nullptr ? 0 : piece->origin; }
  };
  Placed At(size_t offset) const {
    const auto at = static_cast<uint32_t>(offset);
    const auto next = std::upper_bound(pieces.begin(), pieces.end(), at,
                                       [](uint32_t o, const Piece& p) { return o < p.text_at; });
    if (next == pieces.begin()) return {nullptr, span.begin + at, span.begin + at + 1};
    const Piece& p = *(next - 1);
    if (p.escape > 0) return {&p, p.source_at, p.source_at + p.escape};
    const uint32_t begin = p.source_at + (at - p.text_at);
    return {&p, begin, begin + 1};
  }
};
static_assert(std::is_trivially_copyable_v<Word>);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_WORD_H_
