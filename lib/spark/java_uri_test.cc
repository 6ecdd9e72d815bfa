#include "lib/spark/java_uri.h"

#include <doctest/doctest.h>

namespace sparkvet::spark {

TEST_CASE("what java.net.URI takes") {
  const auto scheme = [](std::string_view text) { return std::string(ParseJavaUri(text)->scheme.value_or("none")); };
  CHECK(scheme("local:///a.jar#b") == "local");
  CHECK(scheme("/a.jar") == "none");
  CHECK(scheme("a%20b?c=d") == "none");
  CHECK(*ParseJavaUri("local:///a.jar#b")->path == "/a.jar");
  CHECK(*ParseJavaUri("local:///a.jar#b")->fragment == "b");
  CHECK_FALSE(ParseJavaUri("mailto:a")->path.has_value());
}

TEST_CASE("what it refuses") {
  for (const std::string_view text : {"a b", "1:2", "a_b:c", "file:", "a%zz", "[ab]", "a#b#c", "https://"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(ParseJavaUri(text).has_value());
  }
}

TEST_CASE("a file's URI quotes what no URI holds") {
  CHECK(FileUri("/x/a b%.jar") == "file:/x/a%20b%25.jar");
  CHECK(FileUri("/\xC3\xA9") == "file:/\xC3\xA9");
  CHECK(AbsolutePath("a//./b/", "/x") == "/x/a/./b");
  CHECK(CanonicalPath("../a/./b", "/x/y") == "/x/a/b");
  CHECK(DecodeUriPart("a%20b%") == "a b%");
}

}  // namespace sparkvet::spark
