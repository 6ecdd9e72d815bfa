// How compiled rules lie in the image (lib/image): plain records, written by the compiler (compile.h) and read
// in place by Program (program.h). Nothing outside this module needs them.
#ifndef SPARKVET_LIB_RULE_RECORDS_H_
#define SPARKVET_LIB_RULE_RECORDS_H_

#include <cstdint>

#include "lib/image/image.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/release.h"

namespace sparkvet::rule {

using NodeId = uint32_t;
inline constexpr uint32_t kNone = UINT32_MAX;

enum class Op : uint8_t {
  kConstant,     // bool, int, double, null: `type` and the 64 bits in a, b
  kText,         // Str{a, b}
  kSlot,         // the value that a `read`, `let` or `each` step named: slot a
  kKey,          // the effective value of catalogue key a, typed by the catalogue
  kConf,         // conf[child a] for a key that is no constant
  kVariable,     // comprehension or `each` variable: variable a
  kContext,      // Context field a
  kCall,         // function a over arguments {b, c}
  kList,         // arguments {b, c}
  kIndex,        // a[b]
  kNot, kNegate,  // a
  kAnd, kOr, kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual, kIn,  // a, b
  kAdd, kSubtract, kMultiply, kDivide, kModulo,                                   // a, b
  kConditional,  // a ? b : c
  kAll, kExists, kExistsOne, kFilter, kMap,  // over list a, body b, variable c
};

struct Node {
  Op op = Op::kConstant;
  uint8_t type = 0;  // BaseType of a constant
  uint16_t unused = 0;
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t c = 0;
};

// A message's pieces: `literal`, then the value of `node` unless that is kNone.
struct Piece {
  image::Str literal;
  NodeId node = kNone;
};

// Who a step or a rule is for. A step without conditions has kAllManagers and the widest range.
inline constexpr uint8_t kAllManagers = 0xFF;
struct Audience {
  spark::ReleaseRange releases;
  uint8_t managers = kAllManagers;  // bit i = ClusterManager i
  uint8_t unused[3] = {};
};

// What the transcript reports beside the log.
enum class Decision : uint8_t {
  kAllocation,
  kInitialExecutors,
  kLogLevel,
  // What the allocation manager goes by:
  kMinExecutors,
  kMaxExecutors,
  kSchedulerBacklogTimeout,
  kSustainedSchedulerBacklogTimeout,
  kExecutorIdleTimeout,
  kCachedExecutorIdleTimeout,
  kShuffleTrackingTimeout,
  // Whether spark-submit hands anything to a driver.
  kSubmits,
};

// The places that a rule with `each` walks over.
enum class Collection : uint8_t {
  kWhole,  // no `each`: the configuration as a whole
  kKeys,
  kIgnoredKeys,
  kDroppedOptions,
  kUnrecognizedOptions,
  kOptionsWithoutValue,
  kConfsWithoutEquals,
  kOptionsAfterResource,
  kNotApplications,
  kStrayOptions,
  kUnquotedValues,
  kUnknownFields,
  kNonIntegers,
  kNonBooleans,
  kBelowMinimum,
  kOverriddenSettings,
  kIdleBlocks,
  kDeniedKeys,
  kSetTwice,
  kAnotherNumbers,
  kTwoSettings,
  kBlocksThatSetNothing,
  kTooLate,
  kUnreadFiles,
  kNeededFields,
  kLacksApplication,
  kNotPairs,
  kNonStrings,
  kBeatenInCommand,
  kContradicted,
  kIgnoredByPlatform,
  kRefusedByPlatform,
  kUnreadableValues,
  // Of comments that ask to leave findings out; told when everything else has been said:
  kMalformedSuppressions,
  kUnknownSuppressions,
  kSuppressionsWithoutReason,
  kExpiredSuppressions,
  kUnusedSuppressions,
};

enum class Severity : uint8_t { kInfo, kWarning, kError };

enum class StepKind : uint8_t { kRead, kLet, kCall, kLog, kThrow, kDecide, kArgument, kAssign, kRemove };

struct StepRecord {
  StepKind kind = StepKind::kRead;
  uint8_t getter = 0;    // kRead: spark::Getter
  Decision decision = Decision::kAllocation;  // kDecide
  uint8_t unused = 0;
  Audience audience;
  NodeId when = kNone;    // skip unless true
  NodeId unless = kNone;  // kThrow: throws unless true
  NodeId value = kNone;   // kLet, kDecide; kRead: the reader's default
  NodeId list = kNone;    // kCall: `in` of `each`
  uint32_t slot = kNone;  // kRead, kLet, kCall with each
  uint32_t key = kNone;   // kRead: catalogue key; kNone: the key's name is `message`
  NodeId at = kNone;      // the name of a key that the step is about, beside `keys`
  uint32_t part = kNone;  // kCall
  uint32_t info = kNone;  // RuleInfo, if the step has an id
  image::Str level;       // kLog; kCall: of onThrow
  image::Str logger;
  image::Str exception;   // kThrow; kCall: of wraps
  image::Str cause_exception;  // kThrow: empty = no cause; kCall: of wraps, in place of what was thrown
  image::Str wrapped_unless;  // kCall: exceptions of this class are not wrapped
  image::Range message;   // pieces: kLog, kThrow; kCall: of wraps; kRead: the key's name for its reader
  image::Range cause_message;  // pieces
  image::Range on_throw;  // pieces of the line that onThrow logs
  NodeId on_throw_when = kNone;  // only if true then
  uint32_t on_throw_part = kNone;  // kCall: played when it throws
  image::Range keys;      // catalogue keys that the step depends on, in order of importance
  image::Str option;      // kArgument: what gives it first
  image::Str property;    // kArgument: the key that is asked next; kAssign, kRemove: the key
  image::Str old_property;  // kArgument: and the key after that
  image::Str environment;   // kArgument: and the variable after that
  uint32_t elsewhere = 0;   // kArgument: the option has an effect beside the settings
  uint32_t merge = 0;       // kAssign: appends to a list that is there
};

struct PartRecord {
  image::Str name;
  image::Str summary;
  image::Str source;
  image::Range steps;
};

// What is said about a rule, or a step with an id, to people.
struct InfoRecord {
  image::Str id;
  image::Str family;  // "driver", "advice" or "suppression"
  Severity severity = Severity::kWarning;
  uint8_t is_safe = 0;  // what `replace` puts there may be put there unasked
  uint8_t unused[2] = {};
  Audience audience;
  image::Str summary;
  image::Str why;
  image::Str fix;
  image::Str source;
  image::Range examples;
  image::Range help;     // pieces
  image::Range replace;  // pieces: what should stand at the place
};

struct ExampleRecord {
  image::Str release;
  image::Str manager;
  image::Str platform;
  image::Str bad;
  image::Str good;
};

// What a platform sets where nobody else does.
struct PlatformSetRecord {
  Audience audience;
  image::Str key;
  image::Str value;
  image::Str source;
  uint8_t unknown = 0;        // the value depends on the cluster; `value` says on what
  uint8_t in_defaults = 0;    // it stands in spark-defaults.conf, so a properties file of one's own replaces it
  uint8_t unused[2] = {};
};

// What becomes of keys that somebody sets there.
struct PlatformKeyRecord {
  Audience audience;
  image::Str key;  // ends in a dot or hyphen: all that start so
  image::Str instead;
  image::Str source;
  uint8_t refused = 0;       // else ignored
  uint8_t of_commands = 0;   // only where spark-submit sets it
  uint8_t unused[2] = {};
};

inline constexpr uint8_t kNoManager = 0xFF;
struct PlatformRecord {
  image::Str name;
  image::Str title;
  image::Str source;
  image::Range sets;
  image::Range keys;
  uint8_t manager = kNoManager;  // on which its jobs run where nobody says otherwise
  uint8_t unused[3] = {};
};

struct RuleRecord {
  uint32_t info = kNone;
  Collection collection = Collection::kWhole;
  uint8_t unused[3] = {};
  uint32_t variable = kNone;
  NodeId when = kNone;
  image::Range message;
  image::Range keys;  // what is underlined, best first
};

// How a getter fails on a value that it cannot take.
inline constexpr uint8_t kAnyType = 0xFF;
inline constexpr uint8_t kRefused = 0xF0;   // an entry's own check says no
inline constexpr uint8_t kCircular = 0xF1;  // ${…} comes back to itself
inline constexpr uint8_t kNotOneOf = 0xF2;  // the entry's own list of values says no
struct MalformedRecord {
  uint8_t getter = 0;         // spark::Getter
  uint8_t type = kAnyType;    // spark::ValueType
  uint8_t error = 0;          // spark::ValueErrorKind, kRefused or kCircular
  uint8_t unused = 0;
  Audience audience;
  uint32_t info = kNone;
  image::Str exception;
  image::Str message;  // {key} {value} {type} {unit} {detail} {check} {from}
  image::Str cause_exception;  // empty: no cause
  image::Str cause_message;
};

// A condition that an entry puts on its own values; the frame of its message is a MalformedRecord.
struct CheckRecord {
  uint32_t key = kNone;
  Audience audience;
  NodeId unless = kNone;  // over the slot `slot`
  uint32_t slot = kNone;
  NodeId value = kNone;   // what the entry makes of the value first
  uint8_t error = kRefused;  // or kNotOneOf
  uint8_t unused[3] = {};
  image::Str message;     // or the list
};

// What is known of classes on Spark's own class path. There are thousands: a name is kept as its hash only.
struct ClassRecord {
  uint64_t hash = 0;  // HashClassName
  spark::ReleaseRange releases;
  uint16_t kinds = 0;  // a set of them, see ClassKindRecord
  uint8_t unused[2] = {};
};
// A kind of class in a set of kinds: an interface or base class, "abstract", a constructor as "new(SparkConf)".
struct ClassKindRecord {
  image::Str kind;
  uint16_t set = 0;
  uint8_t unused[2] = {};
};
// FNV-1a with 64 bits: no two of some ten thousand names share one.
constexpr uint64_t HashClassName(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  return hash;
}
// Names that start so may be classes or not: nobody listed them.
struct PackageRecord {
  image::Str prefix;
};

struct DerivationRecord {
  uint32_t key = kNone;
  image::Str title;
  image::Str formula;
  NodeId value = kNone;
  image::Range keys;
};

struct CountsRecord {
  uint32_t slots = 0;
  uint32_t variables = 0;
  spark::ReleaseRange written;  // the releases whose driver the parts describe
};

inline constexpr image::TagId kNodes = image::Tag("node"), kArguments = image::Tag("args"),
                              kPieces = image::Tag("pice"), kSteps = image::Tag("step"),
                              kParts = image::Tag("part"), kInfos = image::Tag("info"),
                              kExamples = image::Tag("exam"), kRules = image::Tag("rule"),
                              kKeyLists = image::Tag("klst"), kMalformed = image::Tag("malf"),
                              kChecks = image::Tag("chck"), kDerivations = image::Tag("derv"),
                              kCounts = image::Tag("cnts"), kClasses = image::Tag("clss"),
                              kClassKinds = image::Tag("clsk"),
                              kPackages = image::Tag("pckg"), kPlatforms = image::Tag("plat"),
                              kPlatformSets = image::Tag("plst"), kPlatformKeys = image::Tag("plky");

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_RECORDS_H_
