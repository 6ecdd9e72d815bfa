// Numbers as the JDK reads them, without Spark's habits around it (value.h has those).
//
//   ParseJavaInt("+007") -> 7     ParseJavaInt("１２") -> 12     ParseJavaInt(" 1") -> nothing (no
//   trimming here) ParseJavaDouble(" 0x1p-1d ") -> 0.5     ParseJavaDouble("inf") -> kMalformed
//
// Only radix 10, and only the types that Spark's configuration uses. Printing is
// java_double_string.h.
#ifndef SPARKVET_LIB_SPARK_JAVA_NUMBER_H_
#define SPARKVET_LIB_SPARK_JAVA_NUMBER_H_

#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

namespace sparkvet::spark {

// Integer.parseInt and Long.parseLong: one optional sign, then digits of any script; nothing if
// there is anything else, no digit, or too much for the type. (The JDK quotes the whole text in
// each of these cases.)
std::optional<int32_t> ParseJavaInt(std::string_view text);
std::optional<int64_t> ParseJavaLong(std::string_view text);

// Why Double.parseDouble refuses a text: the three messages it has.
enum class DoubleFault : uint8_t { kEmpty, kMultiplePoints, kMalformed };

// Double.parseDouble: trims, takes hexadecimal floats, NaN, Infinity and a trailing f, F, d or D,
// ASCII digits only; rounds to nearest even, too large is Infinity, too small is zero with the
// text's sign.
std::expected<double, DoubleFault> ParseJavaDouble(std::string_view text);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_NUMBER_H_
