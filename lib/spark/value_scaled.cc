// Times and sizes: a number and a suffix. Both readers of JavaUtils (common/network-common) work
// alike: lower case, trim, match a regular expression, parse the number, look the suffix up,
// convert. The order decides which error is reported, so it is kept here.
#include <optional>
#include <span>

#include "lib/base/strings.h"
#include "lib/spark/java_arithmetic.h"
#include "lib/spark/java_number.h"
#include "lib/spark/java_text.h"
#include "lib/spark/value.h"
#include "lib/spark/value_borders.h"

namespace sparkvet::spark {
namespace {

template <class Unit>
struct Suffix {
  std::string_view text;
  Unit unit;
};

constexpr Suffix<TimeUnit> kTimeSuffixes[] = {
    {"us", TimeUnit::kMicroseconds}, {"ms", TimeUnit::kMilliseconds}, {"s", TimeUnit::kSeconds},
    {"m", TimeUnit::kMinutes},       {"min", TimeUnit::kMinutes},     {"h", TimeUnit::kHours},
    {"d", TimeUnit::kDays},
};

constexpr Suffix<ByteUnit> kByteSuffixes[] = {
    {"b", ByteUnit::kByte}, {"k", ByteUnit::kKiB}, {"kb", ByteUnit::kKiB}, {"m", ByteUnit::kMiB},
    {"mb", ByteUnit::kMiB}, {"g", ByteUnit::kGiB}, {"gb", ByteUnit::kGiB}, {"t", ByteUnit::kTiB},
    {"tb", ByteUnit::kTiB}, {"p", ByteUnit::kPiB}, {"pb", ByteUnit::kPiB},
};

constexpr Suffix<ByteUnit> kBinaryByteSuffixes[] = {
    {"ki", ByteUnit::kKiB},  {"kib", ByteUnit::kKiB}, {"mi", ByteUnit::kMiB},
    {"mib", ByteUnit::kMiB}, {"gi", ByteUnit::kGiB},  {"gib", ByteUnit::kGiB},
    {"ti", ByteUnit::kTiB},  {"tib", ByteUnit::kTiB}, {"pi", ByteUnit::kPiB},
    {"pib", ByteUnit::kPiB},
};

template <class Unit>
std::optional<Unit> Find(std::span<const Suffix<Unit>> suffixes, std::string_view text) {
  for (const Suffix<Unit>& suffix : suffixes) {
    if (suffix.text == text) return suffix.unit;
  }
  return std::nullopt;
}

std::optional<ByteUnit> FindByteUnit(std::string_view text, Release release) {
  const std::optional<ByteUnit> unit = Find<ByteUnit>(kByteSuffixes, text);
  if (unit || release < kBinarySuffixes) return unit;
  return Find<ByteUnit>(kBinaryByteSuffixes, text);
}

size_t CountDigits(std::string_view s) {
  size_t n = 0;
  while (n < s.size() && base::IsDigit(s[n])) ++n;
  return n;
}

bool IsLetters(std::string_view s) {
  for (const char c : s) {
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

// A text that matches NUMBER[a-z]*, taken apart; an empty suffix is none.
struct Scaled {
  std::string_view number;
  std::string_view suffix;
};

// (-?[0-9]+)([a-z]+)? where a sign is allowed, ([0-9]+)([a-z]+)? where not.
std::optional<Scaled> MatchWhole(std::string_view s, bool sign) {
  const size_t start = sign && s.starts_with('-') ? 1 : 0;
  const size_t digits = CountDigits(s.substr(start));
  if (digits == 0 || !IsLetters(s.substr(start + digits))) return std::nullopt;
  return Scaled{s.substr(0, start + digits), s.substr(start + digits)};
}

// ([0-9]+\.[0-9]+)([a-z]+)?
std::optional<Scaled> MatchFraction(std::string_view s) {
  const size_t whole = CountDigits(s);
  if (whole == 0 || whole == s.size() || s[whole] != '.') return std::nullopt;
  const size_t fraction = CountDigits(s.substr(whole + 1));
  const size_t end = whole + 1 + fraction;
  if (fraction == 0 || !IsLetters(s.substr(end))) return std::nullopt;
  return Scaled{s.substr(0, end), s.substr(end)};
}

std::unexpected<ValueError> Refuse(ValueErrorKind kind, std::string_view text,
                                   ByteUnit unit = ByteUnit::kByte) {
  return std::unexpected(ValueError{kind, std::string(text), unit});
}

// JavaUtils.byteStringAs.
Value<int64_t> ByteStringAs(std::string_view raw, ByteUnit unit, Release release) {
  const std::string lower = JavaLowerAscii(raw);
  const std::string_view text = JavaTrim(lower);
  const std::optional<Scaled> match = MatchWhole(text, /*sign=*/false);
  if (!match) {
    const std::optional<Scaled> fraction = MatchFraction(text);
    if (fraction) return Refuse(ValueErrorKind::kSizeFraction, fraction->number);
    return Refuse(ValueErrorKind::kSizeUnreadable, raw);
  }
  const std::optional<int64_t> number = ParseJavaLong(match->number);
  if (!number) return Refuse(ValueErrorKind::kSizeOverflow, match->number);
  ByteUnit written = unit;
  if (!match->suffix.empty()) {
    const std::optional<ByteUnit> found = FindByteUnit(match->suffix, release);
    if (!found) return Refuse(ValueErrorKind::kSizeSuffix, match->suffix);
    written = *found;
  }
  const std::optional<int64_t> converted = ConvertBytes(*number, written, unit);
  if (!converted) return Refuse(ValueErrorKind::kSizeConversion, std::to_string(*number), written);
  return *converted;
}

}  // namespace

Value<int64_t> ParseTime(std::string_view raw, TimeUnit unit) {
  const std::string lower = JavaLowerAscii(raw);
  const std::optional<Scaled> match = MatchWhole(JavaTrim(lower), /*sign=*/true);
  if (!match) return Refuse(ValueErrorKind::kTimeUnreadable, raw);
  const std::optional<int64_t> number = ParseJavaLong(match->number);
  if (!number) return Refuse(ValueErrorKind::kTimeOverflow, match->number);
  if (match->suffix.empty()) return *number;
  const std::optional<TimeUnit> written = Find<TimeUnit>(kTimeSuffixes, match->suffix);
  if (!written) return Refuse(ValueErrorKind::kTimeSuffix, match->suffix);
  return ConvertTime(*number, *written, unit);
}

Value<int64_t> ParseBytes(std::string_view raw, ByteUnit unit, Reader reader, Release release) {
  // The minus must be the very first character: nothing is trimmed in front of it, but blanks may
  // follow it.
  if (reader == Reader::kGetter || !raw.starts_with('-')) return ByteStringAs(raw, unit, release);
  const Value<int64_t> value = ByteStringAs(raw.substr(1), unit, release);
  if (!value) return value;
  return -*value;  // never the most negative long: byteStringAs reads no sign
}

Value<int32_t> MemoryStringToMb(std::string_view raw, Release release) {
  const Value<int64_t> bytes = ByteStringAs(raw, ByteUnit::kByte, release);
  if (!bytes) return std::unexpected(bytes.error());
  return JavaToInt(*bytes / (int64_t{1} << 20));
}

}  // namespace sparkvet::spark
