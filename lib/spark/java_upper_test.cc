#include "lib/spark/java_upper.h"

#include <doctest/doctest.h>

namespace sparkvet::spark {

TEST_CASE("JavaUpper writes capitals as the JVM does") {
  constexpr struct {
    std::string_view in, want;
  } kRows[] = {
      {"", ""},
      {"warn 1_A", "WARN 1_A"},
      {"éàþÿ÷×µ", "ÉÀÞŸ÷×Μ"},
      {"straße", "STRASSE"},
      {"ıſŉ", "ISʼN"},
      {"āĳĺňŋŷżž", "ĀĲĹŇŊŶŻŽ"},
      {"ĀİĸĹŸ", "ĀİĸĹŸ"},
      {"άέίαρςσϋόύώ", "ΆΈΊΑΡΣΣΫΌΎΏ"},
      {"аяѐџѡҁҋҿ", "АЯЀЏѠҀҊҾ"},
      {"日本😀", "日本😀"},
      {"a\xC3", "A\xC3"},
      {"\xC3\x28z", "\xC3\x28Z"},
  };
  for (const auto& row : kRows) CHECK(JavaUpper(row.in) == row.want);
}

}  // namespace sparkvet::spark
