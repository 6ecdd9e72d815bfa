#include "lib/text/source.h"

#include <doctest/doctest.h>

namespace sparkvet::text {

TEST_CASE("Locate counts lines and columns from 1, in bytes") {
  const SourceFile f("a.conf", "ab\nc\xC3\xA9x\n");
  CHECK(f.Locate(0) == Position{1, 1});
  CHECK(f.Locate(2) == Position{1, 3});
  CHECK(f.Locate(3) == Position{2, 1});
  CHECK(f.Locate(6) == Position{2, 4});
  CHECK(f.Locate(999) == Position{3, 1});
}

TEST_CASE("a line ends with LF, CRLF or a lone CR") {
  const SourceFile f("a.conf", "one\r\ntwo\rthree\nfour");
  CHECK(f.Line(1) == "one");
  CHECK(f.Line(2) == "two");
  CHECK(f.Line(3) == "three");
  CHECK(f.Line(4) == "four");
  CHECK(f.Line(5) == "");
  CHECK(f.Line(0) == "");
  CHECK(f.LineBegin(3) == 9);
}

TEST_CASE("an empty text has one empty line") {
  const SourceFile f("empty", "");
  CHECK(f.Locate(0) == Position{1, 1});
  CHECK(f.Line(1) == "");
}

TEST_CASE("a SourceSet's texts stay where they are") {
  SourceSet set;
  const FileId first = set.Add("a", "x");
  const std::string_view text = set[first].text();
  for (int i = 0; i < 1000; ++i) set.Add("b", "y");
  CHECK(set[first].text().data() == text.data());
  CHECK(set.Text({first, 0, 1}) == "x");
  CHECK(set.Text({}) == "");
}

}  // namespace sparkvet::text
