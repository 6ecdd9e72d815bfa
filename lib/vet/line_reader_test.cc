#include "lib/vet/line_reader.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

namespace sparkvet::vet {
namespace {

// The lines of a text, read through a file.
std::vector<std::string> Lines(const std::string& text, size_t limit) {
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  std::fwrite(text.data(), 1, text.size(), file);
  std::fflush(file);
  lseek(fileno(file), 0, SEEK_SET);
  LineReader reader(fileno(file), limit);
  std::vector<std::string> lines;
  while (reader.Next()) lines.emplace_back(reader.line());
  CHECK(reader.error() == 0);
  std::fclose(file);
  return lines;
}

}  // namespace

TEST_CASE("lines end with a line feed or with the stream") {
  CHECK(Lines("a\nb\n", 10) == std::vector<std::string>{"a", "b"});
  CHECK(Lines("a\n\nb", 10) == std::vector<std::string>{"a", "", "b"});
  CHECK(Lines("", 10).empty());
  CHECK(Lines("\n", 10) == std::vector<std::string>{""});
}

TEST_CASE("a line that is too long is cut one byte behind the limit, and the next one is whole") {
  CHECK(Lines("abcdef\nxy\n", 3) == std::vector<std::string>{"abcd", "xy"});
}

TEST_CASE("lines longer than what is read at once are joined") {
  const std::string a(700000, 'a'), b(300000, 'b');
  CHECK(Lines(a + '\n' + b + "\nc", 1 << 20) == std::vector<std::string>{a, b, "c"});
}

TEST_CASE("what was read at once comes at once") {
  const std::string a(700000, 'a');
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  std::fputs((a + "\nb\n\nabc\nd").c_str(), file);
  std::fflush(file);
  lseek(fileno(file), 0, SEEK_SET);
  LineReader reader(fileno(file), 1 << 20);
  std::vector<std::vector<std::string>> all;
  std::vector<std::string_view> some;
  while (reader.NextSome(3, some)) all.emplace_back(some.begin(), some.end());
  CHECK(all == std::vector<std::vector<std::string>>{{a, "b", ""}, {"abc"}, {"d"}});
  std::fclose(file);
}

TEST_CASE("a stream that cannot be read says so") {
  LineReader reader(-1, 10);
  CHECK_FALSE(reader.Next());
  CHECK(reader.error() != 0);
}

}  // namespace sparkvet::vet
