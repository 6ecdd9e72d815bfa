// What the steps of spark-submit's own part (rules/submit/) see beside the configuration: the words of its command line, in their
// order, and the surroundings that it asks. lib/driver answers.
#ifndef SPARKVET_LIB_RULE_COMMAND_H_
#define SPARKVET_LIB_RULE_COMMAND_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/rule/value.h"

namespace sparkvet::rule {

// What spark-submit's parser makes of one or two words.
struct CommandWord {
  std::string_view kind;   // "option", "unrecognized", "valueless", "settingless", "resource"
  std::string_view name;   // of the option; the word itself otherwise
  std::string_view value;  // of the option
  bool unknown = false;    // the value is not known before run time
};

class Command {
 public:
  virtual ~Command() = default;

  virtual std::span<const CommandWord> Words() = 0;
  // Of one of them.
  virtual Value NameOf(const CommandWord& word) = 0;
  virtual Value ValueOf(const CommandWord& word) = 0;
  // Keys that do not start with "spark.", each once.
  virtual std::vector<std::string_view> IgnoredKeys() = 0;
  // The last value given to the option; null when it is absent.
  virtual Value Option(std::string_view name) = 0;
  // Spark's keys among the properties of spark-submit's own JVM, each once.
  virtual std::vector<std::string_view> JvmProperties() = 0;
  // A setting as it was written, by its own name only; null when nobody wrote one.
  virtual Value Property(std::string_view key) = 0;
  // The text of an environment variable; null when it is not set, unknown where the environment is.
  virtual Value Variable(std::string_view name) = 0;
  // Why a file that the command names cannot be read: "missing", "folder", "malformed"; or "". Unknown where nobody looked.
  virtual Value FileState(std::string_view path) = 0;
  // Whether the file is there; unknown where nobody can tell.
  virtual Value FileExists(std::string_view path) = 0;
  // Nothing is hidden: the command, its files and its environment are all there is.
  virtual Value IsWhole() = 0;
  // Where relative paths start; nothing where that is not known.
  virtual std::optional<std::string_view> WorkingDirectory() = 0;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_COMMAND_H_
