#include "lib/spark/value_unit.h"

#include <cstddef>

#include "lib/spark/java_arithmetic.h"

namespace sparkvet::spark {
namespace {

template <class Unit>
struct Row {
  Unit unit;
  std::string_view name;
  int64_t size;  // in the finest unit
};

constexpr Row<TimeUnit> kTimeUnits[] = {
    {TimeUnit::kNanoseconds, "NANOSECONDS", 1},
    {TimeUnit::kMicroseconds, "MICROSECONDS", 1'000},
    {TimeUnit::kMilliseconds, "MILLISECONDS", 1'000'000},
    {TimeUnit::kSeconds, "SECONDS", 1'000'000'000},
    {TimeUnit::kMinutes, "MINUTES", 60'000'000'000},
    {TimeUnit::kHours, "HOURS", 3'600'000'000'000},
    {TimeUnit::kDays, "DAYS", 86'400'000'000'000},
};

constexpr Row<ByteUnit> kByteUnits[] = {
    {ByteUnit::kByte, "BYTE", 1},
    {ByteUnit::kKiB, "KiB", int64_t{1} << 10},
    {ByteUnit::kMiB, "MiB", int64_t{1} << 20},
    {ByteUnit::kGiB, "GiB", int64_t{1} << 30},
    {ByteUnit::kTiB, "TiB", int64_t{1} << 40},
    {ByteUnit::kPiB, "PiB", int64_t{1} << 50},
};

template <class Unit, size_t n>
constexpr const Row<Unit>& RowOf(const Row<Unit> (&rows)[n], Unit unit) {
  return rows[static_cast<size_t>(unit)];
}

template <class Unit, size_t n>
std::optional<Unit> ByName(const Row<Unit> (&rows)[n], std::string_view name) {
  for (const Row<Unit>& row : rows) {
    if (row.name == name) return row.unit;
  }
  return std::nullopt;
}

}  // namespace

std::string_view Name(TimeUnit unit) { return RowOf(kTimeUnits, unit).name; }
std::string_view Name(ByteUnit unit) { return RowOf(kByteUnits, unit).name; }
std::optional<TimeUnit> TimeUnitByName(std::string_view name) { return ByName(kTimeUnits, name); }
std::optional<ByteUnit> ByteUnitByName(std::string_view name) { return ByName(kByteUnits, name); }

int64_t ConvertTime(int64_t value, TimeUnit from, TimeUnit to) {
  const int64_t source = RowOf(kTimeUnits, from).size;
  const int64_t target = RowOf(kTimeUnits, to).size;
  if (source <= target) return value / (target / source);
  const int64_t ratio = source / target;
  if (value > INT64_MAX / ratio) return INT64_MAX;
  if (value < -(INT64_MAX / ratio)) return INT64_MIN;
  return value * ratio;
}

std::optional<int64_t> ConvertBytes(int64_t value, ByteUnit from, ByteUnit to) {
  const int64_t source = RowOf(kByteUnits, from).size;
  const int64_t target = RowOf(kByteUnits, to).size;
  if (source <= target) return value / (target / source);
  const int64_t ratio = source / target;
  if (INT64_MAX / ratio < value) return std::nullopt;
  return JavaMultiply(value, ratio);
}

}  // namespace sparkvet::spark
