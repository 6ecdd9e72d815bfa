// The few habits of java.lang.String and Character that decide how a value is read.
//
//   JavaTrim("\0 10\n") -> "10"     JavaDigits("-１٢") -> "-12"     JavaLowerAscii("5\u212A") ->
//   "5k"
//
// Texts are UTF-8. What is no valid UTF-8 is never a digit, and passes through unchanged; nothing
// here depends on a locale. A general case mapping or Unicode's blanks are not offered: Spark's
// value syntax needs neither.
#ifndef SPARKVET_LIB_SPARK_JAVA_TEXT_H_
#define SPARKVET_LIB_SPARK_JAVA_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::spark {

// String.trim: takes every character up to U+0020 off both ends, NUL and escape included; U+00A0
// and U+3000 stay.
std::string_view JavaTrim(std::string_view s);

// The text with each decimal digit of any script replaced by its ASCII digit, as Integer.parseInt
// sees it: Character.digit(char, 10) of JDK 17, which knows the digits below U+10000 only. All else
// is kept. Nothing is copied for a text that is ASCII already: then the answer is empty.
std::optional<std::string> JavaDigits(std::string_view s);

// String.toLowerCase(Locale.ROOT), as far as its outcome can be ASCII: A-Z, and the Kelvin sign
// U+212A, which becomes "k" (so "5K" with it is five kibibytes). Every other character keeps its
// bytes.
std::string JavaLowerAscii(std::string_view s);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_TEXT_H_
