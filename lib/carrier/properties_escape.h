// Backslash escapes of a properties file, as java.util.Properties.loadConvert decodes them, together with
// Spark's trimming of values: the two meet where an escaped blank stands at the end of a value.
//
//   a\tb -> a<TAB>b    C:\new -> C:<LF>ew    \u00e9 -> é    \uD83D\uDE00 -> one character of four bytes
//   \ x\   (trimmed) -> x
//
// Line continuations are not known here: the line is given in one piece.
#ifndef SPARKVET_LIB_CARRIER_PROPERTIES_ESCAPE_H_
#define SPARKVET_LIB_CARRIER_PROPERTIES_ESCAPE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sparkvet::carrier {

// Whether Spark's trimExceptCRLF keeps this byte at the ends of a value.
constexpr bool SurvivesTrim(char c) {
  return static_cast<unsigned char>(c) > ' ' || c == '\n' || c == '\r';
}

struct Unescaped {
  std::string text;
  // The part of the input that `text` came from; the place of the escape if it is malformed.
  size_t begin = 0;
  size_t end = 0;
  bool malformed = false;
};

Unescaped UnescapeProperty(std::string_view in, bool trim);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_PROPERTIES_ESCAPE_H_
