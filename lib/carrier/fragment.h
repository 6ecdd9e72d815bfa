// What one carrier says: settings in the order in which they take effect, duplicates and unknown keys
// included, and where each was written. A carrier is a format in which people write settings: a properties
// file, a spark-submit command, a SparkApplication manifest.
//
//   "spark.master yarn\nspark.executor.cores 4\n"
//     ->  Fragment{settings: [{"spark.master", "yarn"}, {"spark.executor.cores", "4"}]}
//   "spark-submit --master yarn --conf spark.executor.cores=4 app.py"
//     ->  Fragment{options: [{"--master", "yarn"}], settings: [{"spark.executor.cores", "4"}], …}
//
// Nothing is resolved here: who wins, and what an option means on which cluster manager, is lib/resolve's
// business. Views point into the source or into the fragment's own arena.
#ifndef SPARKVET_LIB_CARRIER_FRAGMENT_H_
#define SPARKVET_LIB_CARRIER_FRAGMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/layer.h"
#include "lib/carrier/submit_options.h"
#include "lib/spark/cluster_manager.h"
#include "lib/text/arena.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

// One key and its raw value as Spark would receive them (escapes decoded, Spark's trimming done).
struct Setting {
  std::string_view key;
  std::string_view value;
  text::Span key_span;
  text::Span value_span;  // an empty range where a value would stand if none was written
  Layer layer = Layer::kConf;
  // Holds a shell variable, a command substitution or a template, or stands in a branch of a template: what
  // Spark receives is not to be known before run time. `value` is the text as written.
  bool unknown = false;
  std::string_view unknown_why;  // where it is not run time that decides: "it depends on the operator's version"
  // The key itself holds one of these: it may be any key, so it is never a misspelt one.
  bool key_unknown = false;
  // How it was written when not by its key: "spec.dynamicAllocation.minExecutors". Empty otherwise.
  std::string_view written_as;
  uint32_t key_hash = 0;  // spark::HashKey of the key; 0: nobody has worked it out
};

// A spark-submit option other than --conf, by its full name ("-v" is "--verbose").
struct Option {
  std::string_view name;
  std::string_view value;  // empty for a switch
  text::Span name_span;
  text::Span value_span;
  bool unknown = false;
  std::optional<SubmitOption> known;  // what the table has of it
};

// What spark-submit refuses or what never reaches it, in the words of the input.
struct Misuse {
  enum class Kind : uint8_t {
    kUnrecognizedOption,   // --num-executor 4
    kMissingOptionValue,   // … --master
    kConfWithoutEquals,    // --conf spark.x true
    kOptionAfterResource,  // app.py --conf spark.x=1: the application gets it, Spark does not
    kNotAnApplication,     // "—conf", "b.conf," or "spark.x=1" stands where the application is expected
    kStrayOption,          // "spark-submit app.py\n--conf spark.x=1": the shell runs --conf as a program
    kNotAString,           // a manifest's field that must be a string is a YAML number or boolean
    kUnknownField,         // a manifest's block has no such field: the API server drops it
    kNotAnInteger,         // a field that must be an integer is something else
    kNotABoolean,
    kBelowMinimum,         // an integer that the API server refuses as too small
    kOverridden,           // a setting in the manifest's map that another field of the manifest beats
    kIdleBlock,            // a block that does nothing, since the field that switches it on is absent
    kDeniedKey,            // a key that the operator refuses
    kSetTwice,             // a key or option that is given again further down, with another value
    kAnotherNumber,        // "010 as 8": what YAML makes of a number is not what people see
    kTwoSettings,          // --conf spark.a=1,spark.b=2: one setting with an odd value
    kSetsNothing,          // a block that sets no key, where no key does what its name promises
    kUnreadFile,           // a file that a manifest mounts, and that nobody reads
    kLacksApplication,     // "PYSPARK_SUBMIT_ARGS": arguments for spark-submit that end without one
    kNotAPair,             // "c:d:2" in --properties=a=b:c:1,c:d:2: a comma begins another pair
    kNotText,              // a number in a map of which a service takes strings only
    kTooLate,              // a program sets what the driver's JVM has been started with
    kNeededAbove,          // a number that whoever reads the manifest refuses to do without
  };
  Kind kind;
  std::string_view word;
  text::Span span;
  text::Span winner = {};  // what holds in its place, if it is written
  std::string_view nearest = {};  // what was probably meant, which outlives all that is read
};

// The input cannot be read as what it claims to be: nothing certain can be said about it (exit code 3).
struct Problem {
  text::Span span;
  std::string message;
};

// A part that was not read and is no mistake: a template that only its engine can turn into the format. It is
// worth a note, never an exit code.
struct Unread {
  text::Span span;
  std::string why;
};

enum class Kind : uint8_t {
  kProperties,
  kSubmit,
  kManifest,
  kMap,  // settings that somebody hands to Spark beside whatever else there is
};

// What spark-submit's parser does with one or two words, in the order of the words: which mistake comes first decides what it says.
struct CommandWord {
  enum class Kind : uint8_t { kOption, kUnrecognized, kMissingValue, kResource };
  Kind kind;
  std::string_view name;   // of the option, by its full name; else the word
  std::string_view value;  // of the option
  text::Span span;
  bool unknown = false;
  std::optional<SubmitOption> option;  // of kOption and kMissingValue
};

// What a command finds in its environment.
struct EnvironmentVariable {
  std::string_view name;
  std::string_view value;
  bool unknown = false;  // what it holds, or even whether it is there
  text::Span span;       // of the value, where it is written
};

struct Fragment {
  Fragment(Kind k, text::FileId f) : kind(k), file(f) {}
  Fragment(Fragment&&) = default;
  Fragment& operator=(Fragment&&) = default;

  Kind kind;
  text::FileId file;
  std::string title;  // "SparkApplication nightly", "spark-submit"; for people

  std::vector<Setting> settings;
  std::vector<Option> options;
  std::vector<Misuse> misuses;
  std::vector<CommandWord> words;  // of a submit command
  std::vector<EnvironmentVariable> environment;  // of a submit command, as far as its surroundings say so; the last one of a name counts
  std::vector<Problem> problems;
  std::vector<Unread> unread;
  std::vector<text::Located<std::string_view>> comments;  // without the comment sign
  text::Located<std::string_view> ignored_rules;  // a manifest's annotation that asks to leave findings out

  // What the carrier's nature or its fields say about the context; resolve weighs it against flags.
  text::Located<std::string_view> release;      // "3.5.6", as written; empty = says nothing
  std::string_view release_of;                   // whose version that is, where no field says it: "apache/spark:3.5.6"
  std::optional<spark::ClusterManager> manager;  // a SparkApplication is Kubernetes
  text::Located<std::string_view> deploy_mode;   // a manifest's spec.mode
  text::Located<std::string_view> primary_resource;
  text::Located<std::string_view> config_map;  // that a manifest mounts; or that a properties file stands in
  // What runs it, where that is more than its own lines: a step of a pipeline. What a comment above it says is said of it.
  text::Span step;
  // The program of a submit command by its known name: "spark-submit", "spark-sql". Empty for other kinds.
  text::Located<std::string_view> program;

  // A word that is unknown stands where settings may stand ($EXTRA_ARGS, {{ conf_lines }}): anything may be set
  // beyond what is listed here, so nothing may be concluded from a key's absence.
  bool open_ended = false;

  text::Arena arena;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_FRAGMENT_H_
