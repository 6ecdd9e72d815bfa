#include "lib/carrier/properties_writer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "lib/carrier/properties.h"

namespace sparkvet::carrier {

TEST_CASE("a setting is written so that it is read back") {
  struct Case {
    std::string key, value, line;
  };
  const Case kCases[] = {
      {"spark.a", "x y", "spark.a x y"},
      {"spark.a", "", "spark.a"},
      {"spark.a", "=x", "spark.a \\=x"},
      {"spark.a", ":x", "spark.a \\:x"},
      {"spark.a", "# no comment", "spark.a # no comment"},
      {"spark.a", "C:\\new\tx\ny", "spark.a C:\\\\new\\tx\\ny"},
      {"spark.a", "ends in a backslash\\", "spark.a ends in a backslash\\\\"},
      {"spark.a", "\xC3\xA9", "spark.a \xC3\xA9"},
      {"spark.a", "\nkept\r", "spark.a \\nkept\\r"},
      {"spark.hadoop.a=b:c d", "1", "spark.hadoop.a\\=b\\:c\\ d 1"},
      {"#a", "1", "\\#a 1"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.line);
    CHECK(PropertyLine(c.key, c.value).value_or("none") == c.line);
  }
}

TEST_CASE("what no properties file can say is not written") {
  for (const std::string value : {" x", "x ", "\tx", "\xFF"}) {
    CAPTURE(value);
    CHECK(!PropertyLine("spark.a", value).has_value());
  }
}

TEST_CASE("lines of a file do not touch each other") {
  std::mt19937 random(7);
  const std::string alphabet = "ab \\=:#!\n\r\t\f\"'$u0041{}\xC3\xA9";
  for (int round = 0; round < 500; ++round) {
    std::vector<std::pair<std::string, std::string>> wanted;
    std::string file;
    for (int i = 0; i < 8; ++i) {
      std::string text[2] = {"spark.", ""};
      for (std::string& t : text) {
        for (size_t n = random() % 12; n > 0; --n) {
          const size_t at = random() % (alphabet.size() - 1);
          t += at + 2 == alphabet.size() ? alphabet.substr(at) : std::string(1, alphabet[at]);
        }
      }
      if (const auto line = PropertyLine(text[0], text[1])) {
        file += *line + '\n';
        wanted.emplace_back(text[0], text[1]);
      }
    }
    const Fragment read = ParseProperties(file, 0, Layer::kDefaultsFile);
    REQUIRE(read.settings.size() == wanted.size());
    for (size_t i = 0; i < wanted.size(); ++i) {
      CHECK(read.settings[i].key == wanted[i].first);
      CHECK(read.settings[i].value == wanted[i].second);
    }
  }
}

}  // namespace sparkvet::carrier
