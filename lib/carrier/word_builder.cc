#include "lib/carrier/word_builder.h"

#include <algorithm>
#include <utility>

namespace sparkvet::carrier {
namespace {

uint32_t Small(size_t n) { return static_cast<uint32_t>(n); }

// The first piece that covers text[at, …), as an index.
size_t PieceAt(const Word& word, size_t at) {
  const auto next = std::upper_bound(word.pieces.begin(), word.pieces.end(), Small(at),
                                     [](uint32_t o, const Word::Piece& p) { return o < p.text_at; });
  const auto index = static_cast<size_t>(next - word.pieces.begin());
  return index == 0 ? 0 : index - 1;
}

// Calls take(offset in text, piece that starts there) for each piece of word.text[from, to).
template <class Take>
void EachPiece(const Word& word, size_t from, size_t to, Take take) {
  if (from >= to) return;
  if (word.pieces.empty() || word.pieces.front().text_at > from) {
    take(from, Word::Piece{Small(from), word.span.begin + Small(from)});
    if (word.pieces.empty()) return;
  }
  for (size_t i = PieceAt(word, from); i < word.pieces.size() && word.pieces[i].text_at < to; ++i) {
    Word::Piece piece = word.pieces[i];
    if (piece.text_at < from) {
      if (piece.escape == 0) piece.source_at += Small(from) - piece.text_at;
      piece.text_at = Small(from);
    }
    take(piece.text_at, piece);
  }
}

// Calls take(hole) for each unknown part of word.text[from, to).
template <class Take>
void EachHole(const Word& word, size_t from, size_t to, Take take) {
  const auto first = std::partition_point(word.holes.begin(), word.holes.end(),
                                          [&](const Word::Hole& h) { return h.end <= from; });
  for (auto hole = first; hole != word.holes.end() && hole->begin < to; ++hole) {
    take({std::max(hole->begin, Small(from)), std::min(hole->end, Small(to)), hole->optional});
  }
}

}  // namespace

void WordBuilder::Start(size_t at) {
  begin_ = at;
  quoted_ = unknown_ = splits_ = made_ = false;
  known_ = UINT32_MAX;
  run_ = "";
  text_.clear();
  pieces_.clear();
  holes_.clear();
}

void WordBuilder::Copy(size_t begin, size_t end) {
  if (begin == end) return;
  if (!made_ && source_->pieces.empty()) {
    if (run_.empty()) run_begin_ = begin;
    if (run_begin_ + run_.size() == begin) {
      run_ = source_->text.substr(run_begin_, end - run_begin_);
      return;
    }
  }
  Make();
  Place(begin, end);
  text_ += source_->text.substr(begin, end - begin);
}

void WordBuilder::Put(std::string_view decoded, size_t begin, size_t end) {
  Make();
  const text::Span place = source_->Part(begin, end);
  AddPiece({Small(text_.size()), place.begin, std::max(place.end - place.begin, 1U)});
  text_ += decoded;
}

void WordBuilder::Expand(size_t begin, size_t end, bool splits) {
  const size_t at = text().size();
  AddHole(at, at + (end - begin), splits);
  Copy(begin, end);
}

void WordBuilder::Insert(const Word& value, size_t from, size_t to, size_t begin, size_t end, bool splits) {
  const size_t base = text().size();
  EachHole(value, from, to, [&](const Word::Hole& h) { TakeHole(h, from, base, splits); });
  if (from >= to) return;
  Make();
  const text::Span reference = source_->Part(begin, end);
  EachPiece(value, from, to, [&](size_t at, Word::Piece piece) {
    piece.text_at = Small(base + (at - from));
    if (piece.origin == 0) piece.origin = value.span.begin + 1;
    piece.ref_begin = reference.begin;
    piece.ref_end = reference.end;
    pieces_.push_back(piece);
  });
  text_ += value.text.substr(from, to - from);
}

void WordBuilder::Append(const Word& word, size_t from, size_t to) {
  Make();
  const size_t base = text_.size();
  EachPiece(word, from, to, [&](size_t at, Word::Piece piece) {
    piece.text_at = Small(base + (at - from));
    pieces_.push_back(piece);
  });
  EachHole(word, from, to, [&](const Word::Hole& h) {
    if (h.optional) {
      holes_.push_back({Small(base + h.begin - from), Small(base + h.end - from), true});
    } else {
      TakeHole(h, from, base, word.splits);
    }
  });
  text_ += word.text.substr(from, to - from);
}

// A piece of its own that stands at the end of what came before it.
void WordBuilder::Fill(std::string_view text) {
  Make();
  uint32_t at = source_->span.begin + Small(begin_);
  if (!pieces_.empty()) {
    const Word::Piece& last = pieces_.back();
    at = last.escape > 0 ? last.source_at : last.source_at + (Small(text_.size()) - last.text_at);
    if (at > 0 && last.escape == 0) --at;
  }
  AddPiece({Small(text_.size()), at, 1});
  text_ += text;
}

Word WordBuilder::Finish(size_t end) {
  Word word;
  word.span = source_->Part(begin_, std::max(begin_, end));
  word.unknown = unknown_;
  word.splits = splits_;
  word.known = known_;
  if (made_) {
    word.text = arena_->Keep(text_);
    word.pieces = arena_->KeepAll<Word::Piece>(pieces_);
  } else {
    word.text = run_;
    // A run that stands where the word begins needs no pieces.
    const Word::Piece piece{0, source_->span.begin + Small(run_begin_)};
    if (!run_.empty() && run_begin_ != begin_) word.pieces = arena_->KeepAll(std::span(&piece, 1));
  }
  word.holes = arena_->KeepAll<Word::Hole>(holes_);
  return word;
}

// From here on the text is no longer one run of the source.
void WordBuilder::Make() {
  if (made_) return;
  made_ = true;
  text_ = run_;
  if (!run_.empty()) pieces_.push_back({0, source_->span.begin + Small(run_begin_)});
}

// The next bytes of the text stand at source[begin, end).
void WordBuilder::Place(size_t begin, size_t end) {
  const size_t base = text_.size();
  EachPiece(*source_, begin, end, [&](size_t at, Word::Piece piece) {
    piece.text_at = Small(base + (at - begin));
    AddPiece(piece);
  });
}

// Text and source may still run in parallel.
void WordBuilder::AddPiece(Word::Piece piece) {
  if (!pieces_.empty() && piece.escape == 0) {
    const Word::Piece& last = pieces_.back();
    const bool runs_on = last.escape == 0 && last.origin == piece.origin && last.ref_begin == piece.ref_begin &&
                         last.source_at + (piece.text_at - last.text_at) == piece.source_at;
    if (runs_on) return;
  }
  pieces_.push_back(piece);
}

// Once words are split, one that may be there or not is taken to be there.
void WordBuilder::TakeHole(const Word::Hole& hole, size_t from, size_t base, bool splits) {
  if (!hole.optional || !splits) AddHole(base + hole.begin - from, base + hole.end - from, splits, hole.optional);
}

void WordBuilder::AddHole(size_t begin, size_t end, bool splits, bool optional) {
  if (!unknown_) known_ = Small(begin);
  unknown_ = true;
  splits_ |= splits;
  holes_.push_back({Small(begin), Small(end), optional});
}

}  // namespace sparkvet::carrier
