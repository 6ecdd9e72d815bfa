#include "lib/spark/java_number.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "lib/base/check.h"
#include "lib/base/strings.h"
#include "lib/spark/java_text.h"

namespace sparkvet::spark {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Far more than any exponent that matters, far less than what overflows when added up.
constexpr int64_t kExponentCap = int64_t{1} << 40;

template <class T>
std::optional<T> ParseJavaInteger(std::string_view text) {
  const std::optional<std::string> ascii = JavaDigits(text);
  if (ascii) text = *ascii;
  // from_chars takes "-" itself but no "+".
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  T value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Takes the longest run of digits off the front of `s`.
std::string_view TakeDigits(std::string_view& s) {
  size_t n = 0;
  while (n < s.size() && base::IsDigit(s[n])) ++n;
  const std::string_view digits = s.substr(0, n);
  s.remove_prefix(n);
  return digits;
}

// Takes "+12" or "-12" or "12" off the front of `s`, cut to ±kExponentCap; nothing if there is no
// digit.
std::optional<int64_t> TakeExponent(std::string_view& s) {
  const bool negative = s.starts_with('-');
  if (negative || s.starts_with('+')) s.remove_prefix(1);
  const std::string_view digits = TakeDigits(s);
  if (digits.empty()) return std::nullopt;
  int64_t value = 0;
  for (const char c : digits) {
    if (value < kExponentCap) value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

bool IsTypeSuffix(std::string_view s) {
  return s.empty() || s == "f" || s == "F" || s == "d" || s == "D";
}

std::optional<unsigned> HexDigit(char c) {
  if (base::IsDigit(c)) return static_cast<unsigned>(c - '0');
  const char lower = base::ToLower(c);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a' + 10);
  return std::nullopt;
}

// significand * 2^exponent, rounded once to nearest even; `sticky` says that non-zero bits below
// were cut off.
double Scale(uint64_t significand, int64_t exponent, bool sticky) {
  if (significand == 0) return 0;
  const int leading = std::countl_zero(significand);
  significand <<= leading;
  const int64_t top = exponent - leading + 63;  // the value is 1.xxx * 2^top
  if (top > 1023) return kInfinity;
  const int64_t keep = top >= -1022 ? 53 : 53 - (-1022 - top);  // fewer bits where it is subnormal
  if (keep < 0) return 0;
  // One bit of nothing in front, so that a shift by 64 never happens.
  const bool lost = (significand & 1) != 0;
  significand >>= 1;
  const int shift = static_cast<int>(63 - keep);
  uint64_t kept = significand >> shift;
  const uint64_t rest = significand & ((uint64_t{1} << shift) - 1);
  const uint64_t half = uint64_t{1} << (shift - 1);
  if (rest > half || (rest == half && (sticky || lost || (kept & 1) != 0))) ++kept;
  return std::ldexp(static_cast<double>(kept), static_cast<int>(top + 1 - keep));
}

// What follows "0x": hex digits with an optional point, then a binary exponent, which Java insists
// on.
std::expected<double, DoubleFault> ParseHex(std::string_view s) {
  uint64_t significand = 0;
  int64_t exponent = 0;
  bool sticky = false;
  bool digits = false;
  bool point = false;
  for (; !s.empty(); s.remove_prefix(1)) {
    if (s.front() == '.' && !point) {
      point = true;
      continue;
    }
    const std::optional<unsigned> digit = HexDigit(s.front());
    if (!digit) break;
    digits = true;
    if (significand >> 60 == 0) {
      significand = significand << 4 | *digit;
      exponent -= point ? 4 : 0;
    } else {
      sticky = sticky || *digit != 0;
      exponent += point ? 0 : 4;
    }
  }
  if (!digits || !(s.starts_with('p') || s.starts_with('P')))
    return std::unexpected(DoubleFault::kMalformed);
  s.remove_prefix(1);
  const std::optional<int64_t> written = TakeExponent(s);
  if (!written || !IsTypeSuffix(s)) return std::unexpected(DoubleFault::kMalformed);
  return Scale(significand, exponent + *written, sticky);
}

// An unsigned decimal number. Java stops at a second point before it looks at anything behind it.
std::expected<double, DoubleFault> ParseDecimal(std::string_view s) {
  const char* const begin = s.data();
  const std::string_view whole = TakeDigits(s);
  std::string_view fraction;
  if (s.starts_with('.')) {
    s.remove_prefix(1);
    fraction = TakeDigits(s);
    if (s.starts_with('.')) return std::unexpected(DoubleFault::kMultiplePoints);
  }
  if (whole.empty() && fraction.empty()) return std::unexpected(DoubleFault::kMalformed);
  int64_t exponent = 0;
  if (s.starts_with('e') || s.starts_with('E')) {
    s.remove_prefix(1);
    const std::optional<int64_t> written = TakeExponent(s);
    if (!written) return std::unexpected(DoubleFault::kMalformed);
    exponent = *written;
  }
  if (!IsTypeSuffix(s)) return std::unexpected(DoubleFault::kMalformed);

  double value = 0;
  const auto [end, fault] = std::from_chars(begin, s.data(), value);
  if (fault == std::errc()) return value;
  SV_CHECK(fault == std::errc::result_out_of_range);
  // Out of range on which side? The place of the first digit that counts decides; all zeros are in
  // range.
  const size_t first = whole.find_first_not_of('0');
  const int64_t magnitude =
      first != std::string_view::npos
          ? static_cast<int64_t>(whole.size() - first)
          : -static_cast<int64_t>(std::min(fraction.find_first_not_of('0'), fraction.size()));
  return magnitude + exponent > 0 ? kInfinity : 0.0;
}

}  // namespace

std::optional<int32_t> ParseJavaInt(std::string_view text) {
  return ParseJavaInteger<int32_t>(text);
}
std::optional<int64_t> ParseJavaLong(std::string_view text) {
  return ParseJavaInteger<int64_t>(text);
}

std::expected<double, DoubleFault> ParseJavaDouble(std::string_view text) {
  text = JavaTrim(text);
  if (text.empty()) return std::unexpected(DoubleFault::kEmpty);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::expected<double, DoubleFault> value = std::unexpected(DoubleFault::kMalformed);
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity") {
    value = kInfinity;
  } else if (text.starts_with("0x") || text.starts_with("0X")) {
    value = ParseHex(text.substr(2));
  } else {
    value = ParseDecimal(text);
  }
  if (value && negative) value = -*value;
  return value;
}

}  // namespace sparkvet::spark
