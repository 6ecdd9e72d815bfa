// The older JDKs develop digits by exact division (Steele and White, as improved by Gay) and stop
// as soon as the digits so far tell the value from its neighbours. Their stopping test has quirks
// that show in the output, and so are kept here: see the comments marked "quirk".
#include "lib/spark/java_double_string.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sparkvet::spark {
namespace {

constexpr int kMantissaBits = 52;

// A natural number of any size, with the few operations that developing digits needs.
class Natural {
 public:
  // factor * 5^fives * 2^twos
  Natural(uint64_t factor, int fives, int twos)
      : words_{static_cast<uint32_t>(factor), static_cast<uint32_t>(factor >> 32)} {
    for (int i = 0; i < fives; ++i) Multiply(5);
    for (; twos >= 31; twos -= 31) Multiply(uint32_t{1} << 31);
    Multiply(uint32_t{1} << twos);
  }

  void Multiply(uint32_t by) {
    uint64_t carry = 0;
    for (uint32_t& word : words_) {
      carry += uint64_t{word} * by;
      word = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words_.push_back(static_cast<uint32_t>(carry));
  }

  Natural Plus(const Natural& other) const {
    Natural sum = *this;
    sum.words_.resize(std::max(words_.size(), other.words_.size()) + 1);
    uint64_t carry = 0;
    for (size_t i = 0; i < sum.words_.size(); ++i) {
      carry += uint64_t{sum.words_[i]} + other.Word(i);
      sum.words_[i] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    return sum;
  }

  // Takes `divisor` away as often as it fits (a few times, never many) and says how often that was.
  int DivideBySubtraction(const Natural& divisor) {
    int times = 0;
    for (; (*this <=> divisor) >= 0; ++times) {
      int64_t borrow = 0;
      for (size_t i = 0; i < words_.size(); ++i) {
        borrow += int64_t{words_[i]} - int64_t{divisor.Word(i)};
        words_[i] = static_cast<uint32_t>(borrow);
        borrow >>= 32;
      }
    }
    return times;
  }

  std::strong_ordering operator<=>(const Natural& other) const {
    for (size_t i = std::max(words_.size(), other.words_.size()); i-- > 0;) {
      if (Word(i) != other.Word(i)) return Word(i) <=> other.Word(i);
    }
    return std::strong_ordering::equal;
  }

 private:
  uint32_t Word(size_t i) const { return i < words_.size() ? words_[i] : 0; }

  std::vector<uint32_t> words_;  // the least significant first
};

// 0.DIGITS * 10^exponent
struct Decimal {
  std::string digits;
  int exponent;
};

// 1.xxx * 2^exponent, the mantissa with its leading one in bit 52, `bits` of it significant (fewer
// where subnormal).
struct Binary {
  uint64_t mantissa;
  int exponent;
  int bits;
};

Binary Split(double value) {
  const uint64_t raw = std::bit_cast<uint64_t>(value);
  const uint64_t fraction = raw & ((uint64_t{1} << kMantissaBits) - 1);
  const int biased = static_cast<int>(raw >> kMantissaBits & 0x7FF);
  if (biased != 0)
    return {fraction | uint64_t{1} << kMantissaBits, biased - 1023, kMantissaBits + 1};
  const int bits = 64 - std::countl_zero(fraction);
  return {fraction << (kMantissaBits + 1 - bits), bits - kMantissaBits - 1023, bits};
}

// The number of bits in 5^n as the JDK has them in a table; beyond the table it takes three a
// power.
int BitsOfPowerOf5(int n) {
  constexpr int kTable[] = {0,  3,  5,  7,  10, 12, 14, 17, 19, 21, 24, 26, 28, 31,
                            33, 35, 38, 40, 42, 45, 47, 49, 52, 54, 56, 59, 61};
  return n < static_cast<int>(std::size(kTable)) ? kTable[n] : 3 * n;
}

// A whole number below 2^63. Beyond 2^53 the last decimal digits mean nothing; they are rounded
// away.
Decimal WholeDigits(const Binary& b) {
  uint64_t whole = b.exponent >= kMantissaBits ? b.mantissa << (b.exponent - kMantissaBits)
                                               : b.mantissa >> (kMantissaBits - b.exponent);
  int dropped = 0;
  const int spare = b.exponent > b.bits ? b.exponent - b.bits - 1 : 0;
  if (spare >= 4) {
    dropped = spare >= 7 ? 2 : 1;  // decimal digits in `spare` bits, which is 8 at most
    const uint64_t power = dropped == 2 ? 100 : 10;
    whole = whole / power + (whole % power >= power / 2 ? 1 : 0);
  }
  std::string digits = std::to_string(whole);
  const int exponent = static_cast<int>(digits.size()) + dropped;
  digits.erase(digits.find_last_not_of('0') + 1);
  return {digits, exponent};
}

// The last digit up by one, with its carries. Zeros that this leaves at the end stay: they are
// printed.
void RoundUp(Decimal& d) {
  const size_t last = d.digits.find_last_not_of('9');
  if (last == std::string::npos) {
    d.digits.assign(d.digits.size(), '0');
    d.digits[0] = '1';
    ++d.exponent;
    return;
  }
  ++d.digits[last];
  std::fill(d.digits.begin() + static_cast<std::ptrdiff_t>(last) + 1, d.digits.end(), '0');
}

Decimal Digits(const Binary& b) {
  const int tail_zeros = std::countr_zero(b.mantissa);
  const int fraction_bits = kMantissaBits + 1 - tail_zeros;
  const int tiny_bits =
      std::max(0, fraction_bits - b.exponent - 1);  // bits behind the binary point
  if (b.exponent <= 62 && b.exponent >= -21 && tiny_bits == 0) return WholeDigits(b);

  // value = B / S * 10^exponent with B / S between 1 and 10, or a little below 1 where the estimate
  // is one too high; M / S is half the distance to the next double.
  const double one_to_two = std::ldexp(static_cast<double>(b.mantissa), -kMantissaBits);
  int exponent = static_cast<int>(
      std::floor((one_to_two - 1.5) * 0.289529654 + 0.176091259 + b.exponent * 0.301029995663981));
  const int b5 = std::max(0, -exponent);
  const int s5 = std::max(0, exponent);
  int b2 = b5 + tiny_bits + b.exponent;
  int s2 = s5 + tiny_bits;
  int m2 = b2 - b.bits;
  b2 -= fraction_bits - 1;
  const int common = std::min(b2, s2);
  b2 -= common;
  s2 -= common;
  m2 -= common;
  // The neighbour below a power of two is half as far; quirk: so the one above is taken to be half
  // as far, too.
  if (fraction_bits == 1) --m2;
  if (m2 < 0) {
    b2 -= m2;
    s2 -= m2;
    m2 = 0;
  }

  Natural rest(b.mantissa >> tail_zeros, b5, b2);
  const Natural divisor(1, s5, s2);
  const Natural tens(10, s5, s2);
  Natural margin(1, b5, m2);
  // Quirk: where everything fits into a long, the upper bound itself is outside; with large numbers
  // it is inside.
  const bool large =
      fraction_bits + b2 + BitsOfPowerOf5(b5) >= 64 || s2 + 1 + BitsOfPowerOf5(s5 + 1) >= 64;
  bool low = false;
  bool high = false;
  const auto next_digit = [&] {
    const int digit = rest.DivideBySubtraction(divisor);
    rest.Multiply(10);
    margin.Multiply(10);
    low = rest < margin;
    const std::strong_ordering above = rest.Plus(margin) <=> tens;
    high = large ? above >= 0 : above > 0;
    return static_cast<char>('0' + digit);
  };

  Decimal d;
  const char first = next_digit();
  if (first == '0' && !high) {
    --exponent;  // the estimate was one too high
  } else {
    d.digits += first;
  }
  // Quirk: a form with an exponent needs a second digit, and gets it even if the first already
  // tells the value.
  if (exponent < -3 || exponent >= 8) low = high = false;
  while (!low && !high) d.digits += next_digit();
  d.exponent = exponent + 1;

  if (high && low) {
    // Both neighbours of the last digit would do: the nearer one, an even one if they are equally
    // near.
    const std::strong_ordering half = rest.Plus(rest) <=> tens;
    if (half > 0 || (half == 0 && (d.digits.back() - '0') % 2 != 0)) RoundUp(d);
  } else if (high) {
    RoundUp(d);
  }
  return d;
}

std::string Layout(const Decimal& d) {
  const auto or_zero = [](std::string s) { return s.empty() ? std::string("0") : s; };
  if (d.exponent > 0 && d.exponent < 8) {
    const size_t whole = static_cast<size_t>(d.exponent);
    if (d.digits.size() <= whole)
      return d.digits + std::string(whole - d.digits.size(), '0') + ".0";
    return d.digits.substr(0, whole) + '.' + d.digits.substr(whole);
  }
  if (d.exponent <= 0 && d.exponent > -3) {
    return "0." + std::string(static_cast<size_t>(-d.exponent), '0') + d.digits;
  }
  return d.digits.substr(0, 1) + '.' + or_zero(d.digits.substr(1)) + 'E' +
         std::to_string(d.exponent - 1);
}

}  // namespace

std::string JavaString(double value) {
  if (std::isnan(value)) return "NaN";
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isinf(value)) return sign + "Infinity";
  if (value == 0) return sign + "0.0";
  return sign + Layout(Digits(Split(std::abs(value))));
}

}  // namespace sparkvet::spark
