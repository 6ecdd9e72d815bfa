// A text in capitals, as String.toUpperCase(Locale.ROOT) of the JVM makes it.
//
//   JavaUpper("straße") -> "STRASSE"     JavaUpper("é") -> "É"     JavaUpper("ı") -> "I"
//
// All letters of Unicode 13, which JDK 17 knows. What is no UTF-8 stays as it is.
#ifndef SPARKVET_LIB_SPARK_JAVA_UPPER_H_
#define SPARKVET_LIB_SPARK_JAVA_UPPER_H_

#include <string>
#include <string_view>

namespace sparkvet::spark {

std::string JavaUpper(std::string_view text);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_UPPER_H_
