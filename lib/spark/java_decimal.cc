#include "lib/spark/java_decimal.h"

#include "lib/spark/java_arithmetic.h"
#include "lib/spark/java_number.h"
#include "lib/spark/java_text.h"

namespace sparkvet::spark {
namespace {

// (-1)^negative * digits * 10^-scale
struct Parts {
  bool negative = false;
  std::string digits;  // none at all is zero; neither begins nor ends with a zero
  int64_t scale = 0;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The exponent is an int to BigDecimal, and so is the scale that comes out.
std::optional<Parts> Split(std::string_view written) {
  const std::string text(JavaDigits(written).value_or(std::string(written)));
  Parts parts;
  std::string_view rest = text;
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
    parts.negative = rest.front() == '-';
    rest.remove_prefix(1);
  }
  bool has_digits = false, has_point = false;
  for (; !rest.empty() && (IsDigit(rest.front()) || (rest.front() == '.' && !has_point)); rest.remove_prefix(1)) {
    if (rest.front() == '.') {
      has_point = true;
      continue;
    }
    has_digits = true;
    if (has_point) ++parts.scale;
    if (rest.front() != '0' || !parts.digits.empty()) parts.digits += rest.front();
  }
  if (!has_digits) return std::nullopt;
  if (!rest.empty()) {
    if (rest.front() != 'e' && rest.front() != 'E') return std::nullopt;
    const std::optional<int32_t> exponent = ParseJavaInt(rest.substr(1));
    if (!exponent) return std::nullopt;
    parts.scale -= *exponent;
  }
  if (parts.scale < INT32_MIN || parts.scale > INT32_MAX) return std::nullopt;
  while (!parts.digits.empty() && parts.digits.back() == '0') {
    parts.digits.pop_back();
    --parts.scale;
  }
  return parts;
}

}  // namespace

bool IsJavaDecimal(std::string_view text) { return Split(text).has_value(); }

std::optional<int64_t> DecimalPlaces(std::string_view text) {
  const std::optional<Parts> parts = Split(text);
  if (!parts) return std::nullopt;
  return parts->digits.empty() || parts->scale < 0 ? 0 : parts->scale;
}

std::optional<int64_t> DecimalUnits(std::string_view text, int places) {
  const std::optional<Parts> parts = Split(text);
  if (!parts) return std::nullopt;
  // So many digits stand before the units' point.
  const int64_t whole = static_cast<int64_t>(parts->digits.size()) - parts->scale + places;
  if (parts->digits.empty() || whole <= 0) return 0;
  if (whole > kMaxDecimalPlaces + 1) return std::nullopt;
  std::string digits = parts->digits.substr(0, static_cast<size_t>(whole));
  digits.append(static_cast<size_t>(whole) - digits.size(), '0');
  return ParseJavaLong(parts->negative ? '-' + digits : digits);
}

std::string DecimalPlain(std::string_view text) {
  constexpr int64_t kLongest = 400;
  const std::optional<Parts> parts = Split(text);
  if (!parts || parts->scale > kLongest || parts->scale < -kLongest) return std::string(text);
  if (parts->digits.empty()) return "0";
  std::string digits = parts->digits;
  if (parts->scale <= 0) {
    digits.append(static_cast<size_t>(-parts->scale), '0');
  } else {
    const size_t behind = static_cast<size_t>(parts->scale);
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    digits.insert(digits.size() - behind, 1, '.');
  }
  return parts->negative ? '-' + digits : digits;
}

std::string DecimalString(int64_t units, int places) {
  const bool negative = units < 0;
  std::string digits = std::to_string(units).substr(negative ? 1 : 0);
  const size_t behind = static_cast<size_t>(places);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - behind);
  digits.resize(digits.size() - behind);
  fraction.resize(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) digits += '.' + fraction;
  return negative ? '-' + digits : digits;
}

}  // namespace sparkvet::spark
