// Values exactly as the driver reads them: boolean, int, long, double, times and sizes.
//
//   ParseBoolean(" TRUE ", Reader::kEntry, r) -> true      ParseBoolean("yes", …) -> {kNotBoolean,
//   "yes"} ParseTime("90s", TimeUnit::kMinutes) -> 1              ParseTime("5 sec", …) ->
//   {kTimeUnreadable, "5 sec"} ParseBytes("1g", ByteUnit::kMiB, Reader::kEntry, r) -> 1024
//   ParseBytes("1.5g", …) -> {kSizeFraction, "1.5"}
//
// An error is its kind and the piece of the text that the JVM's message names. The messages
// themselves differ by release and by reader; they are data, and are rendered elsewhere from the
// kind, the piece, the key and the raw value. Substitution of ${…} comes before (substitute.h),
// range checks of an entry come after.
#ifndef SPARKVET_LIB_SPARK_VALUE_H_
#define SPARKVET_LIB_SPARK_VALUE_H_

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "lib/spark/release.h"
#include "lib/spark/value_unit.h"

namespace sparkvet::spark {

// Who reads: a ConfigEntry, or a raw getter such as SparkConf.getInt and getSizeAsMb, or Scala's
// toInt and toBoolean on a bare string. A getter trims no boolean, int or long and takes no
// negative size.
enum class Reader : uint8_t { kEntry, kGetter };

enum class ValueErrorKind : uint8_t {
  kNotBoolean,  // text: what was read (trimmed by an entry)
  kNotInt,      // text: likewise; too large a number is the same error to the JVM
  kNotLong,
  kNotDouble,             // text: trimmed by both readers
  kDoubleEmpty,           // text: empty; a message of its own, without a quotation
  kDoubleMultiplePoints,  // text: trimmed; a message of its own, without a quotation
  kNotDecimal,            // text: trimmed
  kTimeUnreadable,        // text: the whole raw value
  kTimeSuffix,            // text: the suffix in lower case
  kTimeOverflow,          // text: the number with its sign
  kSizeUnreadable,        // text: the whole raw value, without the minus that an entry took off
  kSizeFraction,          // text: the number
  kSizeSuffix,            // text: the suffix in lower case
  kSizeOverflow,          // text: the number, too long for a long
  kSizeConversion,        // text: the number, as a long prints; unit: the unit it was written in
};

// "not-boolean", "size-suffix": how rules name a kind.
std::string_view Name(ValueErrorKind kind);

struct ValueError {
  ValueErrorKind kind;
  std::string text;
  ByteUnit unit = ByteUnit::kByte;  // kSizeConversion only

  bool operator==(const ValueError&) const = default;
};

template <class T>
using Value = std::expected<T, ValueError>;

// Scala's toBoolean. From 4.0 (Scala 2.13) the long s U+017F passes for an s; before, it does not.
[[nodiscard]] Value<bool> ParseBoolean(std::string_view raw, Reader reader, Release release);

// Scala's toInt, toLong and toDouble.
[[nodiscard]] Value<int32_t> ParseInt(std::string_view raw, Reader reader);
[[nodiscard]] Value<int64_t> ParseLong(std::string_view raw, Reader reader);
[[nodiscard]] Value<double> ParseDouble(std::string_view raw);
// Whether an entry takes it for a decimal; the value is the trimmed text (java_decimal.h has what can be done with it).
[[nodiscard]] Value<std::string_view> ParseDecimal(std::string_view raw);

// JavaUtils.timeStringAs, alike for both readers. A number without a suffix is in `unit`.
[[nodiscard]] Value<int64_t> ParseTime(std::string_view raw, TimeUnit unit);

// JavaUtils.byteStringAs, for an entry behind ConfigHelpers.byteFromString. "ki", "kib" … "pib" are
// known from 4.2 on.
[[nodiscard]] Value<int64_t> ParseBytes(std::string_view raw, ByteUnit unit, Reader reader,
                                        Release release);

// Utils.memoryStringToMb: bytes without a suffix; MiB beyond an int wrap around.
[[nodiscard]] Value<int32_t> MemoryStringToMb(std::string_view raw, Release release);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_VALUE_H_
