#include "lib/text/patch.h"

#include <algorithm>
#include <utility>

namespace sparkvet::text {

std::string Edited(std::string_view text, std::span<const Edit> edits) {
  std::string out;
  uint32_t done = 0;
  for (const Edit& edit : edits) {
    out.append(text.substr(done, edit.span.begin - done)).append(edit.replacement);
    done = edit.span.end;
  }
  return out.append(text.substr(done));
}

Patch::Patch(std::string_view original) : original_(original), text_(original) {
  if (!original.empty()) pieces_.push_back({0, static_cast<uint32_t>(original.size()), {}, 0, 0});
}

Patch::Piece Patch::Part(const Piece& piece, uint32_t begin, uint32_t end) {
  if (piece.begin < piece.end) return {piece.begin + begin, piece.begin + end, {}, 0, 0};
  return {0, 0, piece.put_in.substr(begin, end - begin), 0, 0};
}

void Patch::Apply(std::span<const Edit> edits) {
  std::vector<Piece> now;
  size_t next = 0;      // the piece that is taken from
  uint32_t taken = 0;   // how much of it is gone
  uint32_t place = 0;   // in text_
  // Goes on to `to`, with what stands there or without.
  const auto pass = [&](uint32_t to, bool keep) {
    while (place < to) {
      const Piece& piece = pieces_[next];
      const uint32_t size = std::min(piece.size() - taken, to - place);
      if (keep) now.push_back(Part(piece, taken, taken + size));
      place += size;
      taken += size;
      if (taken < piece.size()) continue;
      taken = 0;
      ++next;
    }
  };
  for (const Edit& edit : edits) {
    pass(edit.span.begin, true);
    pass(edit.span.end, false);
    if (!edit.replacement.empty()) now.push_back({0, 0, edit.replacement, 0, 0});
  }
  pass(static_cast<uint32_t>(text_.size()), true);
  text_ = Edited(text_, edits);
  pieces_ = std::move(now);
  PlacePieces();
}

void Patch::PlacePieces() {
  uint32_t at = 0, origin = 0;
  for (Piece& piece : pieces_) {
    const bool is_original = piece.begin < piece.end;
    piece.at = at;
    piece.origin = is_original ? piece.begin : origin;
    at += piece.size();
    if (is_original) origin = piece.end;
  }
}

uint32_t Patch::OriginOf(uint32_t offset) const {
  if (offset >= text_.size()) return static_cast<uint32_t>(original_.size());
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset, [](uint32_t place, const Piece& p) { return place < p.at; });
  const Piece& piece = *(after - 1);
  return piece.begin < piece.end ? piece.origin + (offset - piece.at) : piece.origin;
}

std::vector<Edit> Patch::edits() const {
  std::vector<Edit> out;
  std::string put_in;
  uint32_t done = 0;  // of the original
  const auto close = [&](uint32_t to) {
    if (to > done || !put_in.empty()) out.push_back({{0, done, to}, std::exchange(put_in, {})});
  };
  for (const Piece& piece : pieces_) {
    if (piece.begin == piece.end) {
      put_in += piece.put_in;
      continue;
    }
    close(piece.begin);
    done = piece.end;
  }
  close(static_cast<uint32_t>(original_.size()));
  return out;
}

}  // namespace sparkvet::text
