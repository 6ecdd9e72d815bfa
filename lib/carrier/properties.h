// Properties files (spark-defaults.conf, --properties-file) exactly as Spark reads them: the bytes as Java's
// UTF-8 reader decodes them, the grammar of java.util.Properties.load, and Spark's trimming of values
// (Utils.getPropertiesFromFile and trimExceptCRLF; keys are not trimmed).
//
//   "spark.a 1\n# note\nspark.b = x \\\n   y # z\n"
//     ->  {"spark.a", "1"}, {"spark.b", "x y # z"}     comment " note"
//
// Duplicates are kept in order (the last one wins in Java's table), keys that are not Spark's too. A malformed
// \u escape makes Java refuse the whole file: one Problem, and what stood before it. Whether a key exists and a
// value makes sense is not asked here.
#ifndef SPARKVET_LIB_CARRIER_PROPERTIES_H_
#define SPARKVET_LIB_CARRIER_PROPERTIES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/java_utf8.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

// The next position of one byte value, looked for only once per position passed, so that a text without it is scanned once
// in all.
class ByteFinder {
 public:
  explicit ByteFinder(char c) : c_(c) {}
  // The size of the text where there is none.
  size_t From(std::string_view text, size_t position) { return valid_ && found_ >= position ? found_ : Look(text, position); }

 private:
  size_t Look(std::string_view text, size_t position);

  char c_;
  bool valid_ = false;
  size_t found_ = 0;
};

// Reads one entry after the other and keeps nothing, for files of any size.
class PropertiesReader {
 public:
  // `arena` keeps the keys and values that had to be decoded; all others are views into `text` (into a decoded
  // copy of it that lives as long as the reader's arena, where the text is no well-formed UTF-8).
  PropertiesReader(std::string_view text, text::FileId file, text::Arena& arena);

  enum class Item : uint8_t { kEntry, kComment, kProblem, kEnd };

  // Moves to the next item. After kProblem and kEnd there is only kEnd.
  Item Next();

  // Of the last kEntry. Spans cover the raw bytes, escapes and line continuations included, and not what
  // Spark trims; an absent value has an empty span behind the separator or the key.
  std::string_view key() const { return key_; }
  std::string_view value() const { return value_; }
  text::Span key_span() const { return key_span_; }
  text::Span value_span() const { return value_span_; }

  // Whether the last kEntry stands in text() as it is: nothing in its line was escaped or continued.
  bool is_verbatim() const { return is_verbatim_; }
  // What is read: the text, or what it was decoded to.
  std::string_view text() const { return text_; }
  // Where the last item begins in text().
  size_t begin() const { return begin_; }
  // Reads on from there, at the end of a line or within it.
  void GoOnFrom(size_t at) { at_ = at; }

  // Of the last kComment: the text behind its sign.
  text::Located<std::string_view> comment() const { return comment_; }
  // Of the last kProblem.
  Problem problem() const { return problem_; }

 private:
  // A run of bytes of a logical line, and where it starts in the line and in the text.
  struct Piece {
    size_t line_at;
    size_t text_at;
  };

  size_t LineEnd(size_t from);
  bool GatherLine(size_t begin, size_t end);
  void SplitVerbatim(size_t begin, size_t end);
  Item Split(std::string_view line);
  Item Take(std::string_view line, size_t begin, size_t end, bool is_value);
  text::Span Raw(size_t begin, size_t end) const;       // of offsets in text_
  text::Span LineSpan(size_t begin, size_t end) const;  // of offsets in the current logical line

  std::optional<JavaText> decoded_;  // of a text that is no well-formed UTF-8
  std::string_view text_;
  text::FileId file_;
  text::Arena& arena_;
  size_t at_ = 0, begin_ = 0;
  ByteFinder newline_, carriage_return_, backslash_;

  std::string joined_;         // a logical line that has a backslash somewhere
  std::vector<Piece> pieces_;  // of that line
  bool is_verbatim_ = false;

  std::string_view key_, value_;
  text::Span key_span_, value_span_;
  text::Located<std::string_view> comment_;
  Problem problem_;
};

// The whole file as one fragment. Values that hold a variable or a template are unknown, and so is all that
// stands between the opening and closing directive of a template.
Fragment ParseProperties(std::string_view text, text::FileId file, Layer layer);

// The same of a file as it lies before spark-submit, in which `$X` and `{{ x }}` are what they are: nothing is unknown.
Fragment ParsePropertiesAsTheyAre(std::string_view text, text::FileId file, Layer layer);

// The same of a text inside another carrier: a here-document, a block scalar of a ConfigMap. Its pieces tell where
// each part was written; what its holes touch is unknown. The fragment owns its texts.
Fragment ParseProperties(const Word& text, Layer layer);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_PROPERTIES_H_
