#include "lib/carrier/reused.h"

#include <doctest/doctest.h>

namespace sparkvet::carrier {
namespace {

struct Room {
  std::vector<int> numbers;
  void Clear() { ClearRoom(numbers, 100); }
};

}  // namespace

TEST_CASE("what is used again is empty, and has kept its room") {
  const int* where = nullptr;
  {
    Reused<Room> room;
    room->numbers.assign(50, 1);
    where = room->numbers.data();
  }
  const Reused<Room> again;
  CHECK(again->numbers.empty());
  CHECK(again->numbers.capacity() >= 50);
  again->numbers.push_back(2);
  CHECK(again->numbers.data() == where);
}

TEST_CASE("two in use at once are two, and huge room is given back") {
  {
    Reused<Room> outer, inner;
    CHECK(&*outer != &*inner);
    outer->numbers.assign(101, 1);
    inner->numbers.assign(101, 1);
  }
  Reused<Room> room;
  CHECK(room->numbers.capacity() <= 100);
}

}  // namespace sparkvet::carrier
