#include "lib/base/strings.h"

#include <doctest/doctest.h>

namespace sparkvet::base {

TEST_CASE("Split keeps empty parts") {
  CHECK(Split("a.b..c", '.') == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(Split("", '.') == std::vector<std::string_view>{""});
}

TEST_CASE("TrimBlanks takes spaces and tabs, nothing else") {
  CHECK(TrimBlanks(" \ta b\t ") == "a b");
  CHECK(TrimBlanks("\na\n") == "\na\n");
  CHECK(TrimBlanks(" \t") == "");
}

TEST_CASE("EqualsIgnoreCase folds ASCII only") {
  CHECK(EqualsIgnoreCase("TrUe", "true"));
  CHECK_FALSE(EqualsIgnoreCase("true", "true "));
  CHECK_FALSE(EqualsIgnoreCase("É", "é"));
}

TEST_CASE("Printable never lets a terminal see a control character or a broken byte") {
  CHECK(Printable("a\tb\n\r") == "a\\tb\\n\\r");
  CHECK(Printable("\x1b[31m") == "\\x1B[31m");
  CHECK(Printable("caf\xC3\xA9") == "café");
  CHECK(Printable("\xC3(") == "\\xC3(");
  CHECK(Printable("\xC2\x9B") == "\\xC2\\x9B");
  CHECK(Printable(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("CodePoint reads sequences of each length") {
  CHECK(CodePoint("A") == 0x41);
  CHECK(CodePoint("\xC3\xA9") == 0xE9);
  CHECK(CodePoint("\xE2\x82\xAC") == 0x20AC);
  CHECK(CodePoint("\xF0\x9F\x98\x80") == 0x1F600);
}

TEST_CASE("IsUtf8 refuses overlong forms, surrogates and cut sequences") {
  CHECK(IsUtf8("caf\xC3\xA9 \xF0\x9F\x98\x80"));
  CHECK_FALSE(IsUtf8("\xC0\xAF"));
  CHECK_FALSE(IsUtf8("\xED\xA0\x80"));
  CHECK_FALSE(IsUtf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(IsUtf8("\xE2\x82"));
}

TEST_CASE("PlainPrefix ends before the first byte that is no printable ASCII, wherever it stands") {
  CHECK(PlainPrefix("") == 0);
  CHECK(PlainPrefix("a ~b") == 4);
  for (size_t size = 1; size < 20; ++size) {
    for (size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, '~');
        text[at] = static_cast<char>(byte);
        REQUIRE(PlainPrefix(text) == (byte >= 0x20 && byte < 0x7F ? size : at));
      }
    }
  }
}

TEST_CASE("Count says one thing and several things") {
  CHECK(Count(1, "setting") == "1 setting");
  CHECK(Count(0, "setting") == "0 settings");
}

}  // namespace sparkvet::base
