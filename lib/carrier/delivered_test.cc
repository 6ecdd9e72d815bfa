#include "lib/carrier/delivered.h"

#include <doctest/doctest.h>

namespace sparkvet::carrier {

TEST_CASE("what readers make of a plain scalar") {
  constexpr struct {
    std::string_view plain, kubernetes, python;  // "?" = not to be known
  } kRows[] = {
      {"true", "true", "true"}, {"Yes", "true", "true"}, {"on", "true", "true"}, {"y", "true", "y"},   {"oN", "oN", "oN"},
      {"2", "2", "2"},          {"-2", "-2", "-2"},      {"+2", "2", "2"},       {"010", "8", "8"},    {"0o10", "8", "0o10"},
      {"0x1F", "31", "31"},     {"1_000", "1000", "1000"}, {"1e3", "1000", "1e3"}, {"1:30", "1:30", "90"}, {"1.5", "1.5", "1.5"},
      {"1.50", "?", "?"},       {".5", "?", "?"},        {"089", "?", "089"},    {"60s", "60s", "60s"}, {"4g", "4g", "4g"},
      {"3.5.1", "3.5.1", "3.5.1"}, {"2024-01-02", "2024-01-02", "2024-01-02"}, {"2024-01-02 10:00:00", "?", "?"},
      {"99999999999999999999", "?", "?"}, {"a", "a", "a"}, {"-", "-", "-"}, {"1.", "?", "?"}, {"infinity", "infinity", "infinity"},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.plain);
    CHECK(Delivered(row.plain, Receiver::kKubernetes).value_or("?") == row.kubernetes);
    CHECK(Delivered(row.plain, Receiver::kPython).value_or("?") == row.python);
    const bool agree = row.kubernetes == row.python && row.kubernetes != "?";
    CHECK(Delivered(row.plain, Receiver::kAnybody).has_value() == agree);
  }
}

TEST_CASE("octal numbers are not what people see") {
  CHECK(IsAnotherNumber("010", "8"));
  CHECK_FALSE(IsAnotherNumber("007", "7"));
  CHECK_FALSE(IsAnotherNumber("0", "0"));
  CHECK_FALSE(IsAnotherNumber("00", "0"));
  CHECK_FALSE(IsAnotherNumber("0x10", "16"));
  CHECK_FALSE(IsAnotherNumber("yes", "true"));
  CHECK_FALSE(IsAnotherNumber("1_000", "1000"));
}

}  // namespace sparkvet::carrier
