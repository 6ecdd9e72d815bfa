// What the rule language sees of the world: one configuration, through questions about keys, and the context
// in which it is judged. lib/resolve answers; tests answer from a table.
#ifndef SPARKVET_LIB_RULE_HOST_H_
#define SPARKVET_LIB_RULE_HOST_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::rule {

class Command;

// Context fields by the names they have in expressions.
enum class ContextField : uint8_t { kManager, kDeployMode, kRelease, kReleaseIsAssumed, kHeap, kProcessors, kSubmitted, kPlatform };

// What SparkConf says of a deprecated name.
struct DeprecatedName {
  std::string_view since;    // "3.1.0"
  std::string_view message;  // what the warning adds, or ""
  std::string_view renamed;  // the new name, or ""
};

class Host {
 public:
  virtual ~Host() = default;

  // The effective value as Spark would read it: typed by the catalogue, alternatives, fallback, ${…} and
  // default applied. Error when malformed, or not set and without a default.
  virtual Value Read(spark::KeyId key) = 0;
  // The same for a key by name; a string for a key that no catalogue knows.
  virtual Value ReadByName(std::string_view key) = 0;
  // Whether anyone set the key under its own name or an alternative; unknown where that cannot be told.
  virtual Value IsSet(std::string_view key) = 0;
  // "yarn", "client", "3.5", the driver's heap in bytes, its processors; Unknown where not known.
  virtual Value Context(ContextField field) = 0;
  // The same for the release, which is always known.
  virtual spark::Release release() const = 0;
  // How often the winning layer set the key; how it was written, or "".
  virtual int64_t TimesSet(std::string_view key) = 0;
  virtual std::string_view LastSetAs(std::string_view key) = 0;
  // Who set the key, as carrier::LayerId says it, or "".
  virtual std::string_view SetBy(std::string_view key) = 0;
  // The one cluster manager whose part of Spark reads the key, or "".
  virtual std::string_view OnlyOn(std::string_view key) = 0;
  // Whether the release knows the key, or a family does.
  virtual bool IsKnownKey(std::string_view key) = 0;
  // The releases that know the key, in words, or "".
  virtual std::string KnownIn(std::string_view key) = 0;
  // The real key most like this one, or "". The text lives as long as the host.
  virtual std::string_view NearestKey(std::string_view key) = 0;
  // Every key that was set and starts with the prefix, once, in the order of setting. The texts live as long as the
  // host, the span until the next call.
  virtual std::span<const std::string_view> SetKeys(std::string_view prefix) = 0;
  // Those of them that the release has deprecated, in the same way.
  virtual std::span<const std::string_view> DeprecatedKeys() = 0;
  virtual std::optional<DeprecatedName> Deprecated(std::string_view key) = 0;
  // The text of an environment variable; Null when it is not set; Unknown where the environment is not known.
  virtual Value Environment(std::string_view name) = 0;
  // Whether the driver's class path holds Spark's own jars and nothing else.
  virtual bool ClassPathIsSparks() = 0;
  // The command line of spark-submit, where its own part is played; else null.
  virtual Command* TheCommand() { return nullptr; }
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_HOST_H_
