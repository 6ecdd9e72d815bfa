// Work on several threads whose results come out in the order of the tasks.
//
//   InOrder<Batch, Results>(4, next, work, take);
//     next   fills the next task, or says that there is none; one thread at a time
//     work   makes a task into a result; several threads at once, of which it gets the number: 0, 1, …, jobs - 1
//     take   gets the results, one at a time, in the order in which `next` gave the tasks
//
// The calling thread works, too, and with one job, or one task, it does all. So many tasks are under way that a slow one
// does not stop the others, and no more, so that memory does not grow with their number.
#ifndef SPARKVET_LIB_VET_IN_ORDER_H_
#define SPARKVET_LIB_VET_IN_ORDER_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace sparkvet::vet {

template <class Task, class Result>
class InOrder {
 public:
  InOrder(unsigned jobs, std::function<bool(Task&)> next, std::function<Result(const Task&, unsigned thread)> work,
          std::function<void(Result)> take)
      : next_(std::move(next)), work_(std::move(work)), take_(std::move(take)), most_(jobs * kAheadPerJob) {
    Task first;
    if (!next_(first)) return;
    if (Task second; jobs > 1 && next_(second)) {
      waiting_.push_back(std::move(first));
      waiting_.push_back(std::move(second));
      RunOn(jobs);
      return;
    }
    do take_(work_(first, 0));
    while (next_(first));
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

 private:
  static constexpr size_t kAheadPerJob = 8;

  void RunOn(unsigned jobs) {
    std::vector<std::thread> threads;
    try {
      for (unsigned number = 1; number < jobs; ++number) threads.emplace_back([this, number] { Run(number); });
    } catch (const std::system_error&) {
      // As many as the system grants; this one is enough.
    }
    Run(0);
    for (std::thread& thread : threads) thread.join();
  }

  void Run(unsigned thread) {
    std::unique_lock lock(mutex_);
    while (true) {
      room_.wait(lock, [this] { return ended_ || results_.size() < most_; });
      Task task;
      if (ended_ || !Next(task)) return;
      const size_t number = taken_ + results_.size();
      results_.emplace_back();
      lock.unlock();
      Result result = work_(task, thread);
      lock.lock();
      results_[number - taken_] = std::move(result);
      if (!taking_) TakeWhatIsReady(lock);
    }
  }

  bool Next(Task& task) {
    if (!waiting_.empty()) {
      task = std::move(waiting_.front());
      waiting_.pop_front();
      return true;
    }
    if (next_(task)) return true;
    ended_ = true;
    room_.notify_all();
    return false;
  }

  // Whoever completes the first of the results under way hands them out, until one is not ready.
  void TakeWhatIsReady(std::unique_lock<std::mutex>& lock) {
    taking_ = true;
    while (!results_.empty() && results_.front()) {
      Result ready = std::move(*results_.front());
      results_.pop_front();
      ++taken_;
      lock.unlock();
      room_.notify_one();
      take_(std::move(ready));
      lock.lock();
    }
    taking_ = false;
  }

  std::function<bool(Task&)> next_;
  std::function<Result(const Task&, unsigned thread)> work_;
  std::function<void(Result)> take_;
  size_t most_;

  std::mutex mutex_;
  std::condition_variable room_;
  std::deque<Task> waiting_;  // given by `next` before the threads ran
  std::deque<std::optional<Result>> results_;  // of the tasks under way; the first has number taken_
  size_t taken_ = 0;
  bool taking_ = false;
  bool ended_ = false;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_IN_ORDER_H_
