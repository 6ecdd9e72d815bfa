// The lines of files of keys and values (unit_file.h): sections, comments, and values that go on over several lines.
//
//   "[Service]\nExecStart=/bin/a \\\n  # why\n  %i\n"
//     ->  {section}, {key ExecStart, value "/bin/a  %i", of which %i is a hole}; comment " why"
//
//   style        a value goes on                  comments   to be filled in
//   kSystemd     behind a backslash               # ;        %i $X ${X}     (a comment may stand between its lines)
//   kSupervisord on lines that begin with blanks  # ;        %(ENV_X)s
//   kAzkaban     behind a backslash               # !        ${x}
//   kProcfile    never                            #          none: a shell reads it
#ifndef SPARKVET_LIB_CARRIER_UNIT_LINES_H_
#define SPARKVET_LIB_CARRIER_UNIT_LINES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/word.h"
#include "lib/carrier/word_builder.h"
#include "lib/text/arena.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

class UnitLines {
 public:
  enum class Style : uint8_t { kSystemd, kSupervisord, kAzkaban, kProcfile };

  struct Line {
    bool is_section = false;
    std::string_view key;
    Word value;
    uint32_t begin = 0, end = 0;  // of all its lines
  };

  // `arena` keeps the texts of values that had to be put together; both must outlive it.
  UnitLines(std::string_view text, text::FileId file, Style style, text::Arena& arena);

  std::optional<Line> Next();
  // Those that have been passed so far.
  const std::vector<text::Located<std::string_view>>& comments() const { return comments_; }

 private:
  struct Physical {
    size_t begin, end;  // without blanks around
    bool is_indented;
  };
  std::optional<Physical> Peek() const;
  void Pass(const Physical& line);
  bool IsComment(const Physical& line) const;
  void AddComment(const Physical& line);
  Word Value(size_t begin, size_t end, uint32_t& last);
  void AddPart(WordBuilder& value, size_t begin, size_t end) const;
  size_t HoleEnd(size_t at, size_t end) const;

  Word source_;
  std::string_view text_;
  Style style_;
  text::Arena& arena_;
  size_t at_ = 0;
  std::vector<text::Located<std::string_view>> comments_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_UNIT_LINES_H_
