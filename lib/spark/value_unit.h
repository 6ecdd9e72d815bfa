// The units of times and sizes, and how the JVM converts between them.
//
//   ConvertTime(1999, kMilliseconds, kSeconds) -> 1     ConvertTime(1 << 62, kDays, kSeconds) ->
//   INT64_MAX ConvertBytes(3, kGiB, kMiB) -> 3072                 ConvertBytes(1 << 62, kGiB,
//   kByte) -> nothing
//
// Reading "3g" is value.h.
#ifndef SPARKVET_LIB_SPARK_VALUE_UNIT_H_
#define SPARKVET_LIB_SPARK_VALUE_UNIT_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sparkvet::spark {

// java.util.concurrent.TimeUnit, finest first.
enum class TimeUnit : uint8_t {
  kNanoseconds,
  kMicroseconds,
  kMilliseconds,
  kSeconds,
  kMinutes,
  kHours,
  kDays
};

// org.apache.spark.network.util.ByteUnit, finest first.
enum class ByteUnit : uint8_t { kByte, kKiB, kMiB, kGiB, kTiB, kPiB };

// The names of Java's constants, as the catalogue and Spark's messages write them: "SECONDS",
// "BYTE", "MiB".
std::string_view Name(TimeUnit unit);
std::string_view Name(ByteUnit unit);
std::optional<TimeUnit> TimeUnitByName(std::string_view name);
std::optional<ByteUnit> ByteUnitByName(std::string_view name);

// TimeUnit.convert: truncates toward zero, and stops at the ends of a long.
int64_t ConvertTime(int64_t value, TimeUnit from, TimeUnit to);

// ByteUnit.convertTo: truncates toward zero; nothing where it throws because the value would pass
// Long.MAX_VALUE. A negative value is not watched, it wraps around.
std::optional<int64_t> ConvertBytes(int64_t value, ByteUnit from, ByteUnit to);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_VALUE_UNIT_H_
