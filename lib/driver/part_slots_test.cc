#include "lib/driver/part_slots.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/image/builtin.h"

namespace sparkvet::driver {

TEST_CASE("a part stands over what its steps name, and over what the parts that they call do") {
  const rule::Program program(image::BuiltIn());
  PartSlots slots(program);
  const auto place = [&](const rule::PartRecord* part) { return static_cast<uint32_t>(part - program.parts().data()); };
  const rule::PartRecord* const manager = program.Part("executor-allocation-manager");
  const rule::PartRecord* const initial = program.Part("initial-executors");
  REQUIRE(manager != nullptr);
  REQUIRE(initial != nullptr);
  const std::vector<uint32_t>& of_manager = slots.Of(place(manager));
  const std::vector<uint32_t>& of_initial = slots.Of(place(initial));
  CHECK(std::is_sorted(of_manager.begin(), of_manager.end()));
  CHECK(std::includes(of_manager.begin(), of_manager.end(), of_initial.begin(), of_initial.end()));
  CHECK(of_manager.size() > of_initial.size());
  for (const rule::StepRecord& step : program.Steps(*initial)) {
    if (step.slot != rule::kNone) CHECK(std::binary_search(of_initial.begin(), of_initial.end(), step.slot));
  }
}

}  // namespace sparkvet::driver
