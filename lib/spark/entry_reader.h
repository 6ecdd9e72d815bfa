// How the driver reads one key: ConfigEntry.readFrom with its alternatives, fallback, prepended key, ${…} and default, and the
// raw getters of SparkConf beside it.
//
//   EntryReader r(catalogue, {3, 5}, settings);
//   r.Read(id of "spark.dynamicAllocation.initialExecutors", Getter::kEntry)
//     with spark.dynamicAllocation.minExecutors = "2"   ->  {kValue, int 2, named: …initialExecutors}
//     with …initialExecutors = "abc"                    ->  {kMalformed, {kNotInt, "abc"}, named: …minExecutors}
//
// Range checks of entries are rules (rules/driver/value-checks.toml); messages are rules too.
#ifndef SPARKVET_LIB_SPARK_ENTRY_READER_H_
#define SPARKVET_LIB_SPARK_ENTRY_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/spark/catalogue.h"
#include "lib/spark/release.h"
#include "lib/spark/substitute.h"
#include "lib/spark/value.h"

namespace sparkvet::spark {

// The Spark method that a value is read through.
enum class Getter : uint8_t {
  kEntry,         // SparkConf.get(ConfigEntry)
  kGetOption,     // SparkConf.getOption(key): a bare string, no ${…}
  kSubstituted,   // ConfigReader.get(key): a string with ${…} filled in
  kGetBoolean,    // SparkConf.getBoolean(key, …), and so on
  kGetInt,
  kGetLong,
  kGetDouble,
  kGetTimeAsSeconds,
  kGetTimeAsMs,
  kGetSizeAsBytes,
  kGetSizeAsKb,
  kGetSizeAsMb,
  kToInt,             // getOption(key).map(_.toInt), and so on: what fails is told without the key
  kToLong,
  kToDouble,
  kToBoolean,
  kTimeStringAsSeconds,  // getOption(key).map(Utils.timeStringAsSeconds)
  kMemoryStringToMb,  // getOption(key).map(Utils.memoryStringToMb)
  kByteStringAsBytes,  // getOption(key).map(JavaUtils.byteStringAsBytes)
};

// "entry", "getInt", "toInt": how rules name a getter.
std::string_view Name(Getter getter);
std::optional<Getter> GetterByName(std::string_view name);
// What a getter makes of a value; kEntry: what the catalogue says.
ValueType TypeOf(Getter getter, ValueType entry_type);

// The getter that reads what an entry of this type and unit does; kEntry where none does.
Getter GetterLike(ValueType type, std::string_view unit);

// A setting's raw text; not to be known before run time when `unknown`.
struct RawSetting {
  std::string_view text;
  bool unknown = false;
  Translation translation = Translation::kNone;  // what SparkConf makes of an old name's value
};

// One configuration, as the driver's SparkConf holds it: what was set, as far as that is known.
class Settings {
 public:
  virtual ~Settings() = default;
  virtual std::optional<RawSetting> Lookup(std::string_view key) const = 0;
  // The same for a key of the catalogue, where that can be found faster than by its name.
  virtual std::optional<RawSetting> LookupKey(KeyId, std::string_view name) const { return Lookup(name); }
  // Whether nobody set a key of the catalogue, where that can be told faster than by looking it up.
  virtual bool IsSurelyUnset(KeyId) const { return false; }
  // Whether more may be set than is held here.
  virtual bool IsPart() const { return false; }
  // ${env:NAME} and ${system:NAME}; unknown unless the caller knows the machine.
  virtual Binding EnvironmentOf(std::string_view) const { return {Binding::Kind::kUnknown, {}}; }
  virtual Binding SystemProperty(std::string_view) const { return {Binding::Kind::kUnknown, {}}; }
};

struct ReadResult {
  enum class State : uint8_t {
    kUnset,      // nobody set it and it has no default
    kValue,
    kUnknown,    // depends on what is not known before run time
    kMalformed,  // `error` says how
    kCircular,   // ${…} comes back to itself: `circular`
  };
  State state = State::kUnset;
  ValueType type = ValueType::kString;
  int64_t integer = 0;     // boolean 0/1, int, long, time and bytes in the entry's unit
  double floating = 0;     // double
  std::string_view written;                // the raw text as it was set
  std::optional<std::string> substituted;  // the same with ${…} filled in, where it had any
  bool is_default = false;  // nobody set it: the default was converted
  bool is_bare = false;     // malformed before its getter saw it: the words are those of a bare conversion
  KeyId named = kNoKey;    // the key that the reader's errors name: a fallback's for an entry that has one
  std::string_view unit;   // the entry's unit, "SECONDS"
  ValueError error{};
  Substituted circular{};

  // What was converted; lives as long as this result and the settings.
  std::string_view text() const { return substituted ? std::string_view(*substituted) : written; }
};

// Whether two reads come to the same, however it was written: 60s and 1min.
bool AreAlike(const ReadResult& a, const ReadResult& b);

class EntryReader {
 public:
  EntryReader(const Catalogue& catalogue, Release release, const Settings& settings)
      : catalogue_(catalogue), release_(release), settings_(settings) {}

  ReadResult Read(KeyId key, Getter getter) const;
  // The same for a key by name, which no catalogue may know: `named` is kNoKey then.
  ReadResult ReadNamed(std::string_view key, Getter getter) const;

  // Whether nobody set the key, by any of its names, nor what it falls back to: a read takes the default.
  bool TakesDefault(KeyId key) const;

  // The setting that a read of the key would take: its own, an old name's, or its first alternative's that is set.
  std::optional<RawSetting> Raw(KeyId key) const;

 private:
  // The key's own setting or that of an old name: SparkConf.getOption.
  std::optional<RawSetting> Own(KeyId key) const;
  std::optional<RawSetting> Own(std::string_view key) const;
  void Take(const RawSetting& raw, bool substitute, ReadResult& result) const;
  ReadResult ReadEntry(KeyId key) const;
  void ReadPrepended(const RawSetting& front, const std::optional<RawSetting>& own, ReadResult& result) const;
  // What a getter that knows no entry makes of a setting; kUnset without one.
  ReadResult ReadRaw(KeyId named, const std::optional<RawSetting>& raw, Getter getter) const;
  void Convert(Getter getter, ReadResult& result) const;
  References MakeReferences() const;
  Binding RegisteredDefault(std::string_view key) const;

  const Catalogue& catalogue_;
  Release release_;
  const Settings& settings_;
};

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_ENTRY_READER_H_
