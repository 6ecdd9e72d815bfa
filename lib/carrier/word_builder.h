// Puts a word together from the parts of shell text it is written in: plain runs, quoted runs, escapes and
// expansions. A word without quotes and escapes stays a view into the source.
//
//   builder.Copy(0, 8); builder.Put("\t", 8, 10); builder.Expand(12, 18, false)  ->  Word{…, known 9, unknown}
#ifndef SPARKVET_LIB_CARRIER_WORD_BUILDER_H_
#define SPARKVET_LIB_CARRIER_WORD_BUILDER_H_

#include <string>
#include <string_view>

#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class WordBuilder {
 public:
  WordBuilder(std::string_view source, text::FileId file, text::Arena& arena)
      : source_(source), file_(file), arena_(arena) {}

  void Start(size_t at) {
    text_.clear();
    word_ = Word();
    begin_ = at;
    started_ = true;
  }
  bool started() const { return started_; }
  size_t begin() const { return begin_; }
  const std::string& text() const { return text_; }

  // Source bytes as they are.
  void Copy(size_t begin, size_t end) {
    if (begin == end) return;
    Place(begin);
    text_ += source_.substr(begin, end - begin);
  }
  // The meaning of an escape that is written at [begin, end).
  void Put(std::string_view decoded, size_t begin, size_t end) {
    word_.pieces.push_back({static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(begin),
                            static_cast<uint32_t>(end - begin)});
    text_ += decoded;
    reads_on_ = false;
  }
  // An expansion: kept as it is written, and unknown.
  void Expand(size_t begin, size_t end, bool splits) {
    if (!word_.unknown) word_.known = static_cast<uint32_t>(text_.size());
    word_.unknown = true;
    word_.splits |= splits;
    Copy(begin, end);
  }

  Word Finish(size_t end) {
    started_ = false;
    word_.span = {file_, static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)};
    const std::string_view raw = source_.substr(begin_, end - begin_);
    // Without pieces the text is the source itself, but for a continuation that may stand behind it.
    if (word_.pieces.empty()) {
      word_.text = raw.substr(0, text_.size());
    } else {
      word_.text = arena_.Keep(text_);
    }
    return std::move(word_);
  }

 private:
  // The next byte of the text stands at `at`.
  void Place(size_t at) {
    const auto size = static_cast<uint32_t>(text_.size());
    const size_t expected =
        word_.pieces.empty() ? begin_ + size : next_source_ + (size - next_text_);
    if (reads_on_ && expected == at) return;
    word_.pieces.push_back({size, static_cast<uint32_t>(at)});
    next_text_ = size;
    next_source_ = at;
    reads_on_ = true;
  }

  std::string_view source_;
  text::FileId file_;
  text::Arena& arena_;
  Word word_;
  std::string text_;
  size_t begin_ = 0;
  bool started_ = false;
  bool reads_on_ = true;  // text and source still run in parallel
  uint32_t next_text_ = 0;
  size_t next_source_ = 0;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_WORD_BUILDER_H_
