// A text in capitals, as String.toUpperCase(Locale.ROOT) of the JVM makes it.
//
//   JavaUpper("straße") -> "STRASSE"     JavaUpper("é") -> "É"     JavaUpper("ı") -> "I"
//
// Letters of Latin (up to U+017F), Greek and Cyrillic; all others stay as they are.
#ifndef SPARKVET_LIB_SPARK_JAVA_UPPER_H_
#define SPARKVET_LIB_SPARK_JAVA_UPPER_H_

#include <string>
#include <string_view>

namespace sparkvet::spark {

std::string JavaUpper(std::string_view text);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_UPPER_H_
