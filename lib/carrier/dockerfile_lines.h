// The instructions of a Dockerfile, one after the other, as BuildKit's parser splits them.
//
//   "# escape=`\nRUN a `\n  # why\n  b\n"  ->  {keyword "RUN", text "a   b", comments [" why"]}
//
// A line goes on behind an escape sign that ends it (blanks may follow), comment lines and empty lines within are
// dropped, and the lines are joined without anything between them. RUN, COPY and ADD may have here-documents.
#ifndef SPARKVET_LIB_CARRIER_DOCKERFILE_LINES_H_
#define SPARKVET_LIB_CARRIER_DOCKERFILE_LINES_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct DockerInstruction {
  struct HereDocument {
    std::string name;
    bool literal;     // 'EOF': nothing in it is expanded
    bool strip_tabs;  // <<-EOF
    size_t begin, end;  // of the body in the file
  };
  std::string keyword;  // upper case
  Word text;            // what stands behind it
  std::vector<HereDocument> documents;
  size_t begin, end;  // in the file
};

class DockerLines {
 public:
  // `file` is the whole file as one word; both must outlive it.
  DockerLines(const Word& file, text::Arena& arena);

  // The next instruction; nothing at the end.
  std::optional<DockerInstruction> Next();
  // Comments passed so far, from their '#' on.
  std::vector<text::Span> TakeComments() { return std::exchange(comments_, {}); }
  char escape() const { return escape_; }

 private:
  struct Line {
    size_t begin, end;
  };
  Line ReadLine();
  std::string_view Text(Line line) const { return text_.substr(line.begin, line.end - line.begin); }
  bool IsComment(Line line) const;
  bool IsBlank(Line line) const;
  void Comment(Line line);
  size_t ContinuedAt(Line line) const;
  void Directives();
  void HereDocuments(DockerInstruction& instruction);

  const Word& file_;
  std::string_view text_;
  text::Arena& arena_;
  size_t at_ = 0;
  char escape_ = '\\';
  std::vector<text::Span> comments_;
};

// The words of a JSON array of strings, or nothing: then Docker reads the text as a shell command.
std::optional<std::vector<Word>> JsonWords(const Word& text, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_DOCKERFILE_LINES_H_
