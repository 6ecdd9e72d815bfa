// Walks over the nested parts of HCL: strings hold expressions, those hold strings, here-documents and comments again. No
// recursion: however deep they are, each byte is looked at once.
//
//   at 0 of `"a ${f("}")} b" + 1`  ->  16, behind the closing quote
#ifndef SPARKVET_LIB_CARRIER_HCL_SKIP_H_
#define SPARKVET_LIB_CARRIER_HCL_SKIP_H_

#include <cstddef>
#include <string_view>

namespace sparkvet::carrier {

// The sign of a here-document with its line's end: "<<EOF\n", "<<-EOF\r\n". Its content starts at `content`; 0 where there is none.
struct HclHeredocSign {
  size_t content = 0;
  std::string_view marker;
  bool is_flush = false;
};
HclHeredocSign HclHeredocAt(std::string_view text, size_t at);

// Behind the quote that closes a string whose content starts at `at`; npos where none does.
size_t HclStringEnd(std::string_view text, size_t at);

// Where the line of a here-document's marker begins, and behind its marker; npos where there is none.
struct HclHeredocEnd {
  size_t line = std::string_view::npos;
  size_t close = std::string_view::npos;
};
HclHeredocEnd HclEndOfHeredoc(std::string_view text, const HclHeredocSign& sign);

// Behind the brace that closes ${ or %{ at `at`; `at` where neither stands there, or nothing closes it.
size_t HclSequenceEnd(std::string_view text, size_t at);
// "$${" and "%%{", which stand for "${" and "%{".
bool HclEscapedSign(std::string_view text, size_t at);

// Behind a comment that starts at `at`: of a line, in front of its end; `at` where there is none, npos where it never ends.
size_t HclCommentEnd(std::string_view text, size_t at);

bool IsHclNameByte(char c);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_SKIP_H_
