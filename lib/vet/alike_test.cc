#include "lib/vet/alike.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

namespace sparkvet::vet {
namespace {

std::vector<uint32_t> Order(std::vector<std::string_view> lines) {
  Alike alike;
  std::vector<uint32_t> places;
  for (const Alike::Line& line : alike.Order(lines)) places.push_back(line.place);
  return places;
}

}  // namespace

TEST_CASE("requests for the same release and master come one after the other, in their order") {
  const char* const a = R"({"id":1,"release":"2.4.8","conf":{"spark.master":"yarn"}})";
  const char* const b = R"({"id":1,"release":"3.5.9","conf":{"spark.master":"yarn"}})";
  const char* const c = R"({"id":1,"release":"3.5.9","argv":["--master","local"]})";
  for (const auto& [lines, together] : {std::pair(std::vector<std::string_view>{a, b, a, b}, std::vector<uint32_t>{0, 2, 1, 3}),
                                        std::pair(std::vector<std::string_view>{c, b, c, c}, std::vector<uint32_t>{0, 2, 3, 1})}) {
    std::vector<uint32_t> order = Order(lines);
    if (order.front() != together.front()) std::rotate(order.begin(), std::find(order.begin(), order.end(), together.front()), order.end());
    CHECK(order == together);
  }
}

TEST_CASE("whatever a line is, it has its place") {
  CHECK(Order({}).empty());
  CHECK(Order({"", "x", "{\"release\"", "master\"", ""}).size() == 5);
  CHECK(Order({"", "", ""}) == std::vector<uint32_t>{0, 1, 2});
}

}  // namespace sparkvet::vet
