#include "lib/vet/in_order.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace sparkvet::vet {

TEST_CASE("results come in the order of the tasks, however long each takes") {
  for (const unsigned jobs : {1U, 2U, 5U}) {
    for (const int tasks : {0, 1, 2, 3, 500}) {
      CAPTURE(jobs);
      CAPTURE(tasks);
      int given = 0;
      std::atomic<int> under_way = 0, most = 0;
      std::atomic<bool> taking = false;
      std::vector<std::atomic<int>> busy(jobs);
      std::vector<int> taken;
      InOrder<int, int>(
          jobs,
          [&](int& task) {
            task = given;
            return given++ < tasks;
          },
          [&](const int& task, unsigned thread) {
            CHECK(thread < jobs);
            CHECK(++busy[thread] == 1);
            const int now = ++under_way;
            for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
            }
            for (int i = 0; i < (task % 7 == 0 ? 20 : 0); ++i) std::this_thread::yield();
            --under_way;
            --busy[thread];
            return task * 2;
          },
          [&](int result) {
            CHECK_FALSE(taking.exchange(true));
            taken.push_back(result);
            taking = false;
          });
      REQUIRE(taken.size() == static_cast<size_t>(tasks));
      for (int i = 0; i < tasks; ++i) CHECK(taken[static_cast<size_t>(i)] == i * 2);
      CHECK(most <= static_cast<int>(jobs));
    }
  }
}

}  // namespace sparkvet::vet
