#include "lib/spark/java_upper.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace sparkvet::spark {
namespace {

std::string Utf8(uint32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

// testdata/values/capitals.tsv, the JVM's answers: letter → capitals.
std::map<uint32_t, std::string> Recorded() {
  std::map<uint32_t, std::string> recorded;
  std::ifstream in(SPARKVET_TESTDATA "/values/capitals.tsv");
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    uint32_t letter = 0;
    words >> std::hex >> letter;
    for (uint32_t capital = 0; words >> capital;) recorded[letter] += Utf8(capital);
  }
  return recorded;
}

}  // namespace

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
      {"ǆǅﬁﬃԱևẞꮿ𐐨", "ǄǄFIFFIԱԵՒẞᏯ𐐀"},
      {"a\xC3", "A\xC3"},
      {"\xC3\x28z", "\xC3\x28Z"},
  };
  for (const auto& row : kRows) CHECK(JavaUpper(row.in) == row.want);
}

TEST_CASE("JavaUpper agrees with the JVM about every letter") {
  const std::map<uint32_t, std::string> recorded = Recorded();
  REQUIRE(recorded.size() > 1400);
  for (uint32_t letter = 0; letter <= 0x10FFFF; ++letter) {
    if (letter >= 0xD800 && letter <= 0xDFFF) continue;
    const std::string text = Utf8(letter);
    const auto known = recorded.find(letter);
    const std::string want = known == recorded.end() ? text : known->second;
    if (JavaUpper(text) != want) FAIL_CHECK("U+" << letter << " becomes " << JavaUpper(text) << ", not " << want);
  }
}

}  // namespace sparkvet::spark
