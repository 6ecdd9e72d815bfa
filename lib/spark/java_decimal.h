// Decimal numbers as java.math.BigDecimal reads them, and as Spark counts fractions of a core.
//
//   IsJavaDecimal("+1.50e-3") -> true      IsJavaDecimal("NaN") -> false
//   DecimalPlaces("1.50") -> 1             DecimalPlaces("1e-3") -> 3
//   DecimalUnits("1.50", 9) -> 1500000000  DecimalUnits("1e30", 9) -> nothing
//   DecimalString(1500000000, 9) -> "1.5"
//
// A value is a number of units of a power of ten, in 64 bits; there is no arithmetic on longer ones.
#ifndef SPARKVET_LIB_SPARK_JAVA_DECIMAL_H_
#define SPARKVET_LIB_SPARK_JAVA_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::spark {

constexpr int kMaxDecimalPlaces = 18;

// Whether BigDecimal takes the text: a sign, digits, a point, an exponent; nothing around it.
bool IsJavaDecimal(std::string_view text);

// How many places behind the point the number needs, zeros at the end apart; nothing where the text is no decimal.
std::optional<int64_t> DecimalPlaces(std::string_view text);

// The number in units of 10^-places, cut toward zero; nothing where the text is no decimal or 64 bits are too few.
std::optional<int64_t> DecimalUnits(std::string_view text, int places);

// The number without an exponent and without zeros at its end, as long as that is no longer than a line or so; else the text.
std::string DecimalPlain(std::string_view text);

// What `units` of 10^-places are, without zeros at the end.
std::string DecimalString(int64_t units, int places);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_DECIMAL_H_
