#include "lib/rule/value.h"

#include <doctest/doctest.h>

#include <array>

namespace sparkvet::rule {

TEST_CASE("values are identical that no play could tell from each other") {
  const std::array<Value, 2> list{Value::Int(1), Value::String("a")}, same{Value::Int(1), Value::String("a")}, other{Value::Int(1), Value::String("b")};
  CHECK(Identical(Value::String("yarn"), Value::String("yarn")));
  CHECK_FALSE(Identical(Value::String("yarn"), Value::String("local")));
  CHECK(Identical(Value::List(list), Value::List(same)));
  CHECK_FALSE(Identical(Value::List(list), Value::List(other)));
  CHECK_FALSE(Identical(Value::List(list), Value::List(std::span(same).first(1))));
  CHECK(Identical(Value::Unknown(), Value::Unknown()));
  CHECK_FALSE(Identical(Value::Unknown(), Value::Error()));
  CHECK_FALSE(Identical(Value::Int(1), Value::Double(1)));  // which are equal to CEL
  CHECK(Equal(Value::Int(1), Value::Double(1)));
  CHECK(Identical(Value::Time({1, 5}), Value::Time({1, 5})));
  CHECK_FALSE(Identical(Value::Time({1, 5}), Value::Time({1, 6})));
}

}  // namespace sparkvet::rule
