#include "lib/spark/java_decimal.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

namespace sparkvet::spark {

TEST_CASE("BigDecimal takes digits, a point and an exponent, and nothing else") {
  for (const char* text : {"1", "+1", "-1.5", "1.", ".5", "1e3", "1E-3", "1.50e+2", "007"}) {
    CAPTURE(text);
    CHECK(IsJavaDecimal(text));
  }
  for (const char* text : {"", "+", ".", "1e", "e3", "1e+", " 1", "1 ", "1,5", "1.2.3", "NaN", "Infinity", "0x10", "1d",
                           "1e99999999999", "--1"}) {
    CAPTURE(text);
    CHECK_FALSE(IsJavaDecimal(text));
  }
}

TEST_CASE("places behind the point, zeros at the end apart") {
  CHECK(DecimalPlaces("1") == 0);
  CHECK(DecimalPlaces("1.50") == 1);
  CHECK(DecimalPlaces("0.000") == 0);
  CHECK(DecimalPlaces("1e-3") == 3);
  CHECK(DecimalPlaces("150e-3") == 2);
  CHECK(DecimalPlaces("1.5e1") == 0);
  CHECK_FALSE(DecimalPlaces("x"));
}

TEST_CASE("a number of units, cut toward zero") {
  CHECK(DecimalUnits("1", 9) == 1000000000);
  CHECK(DecimalUnits("-1.5", 9) == -1500000000);
  CHECK(DecimalUnits("1e-9", 9) == 1);
  CHECK(DecimalUnits("1.9e-9", 9) == 1);
  CHECK(DecimalUnits("1e-10", 9) == 0);
  CHECK(DecimalUnits("0", 9) == 0);
  CHECK(DecimalUnits("9223372036.854775807", 9) == std::numeric_limits<int64_t>::max());
  CHECK_FALSE(DecimalUnits("9223372036.854775808", 9));
  CHECK_FALSE(DecimalUnits("1e30", 9));
  CHECK_FALSE(DecimalUnits("x", 9));
}

TEST_CASE("a plain number") {
  CHECK(DecimalPlain("1.50E-10") == "0.00000000015");
  CHECK(DecimalPlain("-1.50") == "-1.5");
  CHECK(DecimalPlain("1e3") == "1000");
  CHECK(DecimalPlain("0.00") == "0");
  CHECK(DecimalPlain("12.5e1") == "125");
  CHECK(DecimalPlain("1e1000000") == "1e1000000");
  CHECK(DecimalPlain("x") == "x");
}

TEST_CASE("units in digits") {
  CHECK(DecimalString(1500000000, 9) == "1.5");
  CHECK(DecimalString(2000000000, 9) == "2");
  CHECK(DecimalString(1, 9) == "0.000000001");
  CHECK(DecimalString(-250000000, 9) == "-0.25");
  CHECK(DecimalString(0, 9) == "0");
  CHECK(DecimalString(42, 0) == "42");
  CHECK(DecimalString(std::numeric_limits<int64_t>::min(), 0) == "-9223372036854775808");
}

}  // namespace sparkvet::spark
