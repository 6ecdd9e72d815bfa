// Thousands of recorded answers are replayed by value_recorded_test.cc; here is the specification.
#include "lib/spark/java_number.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "lib/spark/java_arithmetic.h"
#include "lib/spark/java_double_string.h"
#include "lib/spark/java_text.h"

namespace sparkvet::spark {

TEST_CASE("JavaTrim takes everything up to U+0020, and no other blank") {
  CHECK(JavaTrim(" \t\r\n a b \x1F\x01") == "a b");
  CHECK(JavaTrim(std::string_view("\0 x\0", 4)) == "x");
  CHECK(JavaTrim(" \n") == "");
  CHECK(JavaTrim("\u00A0x\u3000") == "\u00A0x\u3000");
  CHECK(JavaTrim("\x7Fx") == "\x7Fx");
}

TEST_CASE("JavaDigits and JavaLowerAscii see what Unicode calls a digit or a k") {
  CHECK_FALSE(JavaDigits("-12"));
  CHECK(JavaDigits("-１２") == "-12");
  CHECK(JavaDigits("٣٫٥") == "3٫5");
  CHECK(JavaDigits("𝟏²½") == "𝟏²½");
  CHECK(JavaDigits("\xEF\xBC") == "\xEF\xBC");          // cut off
  CHECK(JavaDigits("\xE0\x80\xB1") == "\xE0\x80\xB1");  // overlong
  CHECK(JavaLowerAscii("10KB\u212A") == "10kbk");
  CHECK(JavaLowerAscii("ÀİÉ") == "ÀİÉ");
}

TEST_CASE("ParseJavaInt and ParseJavaLong") {
  const struct {
    std::string_view text;
    std::optional<int32_t> want;
  } cases[] = {
      {"0", 0},
      {"-0", 0},
      {"+7", 7},
      {"007", 7},
      {"１２", 12},
      {"2147483647", 2147483647},
      {"-2147483648", -2147483647 - 1},
      {"2147483648", {}},
      {"-2147483649", {}},
      {"", {}},
      {"-", {}},
      {"+", {}},
      {"+-1", {}},
      {"-+1", {}},
      {"--1", {}},
      {" 1", {}},
      {"1 ", {}},
      {"1.0", {}},
      {"1e3", {}},
      {"0x10", {}},
      {"1_000", {}},
      {"1L", {}},
      {"−1", {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(ParseJavaInt(c.text) == c.want);
  }
  CHECK(ParseJavaLong("2147483648") == 2147483648);
  CHECK(ParseJavaLong("-9223372036854775808") == INT64_MIN);
  CHECK_FALSE(ParseJavaLong("9223372036854775808"));
}

TEST_CASE("ParseJavaDouble") {
  const double inf = std::numeric_limits<double>::infinity();
  const struct {
    std::string_view text;
    double want;
  } good[] = {
      {"0.6", 0.6},
      {" .5\n", 0.5},
      {"5.", 5},
      {"1d", 1},
      {"1F", 1},
      {"+1e-1", 0.1},
      {"1E5d", 1e5},
      {"Infinity", inf},
      {"-Infinity", -inf},
      {"1e400", inf},
      {"-1e400", -inf},
      {"1e-400", 0},
      {"1e99999999999999999999", inf},
      {"0e99999999999999999999", 0},
      {"0.0000001e-99999999999", 0},
      {"0x1p-1", 0.5},
      {"0X.8P0f", 0.5},
      {"-0x1.8p1", -3},
      {"0x1p1024", inf},
      {"0x1p-1075", 0},
      {"0x1.8p-1075", 4.9e-324},
      {"0x1.00000000000008p0", 1},
      {"0x1.000000000000080000001p0", 1.0000000000000002},
      {"9007199254740993", 9007199254740992.0},
  };
  for (const auto& c : good) {
    CAPTURE(c.text);
    REQUIRE(ParseJavaDouble(c.text).has_value());
    CHECK(*ParseJavaDouble(c.text) == c.want);
  }
  CHECK(std::isnan(ParseJavaDouble("-NaN").value()));
  CHECK(std::signbit(ParseJavaDouble("-0").value()));

  const struct {
    std::string_view text;
    DoubleFault want;
  } bad[] = {
      {"", DoubleFault::kEmpty},
      {" \t", DoubleFault::kEmpty},
      {"1..2", DoubleFault::kMultiplePoints},
      {"1.2.3", DoubleFault::kMultiplePoints},
      {"..", DoubleFault::kMultiplePoints},
      {"-", DoubleFault::kMalformed},
      {".", DoubleFault::kMalformed},
      {"1e", DoubleFault::kMalformed},
      {"e5", DoubleFault::kMalformed},
      {"1e5.5", DoubleFault::kMalformed},
      {"1dd", DoubleFault::kMalformed},
      {"1L", DoubleFault::kMalformed},
      {"inf", DoubleFault::kMalformed},
      {"nan", DoubleFault::kMalformed},
      {"INFINITY", DoubleFault::kMalformed},
      {"NaNd", DoubleFault::kMalformed},
      {"0x1", DoubleFault::kMalformed},
      {"0xp1", DoubleFault::kMalformed},
      {"0x1p", DoubleFault::kMalformed},
      {"１.５", DoubleFault::kMalformed},
      {"1,5", DoubleFault::kMalformed},
      {"50%", DoubleFault::kMalformed},
      {"--1", DoubleFault::kMalformed},
  };
  for (const auto& c : bad) {
    CAPTURE(c.text);
    REQUIRE_FALSE(ParseJavaDouble(c.text).has_value());
    CHECK(ParseJavaDouble(c.text).error() == c.want);
  }
}

TEST_CASE("JavaString prints as JDK 17 does") {
  const struct {
    double value;
    std::string_view want;
  } cases[] = {
      {0.1, "0.1"},
      {1, "1.0"},
      {100, "100.0"},
      {-0.5, "-0.5"},
      {0.001, "0.001"},
      {0.0009, "9.0E-4"},
      {9999999, "9999999.0"},
      {1e7, "1.0E7"},
      {12345678.9, "1.23456789E7"},
      {1e10, "1.0E10"},
      {1.5e-5, "1.5E-5"},
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {4.9e-324, "4.9E-324"},
      {1.7976931348623157e308, "1.7976931348623157E308"},
      {9223372036854775807.0, "9.223372036854776E18"},
      {0.30000000000000004, "0.30000000000000004"},
      // Not the shortest, which JDK 19 brought.
      {2e23, "1.9999999999999998E23"},
      {std::numeric_limits<double>::infinity(), "Infinity"},
      {-std::numeric_limits<double>::infinity(), "-Infinity"},
      {std::numeric_limits<double>::quiet_NaN(), "NaN"},
  };
  for (const auto& c : cases) CHECK(JavaString(c.value) == c.want);
}

TEST_CASE("arithmetic of the JVM") {
  CHECK(JavaAdd(INT32_MAX, 1) == INT32_MIN);
  CHECK(JavaSubtract(INT64_MIN, int64_t{1}) == INT64_MAX);
  CHECK(JavaMultiply(65536, 65536) == 0);
  CHECK(JavaMultiply(2147483647, 2) == -2);
  CHECK(JavaDivide(-7, 2) == -3);
  CHECK(JavaRemainder(-7, 2) == -1);
  CHECK(JavaDivide(INT32_MIN, -1) == INT32_MIN);
  CHECK(JavaRemainder(INT64_MIN, int64_t{-1}) == 0);
  CHECK_FALSE(JavaDivide(7, 0));
  CHECK_FALSE(JavaRemainder(int64_t{7}, int64_t{0}));
  CHECK(JavaToInt(int64_t{4294967297}) == 1);
  CHECK(JavaToInt(int64_t{2147483648}) == INT32_MIN);
  CHECK(JavaToInt(1e10) == INT32_MAX);
  CHECK(JavaToInt(-2.9) == -2);
  CHECK(JavaToInt(std::numeric_limits<double>::quiet_NaN()) == 0);
  CHECK(JavaToLong(-1e300) == INT64_MIN);
  CHECK(JavaToLong(9223372036854775807.0) == INT64_MAX);
}

}  // namespace sparkvet::spark
