#include "lib/driver/remembered_reads.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::driver {

using rule::Value;

TEST_CASE("what a step made of a text is found again, by that step and that text only") {
  const rule::StepRecord steps[2] = {};
  RememberedReads reads;
  CHECK(reads.Find(steps[0], "30s") == nullptr);
  reads.Add(steps[0], "30s", Value::Time({30, 0}));
  reads.Add(steps[1], "30s", Value::Int(30));
  reads.Add(steps[0], "", Value::Null());
  REQUIRE(reads.Find(steps[0], "30s") != nullptr);
  CHECK(Dump(*reads.Find(steps[0], "30s")) == "duration(\"30s\")");
  CHECK(Dump(*reads.Find(steps[1], "30s")) == "30");
  CHECK(Dump(*reads.Find(steps[0], "")) == "null");
  CHECK(reads.Find(steps[0], "30") == nullptr);
  CHECK(reads.Find(steps[1], "") == nullptr);
}

TEST_CASE("a value that is a text outlives the setting that it was read from") {
  const rule::StepRecord step = {};
  RememberedReads reads;
  std::string setting(RememberedReads::kLongest, 'a');
  reads.Add(step, setting, Value::String(setting));
  setting.assign(setting.size(), 'b');
  const std::string before(RememberedReads::kLongest, 'a');
  REQUIRE(reads.Find(step, before) != nullptr);
  CHECK(reads.Find(step, before)->as_string() == before);
  CHECK(reads.Find(step, setting) == nullptr);
}

TEST_CASE("when it is full all is found still, and nothing is once it was cleared") {
  const rule::StepRecord step = {};
  RememberedReads reads;
  int64_t kept = 0;
  for (; !reads.is_full(); ++kept) reads.Add(step, std::to_string(kept), Value::Int(kept));
  CHECK(kept == 512);
  for (int64_t i = 0; i < kept; ++i) {
    const Value* const value = reads.Find(step, std::to_string(i));
    REQUIRE(value != nullptr);
    CHECK(value->as_int() == i);
  }
  CHECK(reads.Find(step, std::to_string(kept)) == nullptr);
  reads.Clear();
  CHECK_FALSE(reads.is_full());
  CHECK(reads.Find(step, "0") == nullptr);
}

}  // namespace sparkvet::driver
