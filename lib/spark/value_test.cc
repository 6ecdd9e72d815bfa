// Thousands of recorded answers are replayed by value_recorded_test.cc; here is the specification.
#include "lib/spark/value.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <type_traits>

namespace sparkvet::spark {
namespace {

constexpr Release k35{3, 5};
constexpr auto kEntry = Reader::kEntry;
constexpr auto kGetter = Reader::kGetter;

// A value, or "kind text", or "kind text unit": one readable line.
template <class T>
std::string Show(const Value<T>& v) {
  if (!v) {
    std::string out = std::string(Name(v.error().kind)) + " <" + v.error().text + ">";
    if (v.error().kind == ValueErrorKind::kSizeConversion)
      out += " " + std::string(Name(v.error().unit));
    return out;
  }
  if constexpr (std::is_same_v<T, bool>) return *v ? "true" : "false";
  return std::to_string(*v);
}

}  // namespace

TEST_CASE("an entry trims, a raw getter does not") {
  CHECK(Show(ParseBoolean(" TRUE\n", kEntry, k35)) == "true");
  CHECK(Show(ParseBoolean(" TRUE\n", kGetter, k35)) == "not-boolean < TRUE\n>");
  CHECK(Show(ParseBoolean(" yes ", kEntry, k35)) == "not-boolean <yes>");
  CHECK(Show(ParseInt(" 10 ", kEntry)) == "10");
  CHECK(Show(ParseInt(" 10 ", kGetter)) == "not-int < 10 >");
  CHECK(Show(ParseInt("3000000000", kEntry)) == "not-int <3000000000>");
  CHECK(Show(ParseLong(" 3000000000 ", kEntry)) == "3000000000");
  CHECK(Show(ParseLong(" 1 ", kGetter)) == "not-long < 1 >");
  CHECK(ParseDouble(" 0.6d ") == 0.6);
  CHECK(Show(ParseDouble(" 0,6 ")) == "not-double <0,6>");
  CHECK(Show(ParseDouble(" ")) == "double-empty <>");
  CHECK(Show(ParseDouble("1..5")) == "double-multiple-points <1..5>");
}

TEST_CASE("the long s is an s from Scala 2.13 on") {
  CHECK(Show(ParseBoolean("FAL\u017Fe", kEntry, k35)) == "not-boolean <FAL\u017Fe>");
  CHECK(Show(ParseBoolean("FAL\u017Fe", kEntry, {4, 0})) == "false");
  CHECK(Show(ParseBoolean("fal\u017F", kEntry, {4, 0})) == "not-boolean <fal\u017F>");
}

TEST_CASE("times") {
  const struct {
    std::string_view raw;
    TimeUnit unit;
    std::string_view want;
  } cases[] = {
      {"60", TimeUnit::kSeconds, "60"},
      {"60", TimeUnit::kMilliseconds, "60"},
      {" 2Min\t", TimeUnit::kSeconds, "120"},
      {"1h", TimeUnit::kMilliseconds, "3600000"},
      {"1999ms", TimeUnit::kSeconds, "1"},
      {"-1999ms", TimeUnit::kSeconds, "-1"},
      {"500us", TimeUnit::kMilliseconds, "0"},
      {"1d", TimeUnit::kDays, "1"},
      {"9223372036854775807d", TimeUnit::kSeconds, "9223372036854775807"},
      {"-9223372036854775807d", TimeUnit::kSeconds, "-9223372036854775808"},
      {"10 s", TimeUnit::kSeconds, "time-unreadable <10 s>"},
      {" 1.5s ", TimeUnit::kSeconds, "time-unreadable < 1.5s >"},
      {"+5s", TimeUnit::kSeconds, "time-unreadable <+5s>"},
      {"１s", TimeUnit::kSeconds, "time-unreadable <１s>"},
      {"", TimeUnit::kSeconds, "time-unreadable <>"},
      {"5SEC", TimeUnit::kSeconds, "time-suffix <sec>"},
      {"5\u212A", TimeUnit::kSeconds, "time-suffix <k>"},
      // The number is looked at before the suffix.
      {"-9223372036854775809sec", TimeUnit::kSeconds, "time-overflow <-9223372036854775809>"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    CHECK(Show(ParseTime(c.raw, c.unit)) == c.want);
  }
}

TEST_CASE("sizes") {
  const struct {
    std::string_view raw;
    ByteUnit unit;
    std::string_view entry;
    std::string_view getter;  // empty: the same
  } cases[] = {
      {"512", ByteUnit::kMiB, "512", ""},
      {" 1G ", ByteUnit::kMiB, "1024", ""},
      {"1gb", ByteUnit::kByte, "1073741824", ""},
      {"1023k", ByteUnit::kMiB, "0", ""},
      {"1\u212A", ByteUnit::kByte, "1024", ""},
      {"-1g", ByteUnit::kMiB, "-1024", "size-unreadable <-1g>"},
      {"- 1g", ByteUnit::kMiB, "-1024", "size-unreadable <- 1g>"},
      {" -1g", ByteUnit::kMiB, "size-unreadable < -1g>", ""},
      {"--1g", ByteUnit::kMiB, "size-unreadable <-1g>", "size-unreadable <--1g>"},
      {"-", ByteUnit::kMiB, "size-unreadable <>", "size-unreadable <->"},
      {"1 g", ByteUnit::kMiB, "size-unreadable <1 g>", ""},
      {"1.5g", ByteUnit::kMiB, "size-fraction <1.5>", ""},
      {"1.5x", ByteUnit::kMiB, "size-fraction <1.5>", ""},
      {"1.g", ByteUnit::kMiB, "size-unreadable <1.g>", ""},
      {"1GiB", ByteUnit::kMiB, "size-suffix <gib>", ""},
      {"9223372036854775808", ByteUnit::kByte, "size-overflow <9223372036854775808>", ""},
      {"8192p", ByteUnit::kByte, "size-conversion <8192> PiB", ""},
      {"008192P", ByteUnit::kByte, "size-conversion <8192> PiB", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    CHECK(Show(ParseBytes(c.raw, c.unit, kEntry, k35)) == c.entry);
    CHECK(Show(ParseBytes(c.raw, c.unit, kGetter, k35)) == (c.getter.empty() ? c.entry : c.getter));
  }
}

TEST_CASE("binary suffixes are known from 4.2 on") {
  for (const std::string_view raw : {"1gi", "1GiB"}) {
    CHECK(Show(ParseBytes(raw, ByteUnit::kMiB, kEntry, {4, 2})) == "1024");
    CHECK_FALSE(ParseBytes(raw, ByteUnit::kMiB, kEntry, {4, 1}).has_value());
  }
  CHECK(Show(ParseBytes("1bi", ByteUnit::kMiB, kEntry, {4, 2})) == "size-suffix <bi>");
}

TEST_CASE("MemoryStringToMb counts bytes, and wraps around beyond an int") {
  CHECK(Show(MemoryStringToMb("512", k35)) == "0");
  CHECK(Show(MemoryStringToMb("2g", k35)) == "2048");
  CHECK(Show(MemoryStringToMb("2048t", k35)) == "-2147483648");
  CHECK(Show(MemoryStringToMb("-1g", k35)) == "size-unreadable <-1g>");
}

TEST_CASE("every kind and unit has a name of its own") {
  std::set<std::string_view> names;
  for (int k = 0; k <= static_cast<int>(ValueErrorKind::kSizeConversion); ++k) {
    const std::string_view name = Name(static_cast<ValueErrorKind>(k));
    CHECK(!name.empty());
    CHECK(names.insert(name).second);
  }
  for (int u = 0; u <= static_cast<int>(TimeUnit::kDays); ++u) {
    CHECK(TimeUnitByName(Name(static_cast<TimeUnit>(u))) == static_cast<TimeUnit>(u));
  }
  for (int u = 0; u <= static_cast<int>(ByteUnit::kPiB); ++u) {
    CHECK(ByteUnitByName(Name(static_cast<ByteUnit>(u))) == static_cast<ByteUnit>(u));
  }
  CHECK_FALSE(TimeUnitByName("seconds"));
  CHECK_FALSE(ByteUnitByName("MB"));
}

TEST_CASE("long texts cost what they weigh") {
  const std::string nines(1'000'000, '9');
  CHECK(Show(ParseInt(nines, kEntry)) == "not-int <" + nines + ">");
  CHECK(ParseTime(nines + "s", TimeUnit::kSeconds).error().text == nines);
  CHECK(ParseBytes(nines + "." + nines, ByteUnit::kByte, kEntry, k35).error().kind ==
        ValueErrorKind::kSizeFraction);
  CHECK(ParseDouble(nines).has_value());
  CHECK(ParseDouble("0x" + nines + "p1").has_value());
  CHECK(ParseTime("\xFF\xFE 5s", TimeUnit::kSeconds).error().text == "\xFF\xFE 5s");
}

}  // namespace sparkvet::spark
