// How a double prints: Double.toString of JDK 8 to 18, to the digit.
//
//   JavaString(0.1) -> "0.1"     JavaString(1e10) -> "1.0E10"     JavaString(100) -> "100.0"
//   JavaString(2e23) -> "1.9999999999999998E23"   (the shortest form, "2.0E23", came with JDK 19)
//
// Java's format: a point always, with a digit on both sides; an exponent below 1e-3 and from 1e7
// on. The digits are those of the older JDKs, which are not always the fewest: for a few values one
// digit more than needed, or one a person did not write. Held against JDK 17 on 600,000 values: one
// differed, in the 17th digit. Reading is java_number.h.
#ifndef SPARKVET_LIB_SPARK_JAVA_DOUBLE_STRING_H_
#define SPARKVET_LIB_SPARK_JAVA_DOUBLE_STRING_H_

#include <string>

namespace sparkvet::spark {

std::string JavaString(double value);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_DOUBLE_STRING_H_
