#include "lib/carrier/source_map.h"

#include <algorithm>

namespace sparkvet::carrier {

void SourceMap::Copy(std::string_view bytes, size_t source_begin) {
  if (bytes.empty()) return;
  const auto begin = static_cast<uint32_t>(source_begin);
  const auto end = static_cast<uint32_t>(source_begin + bytes.size());
  if (!pieces_.empty() && pieces_.back().copied && pieces_.back().source_end == begin) {
    pieces_.back().source_end = end;
  } else {
    pieces_.push_back({static_cast<uint32_t>(text_.size()), begin, end, true});
  }
  text_ += bytes;
}

void SourceMap::Insert(std::string_view bytes, size_t source_begin, size_t source_end) {
  if (bytes.empty()) return;
  pieces_.push_back({static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(source_begin), static_cast<uint32_t>(source_end), false});
  text_ += bytes;
}

void SourceMap::Append(const SourceMap& other, size_t from, size_t to) {
  to = std::min(to, other.text_.size());
  for (size_t i = from < to ? other.IndexAt(from) : other.pieces_.size(); i < other.pieces_.size() && other.pieces_[i].at < to; ++i) {
    const Piece& piece = other.pieces_[i];
    const size_t next = i + 1 < other.pieces_.size() ? other.pieces_[i + 1].at : other.text_.size();
    const size_t begin = std::max<size_t>(from, piece.at);
    const std::string_view bytes = std::string_view(other.text_).substr(begin, std::min(to, next) - begin);
    if (piece.copied) Copy(bytes, piece.source_begin + begin - piece.at);
    else Insert(bytes, piece.source_begin, piece.source_end);
  }
}

size_t SourceMap::IndexAt(size_t at) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), at, [](size_t a, const Piece& p) { return a < p.at; });
  return static_cast<size_t>(after - pieces_.begin()) - 1;
}

text::Span SourceMap::ToSource(size_t begin, size_t end) const {
  if (pieces_.empty()) return {file_, 0, 0};
  begin = std::min(begin, text_.size());
  end = std::clamp(end, begin, text_.size());
  const bool at_end = begin == text_.size();
  const Piece& first = pieces_[IndexAt(at_end && begin > 0 ? begin - 1 : begin)];
  uint32_t from = first.source_begin;
  if (at_end) from = first.source_end;
  else if (first.copied) from += static_cast<uint32_t>(begin) - first.at;
  if (begin == end) return {file_, from, from};
  const Piece& last = pieces_[IndexAt(end - 1)];
  const uint32_t to = last.copied ? last.source_begin + static_cast<uint32_t>(end) - last.at : last.source_end;
  return {file_, from, std::max(from, to)};
}

std::vector<Word::Piece> SourceMap::Pieces() const {
  std::vector<Word::Piece> out;
  for (const Piece& p : pieces_) {
    Word::Piece piece{};
    piece.text_at = p.at;
    piece.source_at = p.source_begin;
    piece.escape = p.copied ? 0 : p.source_end - p.source_begin;
    out.push_back(piece);
  }
  return out;
}

}  // namespace sparkvet::carrier
