// Which reads of the driver come to the same on two releases.
#include "lib/driver/alike_steps.h"

#include <doctest/doctest.h>

#include <string_view>

#include "lib/driver/builtin_fixture.h"

namespace sparkvet::driver {
namespace {

using spark::Release;

// The driver's own read of a key, as some step of the rules has it.
const rule::StepRecord& ReadOf(std::string_view key) {
  for (const rule::PartRecord& part : Program().parts()) {
    for (const rule::StepRecord& step : Program().Steps(part)) {
      const bool is_read = step.kind == rule::StepKind::kRead && step.key != rule::kNone && step.when == rule::kNone;
      if (is_read && Catalogue().Name(step.key) == key) return step;
    }
  }
  FAIL("nobody reads ", key);
  std::abort();
}

bool IsReadAlike(std::string_view key, Release a, Release b) {
  return AlikeSteps(Program(), Catalogue(), a, b, Texts::kAny).Has(ReadOf(key));
}

}  // namespace

TEST_CASE("a read is alike where the entry and its check are") {
  CHECK(IsReadAlike("spark.dynamicAllocation.executorIdleTimeout", {3, 1}, {4, 3}));  // checked against a duration on both
  CHECK(IsReadAlike("spark.task.cpus", {3, 1}, {4, 1}));                              // checked on neither
}

TEST_CASE("a read is not alike where the key is another kind of entry, or checked on one release alone") {
  CHECK_FALSE(IsReadAlike("spark.task.cpus", {4, 2}, {4, 3}));  // an int, then a decimal
  CHECK_FALSE(IsReadAlike("spark.task.cpus", {4, 1}, {4, 2}));
  CHECK_FALSE(IsReadAlike("spark.dynamicAllocation.executorIdleTimeout", {2, 4}, {3, 0}));
}

}  // namespace sparkvet::driver
