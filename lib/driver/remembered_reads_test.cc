#include "lib/driver/remembered_reads.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::driver {
namespace {

using rule::Value;
using Reader = RememberedReads::Reader;

// What is known, or "".
std::string Found(const RememberedReads& reads, const Reader& reader, std::string_view text) {
  const std::optional<Value> value = reads.Find(reader, text);
  return value ? Dump(*value) : "";
}

}  // namespace

TEST_CASE("what a reader made of a text is found again, by that reader and that text only") {
  const Reader idle{7, 0, 7}, by_getter{7, 1, 7}, by_old_name{7, 0, 8}, other{8, 0, 7};
  RememberedReads reads;
  CHECK(Found(reads, idle, "30s").empty());
  reads.Keep(idle, "30s", Value::Time({30, 0}));
  reads.Keep(by_getter, "30s", Value::Int(30));
  reads.Keep(idle, "", Value::Null());
  CHECK(Found(reads, idle, "30s") == "duration(\"30s\")");
  CHECK(Found(reads, by_getter, "30s") == "30");
  CHECK(Found(reads, idle, "") == "null");
  for (const Reader& stranger : {by_old_name, other}) CHECK(Found(reads, stranger, "30s").empty());
  CHECK(Found(reads, idle, "30").empty());
  CHECK(Found(reads, by_getter, "").empty());
}

TEST_CASE("a value that is the text is that of whoever asks") {
  const Reader reader{1, 0, 1};
  RememberedReads reads;
  std::string setting(RememberedReads::kLongest, 'a');
  reads.Keep(reader, setting, Value::String(setting));
  const std::string again = setting;
  setting.assign(setting.size(), 'b');
  REQUIRE(reads.Find(reader, again));
  CHECK(reads.Find(reader, again)->as_string().data() == again.data());
  CHECK(Found(reads, reader, setting).empty());
}

TEST_CASE("what is too long, or refers to something else, is not kept") {
  const Reader reader{1, 0, 1};
  RememberedReads reads;
  const std::string long_text(RememberedReads::kLongest + 1, 'a');
  reads.Keep(reader, long_text, Value::Int(1));
  reads.Keep(reader, " yarn ", Value::String("yarn"));
  reads.Keep(reader, "a,b", Value::List({}));
  for (const std::string_view text : {std::string_view(long_text), std::string_view(" yarn "), std::string_view("a,b")}) {
    CHECK(Found(reads, reader, text).empty());
  }
}

TEST_CASE("of more than it holds, what is found is right") {
  const Reader reader{3, 0, 3};
  RememberedReads reads;
  int found = 0;
  for (int64_t i = 0; i < 5000; ++i) reads.Keep(reader, std::to_string(i), Value::Int(i));
  for (int64_t i = 0; i < 5000; ++i) {
    const std::optional<Value> value = reads.Find(reader, std::to_string(i));
    if (!value) continue;
    ++found;
    CHECK(value->as_int() == i);
  }
  CHECK(found > 500);
  CHECK(found <= 1024);
}

}  // namespace sparkvet::driver
