// Puts a word together from the parts of shell text it is written in: plain runs, quoted runs, escapes,
// expansions, and values that were followed. A word without quotes and escapes stays a view into the source.
//
//   builder.Copy(0, 8); builder.Put("\t", 8, 10); builder.Expand(12, 18, false)  ->  Word{…, known 9, unknown}
//
// The source is a word itself, so that a script in quotes can be read as the shell reads it that gets it, and
// places still lie in the file.
#ifndef SPARKVET_LIB_CARRIER_WORD_BUILDER_H_
#define SPARKVET_LIB_CARRIER_WORD_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class WordBuilder {
 public:
  // `source` and `arena` must outlive it. It can make one word after the other.
  WordBuilder(const Word& source, text::Arena& arena) : source_(&source), arena_(&arena) {}

  void Start(size_t at);
  // The same with another source and arena.
  void Start(const Word& source, text::Arena& arena, size_t at) {
    source_ = &source;
    arena_ = &arena;
    Start(at);
  }
  size_t begin() const { return begin_; }
  // What has come so far; valid until more comes.
  std::string_view text() const { return made_ ? std::string_view(text_) : run_; }
  bool empty() const { return text().empty() && !quoted_; }
  // Quotes make a word of nothing.
  void Quote() { quoted_ = true; }

  // Source bytes as they are.
  void Copy(size_t begin, size_t end);
  // The meaning of an escape that is written at [begin, end).
  void Put(std::string_view decoded, size_t begin, size_t end);
  // An expansion: kept as it is written, and unknown.
  void Expand(size_t begin, size_t end, bool splits);
  // value.text[from, to), which the source at [begin, end) refers to.
  void Insert(const Word& value, size_t from, size_t to, size_t begin, size_t end, bool splits);
  // A part of a word that is joined to this one.
  void Append(const Word& word, size_t from, size_t to);
  // Text that is written nowhere: the blank between joined words.
  void Fill(std::string_view text);

  Word Finish(size_t end);

  // Whether it has put so much together that its room is better given back.
  bool is_large() const { return text_.capacity() > kLarge || pieces_.capacity() > kLarge / sizeof(Word::Piece); }

 private:
  static constexpr size_t kLarge = 64 << 10;

  void Make();
  void Place(size_t begin, size_t end);
  void AddPiece(Word::Piece piece);
  void AddHole(size_t begin, size_t end, bool splits, bool optional = false);
  void TakeHole(const Word::Hole& hole, size_t from, size_t base, bool splits);

  const Word* source_;
  text::Arena* arena_;
  size_t begin_ = 0;
  bool quoted_ = false;
  bool unknown_ = false;
  bool splits_ = false;
  uint32_t known_ = UINT32_MAX;
  // Most words are one run of the source. Only what is more is put together in a text of its own.
  bool made_ = false;
  std::string_view run_ = "";
  size_t run_begin_ = 0;
  std::string text_;
  std::vector<Word::Piece> pieces_;
  std::vector<Word::Hole> holes_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_WORD_BUILDER_H_
