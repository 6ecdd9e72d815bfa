// Arithmetic of the JVM, where C++ has undefined behaviour or none: what a driver computes from int
// and long values.
//
//   JavaAdd(int32_t{2147483647}, 1) -> -2147483648     JavaDivide(7, 0) -> nothing JavaToInt(1e10)
//   -> 2147483647
//
// Types are int32_t and int64_t, never mixed: promote first, as Java does.
#ifndef SPARKVET_LIB_SPARK_JAVA_ARITHMETIC_H_
#define SPARKVET_LIB_SPARK_JAVA_ARITHMETIC_H_

#include <concepts>
#include <cstdint>
#include <optional>

namespace sparkvet::spark {

template <class T>
concept JavaInteger = std::same_as<T, int32_t> || std::same_as<T, int64_t>;

// +, - and * wrap around.
template <JavaInteger T>
constexpr T JavaAdd(T a, T b) {
  T out{};
  (void)__builtin_add_overflow(a, b, &out);
  return out;
}
template <JavaInteger T>
constexpr T JavaSubtract(T a, T b) {
  T out{};
  (void)__builtin_sub_overflow(a, b, &out);
  return out;
}
template <JavaInteger T>
constexpr T JavaMultiply(T a, T b) {
  T out{};
  (void)__builtin_mul_overflow(a, b, &out);
  return out;
}

// / and % truncate toward zero; nothing where the JVM throws ArithmeticException. The one overflow,
// MIN / -1, is MIN.
template <JavaInteger T>
constexpr std::optional<T> JavaDivide(T a, T b) {
  if (b == 0) return std::nullopt;
  return b == -1 ? JavaSubtract(T{0}, a) : static_cast<T>(a / b);
}
template <JavaInteger T>
constexpr std::optional<T> JavaRemainder(T a, T b) {
  if (b == 0) return std::nullopt;
  return b == -1 ? T{0} : static_cast<T>(a % b);
}

// (int) of a long keeps the low 32 bits.
constexpr int32_t JavaToInt(int64_t value) {
  return static_cast<int32_t>(static_cast<uint64_t>(value));
}

// (int) and (long) of a double truncate toward zero and stop at the ends of the type; NaN is 0.
constexpr int32_t JavaToInt(double value) {
  if (value != value) return 0;
  if (value >= 2147483647.0) return INT32_MAX;
  if (value <= -2147483648.0) return INT32_MIN;
  return static_cast<int32_t>(value);
}
constexpr int64_t JavaToLong(double value) {
  if (value != value) return 0;
  if (value >= 9223372036854775808.0) return INT64_MAX;
  if (value <= -9223372036854775808.0) return INT64_MIN;
  return static_cast<int64_t>(value);
}

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_ARITHMETIC_H_
