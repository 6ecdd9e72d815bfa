// What a driver of one release prints and decides while it starts: its log lines that the configuration causes,
// the exception that stops it or none, and how many executors it asks for first.
#ifndef SPARKVET_LIB_DRIVER_TRANSCRIPT_H_
#define SPARKVET_LIB_DRIVER_TRANSCRIPT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::driver {

// A Throwable: its class with package, its message (nothing = null), its cause.
struct Exception {
  std::string class_name;
  std::optional<std::string> message;
  std::unique_ptr<Exception> cause;
};

struct LogLine {
  std::string_view level;   // "WARN", "ERROR", "INFO"
  std::string_view logger;  // the last part of the class name
  std::string message;
};

// Which rule a line or the exception comes from, and the keys that caused it, most telling first.
struct Cause {
  static constexpr uint32_t kNoRule = UINT32_MAX;

  uint32_t rule = kNoRule;  // index into Program::infos()
  std::optional<spark::KeyId> key;     // that only the step itself could tell; before all others
  std::span<const spark::KeyId> keys;  // the rule's, which live as long as the rules
  std::string key_by_name;  // a key that it is about before all others, where no catalogue knows it; or ""
  std::string help;  // the rule's way out, filled in, where it is wanted
  std::string replacement;  // what should stand in place of the key, where the rule says so and it is wanted
  bool announces_exception = false;  // the line says that the driver stops, not why

  std::vector<spark::KeyId> AllKeys() const {
    std::vector<spark::KeyId> all(keys.begin(), keys.end());
    if (key) all.insert(all.begin(), *key);
    return all;
  }
};

// A step that could not be decided because these keys' values are not known before run time.
struct Undecided {
  std::string_view what;  // what would be said, or thrown, or read; for people
  std::vector<spark::KeyId> keys;
  std::string_view part;      // of the rules in which the step stands
  uint32_t step = 0;          // which step of it, from 1
  bool is_mistake = false;  // an expression had no value although all settings are known: a mistake in the rules
};

// What the ExecutorAllocationManager goes by. What depends on a value that is not known before run time, or what the release does not have, is nothing.
struct AllocationManager {
  std::optional<int64_t> min_executors;
  std::optional<int64_t> max_executors;
  std::optional<rule::Duration> scheduler_backlog_timeout;
  std::optional<rule::Duration> sustained_scheduler_backlog_timeout;
  std::optional<rule::Duration> executor_idle_timeout;
  std::optional<rule::Duration> cached_executor_idle_timeout;
  std::optional<rule::Duration> shuffle_tracking_timeout;
};

struct Transcript {
  bool starts = true;
  std::unique_ptr<Exception> exception;
  Cause exception_cause;
  std::vector<LogLine> log;
  std::vector<Cause> log_causes;  // one for each line of `log`
  // What the driver would log if its own log level let it: the trouble is there, the line is not.
  std::vector<LogLine> silenced;
  std::vector<Cause> silenced_causes;
  bool submits = false;  // spark-submit hands something to a driver
  bool allocation = false;
  std::optional<int64_t> initial_executors;
  AllocationManager manager;  // where allocation is on
  std::vector<Undecided> undecided;
};

// A place in the words of a transcript.
struct Place {
  size_t log = 0, silenced = 0, undecided = 0;

  bool operator==(const Place&) const = default;
};
inline Place EndOf(const Transcript& t) { return {t.log.size(), t.silenced.size(), t.undecided.size()}; }

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_TRANSCRIPT_H_
